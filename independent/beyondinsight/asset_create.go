package beyondinsight

import (
	"fmt"
	"net/netip"
	"strconv"
	"strings"
)

// fillAsset reads the properties of an asset that requests have in common into one.
func (s *service) fillAsset(c *call, b *body, a *asset, update bool) {
	limit := func(most int) int {
		if update && s.variant("long-texts-on-update") {
			return 0
		}
		return most
	}
	byName := !update && id(c.args[0]) < 0
	domain, kind := 64, 64
	if byName && s.bug("domain-of-any-length-by-workgroup-name") {
		domain = 0
	}
	if s.bug("asset-type-of-64-refused") {
		kind = 63
	}
	a.name = b.text("AssetName", limit(128))
	a.dns = b.text("DnsName", limit(255))
	a.domain = b.text("DomainName", limit(domain))
	a.mac = b.text("MacAddress", limit(128))
	a.kind = b.text("AssetType", limit(kind))
	a.system = b.text("OperatingSystem", limit(255))
	a.ip = b.text("IPAddress", limit(45))
	if s.bug("mac-address-rewritten") {
		a.mac = strings.ToUpper(strings.ReplaceAll(a.mac, "-", ":"))
	}
	if b.has("IPAddress") && !s.variant("ip-addresses-not-parsed") {
		if _, err := netip.ParseAddr(a.ip); err != nil {
			b.fail("IPAddress must be an IP address.")
		}
	}
	description := b.text("Description", 255)
	if b.has("Description") && s.takesDescription(c, update) {
		a.description = description
	}
}

// takesDescription says whether the version in the URL is 3.1 or greater.
func (s *service) takesDescription(c *call, update bool) bool {
	if s.bug("description-needs-exactly-3.1") {
		return c.query["version"] == "3.1"
	}
	if update && s.bug("description-updated-in-any-version") {
		return true
	}
	first, second, _ := strings.Cut(c.query["version"], ".")
	major, _ := strconv.Atoi(first)
	minor, _ := strconv.Atoi(second)
	return major > 3 || major == 3 && minor >= 1
}

func (s *service) createAsset(c *call) (answer, error) {
	group, err := s.workgroupOf(c, c.args[0])
	if err != nil {
		return answer{}, err
	}
	b, err := s.read(c)
	if err != nil {
		return answer{}, err
	}
	made := &asset{workgroup: group.id, created: c.now, updated: c.now}
	s.fillAsset(c, b, made, false)
	byName := id(c.args[0]) < 0
	if !s.bug("ip-address-optional-with-name") || !b.has("AssetName") {
		b.need("IPAddress")
	}
	if err := b.err(); err != nil {
		return answer{}, err
	}
	if made.name == "" {
		made.name = padded(made.ip)
		if s.bug("asset-named-by-plain-ip") {
			made.name = made.ip
		}
		if byName && s.bug("asset-without-name-by-workgroup-name") {
			made.name = ""
		}
	}
	made.id = s.store.next(ofAsset)
	s.store.assets[made.id] = made
	s.index.set(c.now, made.id, made)
	if byName && s.bug("asset-created-with-200-by-workgroup-name") {
		return ok(s.viewAsset(made))
	}
	return created(s.viewAsset(made))
}

// padded writes an IP address with all its digits.
func padded(text string) string {
	ip, err := netip.ParseAddr(text)
	if err != nil || !ip.Is4() {
		if err == nil {
			return ip.WithZone("").StringExpanded()
		}
		return text
	}
	four := ip.As4()
	return fmt.Sprintf("%03d.%03d.%03d.%03d", four[0], four[1], four[2], four[3])
}
