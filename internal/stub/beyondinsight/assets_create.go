package beyondinsight

import (
	"fmt"
	"net/http"
	"net/netip"
	"strconv"
	"strings"
	"time"

	api "github.com/assay-conformance/assay/generated/beyondinsight"
	"github.com/assay-conformance/assay/internal/rule"
)

// creationGuards are the guards of one way to create an asset.
type creationGuards struct {
	stored         rule.Site // the created asset can be read
	inWorkgroup    rule.Site // in the workgroup of the path
	paddedName     rule.Site // a missing name is the padded address
	descriptionOld rule.Site // the description is not stored below version 3.1
	descriptionNew rule.Site // and is stored from version 3.1
}

// The ways to create an asset: in the workgroup of an id, and of a name.
var (
	createsByID   = creationGuardsOf("createWorkgroupAsset")
	createsByName = creationGuardsOf("createWorkgroupAsset/@by-name")
)

func creationGuardsOf(operation string) creationGuards {
	return creationGuards{
		stored: rule.Guard(operation, "stored"), inWorkgroup: rule.Guard(operation, "in-workgroup"), paddedName: rule.Guard(operation, "padded-name"),
		descriptionOld: rule.Guard(operation, "description-version"), descriptionNew: rule.Guard(operation, "description-stored"),
	}
}

func (g creationGuards) all() []rule.Site {
	return []rule.Site{g.stored, g.inWorkgroup, g.paddedName, g.descriptionOld, g.descriptionNew}
}

// CreateWorkgroupAsset creates an asset in a workgroup.
func (s *server) CreateWorkgroupAsset(w http.ResponseWriter, r *http.Request, workgroup string, params api.CreateWorkgroupAssetParams) {
	of, ok := s.workgroup(w, workgroup)
	if !ok {
		return
	}
	guards := createsByID
	if isName(workgroup) {
		guards = createsByName
	}
	body := read[api.AssetCreate](r)
	if body.IPAddress == "" {
		refuse(w, http.StatusBadRequest, "", "IPAddress is required")
		return
	}
	now := s.clock.Now().Format(time.RFC3339)
	made := asset{Asset: api.Asset{
		AssetID: s.next(), WorkgroupID: of.ID, IPAddress: body.IPAddress, AssetName: text(body.AssetName), DNSName: body.DNSName, DomainName: body.DomainName,
		MacAddress: body.MacAddress, AssetType: body.AssetType, OperatingSystem: body.OperatingSystem, CreateDate: now, LastUpdateDate: now,
	}}
	if made.AssetName == "" {
		made.AssetName = "unnamed"
		if s.enforces(guards.paddedName) {
			made.AssetName = padded(made.IPAddress)
		}
	}
	if !s.enforces(guards.inWorkgroup) {
		made.WorkgroupID = branchWorkgroup
	}
	if body.Description != nil && s.storesDescription(params.Version, guards.descriptionOld, guards.descriptionNew) {
		made.Description = body.Description
	}
	if s.enforces(guards.stored) {
		s.assets.Put(key(made.AssetID), made)
	}
	respond(w, http.StatusCreated, made.Asset)
}

// storesDescription reports whether a request of a version stores a description (A-BI-54).
func (s *server) storesDescription(version *string, ifOld, ifNew rule.Site) bool {
	if atLeast(text(version), 3, 1) {
		return s.enforces(ifNew)
	}
	return !s.enforces(ifOld)
}

// atLeast compares a version with another one, number by number: 3.10 is above 3.9.
func atLeast(version string, major, minor int) bool {
	parts := strings.Split(version+".0", ".")
	a, err := strconv.Atoi(parts[0])
	b, _ := strconv.Atoi(parts[1])
	return err == nil && (a > major || a == major && b >= minor)
}

// padded returns an IPv4 address with three digits in each octet (A-BI-71), and any other text as it is.
func padded(address string) string {
	ip, err := netip.ParseAddr(address)
	if err != nil || !ip.Is4() {
		return address
	}
	b := ip.As4()
	return fmt.Sprintf("%03d.%03d.%03d.%03d", b[0], b[1], b[2], b[3])
}
