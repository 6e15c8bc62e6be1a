package beyondinsight

import "net/http"

// updateAsset replaces the properties of an asset. Some may be empty, none may be missing.
func (s *service) updateAsset(c *call) (answer, error) {
	found, err := s.assetOf(c)
	if err != nil {
		return answer{}, err
	}
	b, err := s.read(c)
	if err != nil {
		return answer{}, err
	}
	next := *found
	s.fillAsset(c, b, &next, true)
	s.needForUpdate(b)
	next.workgroup = b.number("WorkgroupID")
	if s.bug("asset-half-updated-though-refused") && b.has("AssetName") {
		found.name, found.dns = next.name, next.dns
	}
	if err := b.err(); err != nil {
		return answer{}, err
	}
	if s.workgroupByID(next.workgroup) == nil {
		return answer{}, refuse(http.StatusBadRequest, "The workgroup does not exist.")
	}
	if !s.seesWorkgroup(c, next.workgroup) {
		return answer{}, s.foreign("The workgroup")
	}
	next.updated = c.now
	s.spoilUpdate(&next, found, c)
	view := s.viewAsset(&next)
	if s.bug("asset-stays-in-its-workgroup") {
		next.workgroup = found.workgroup
	}
	*found = next
	if !s.bug("search-finds-old-values") {
		s.index.set(c.now, found.id, found)
	}
	return ok(view)
}

func (s *service) needForUpdate(b *body) {
	b.need("WorkgroupID", "AssetName", "IPAddress")
	if !s.bug("dns-name-optional-on-update") {
		b.needPresent("DnsName")
	}
	b.needPresent("DomainName", "MacAddress", "AssetType", "OperatingSystem")
	if !s.variant("empty-dns-and-domain-accepted") && !s.bug("dns-name-optional-on-update") {
		b.need("DnsName", "DomainName")
	}
	if s.bug("empty-operating-system-refused") {
		b.need("OperatingSystem")
	}
}

// spoilUpdate has the bugs of an update.
func (s *service) spoilUpdate(next, old *asset, c *call) {
	if s.bug("mac-address-cannot-be-cleared") && next.mac == "" {
		next.mac = old.mac
	}
	if s.bug("asset-date-stays") {
		next.updated = old.updated
	}
	if s.bug("asset-created-anew-by-update") {
		next.created = c.now
	}
}
