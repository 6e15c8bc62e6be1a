package beyondinsight

import (
	"net/http"
	"net/netip"
	"strings"

	api "github.com/assay-conformance/assay/generated/beyondinsight"
	"github.com/assay-conformance/assay/internal/rule"
)

// The guards of the search for assets, besides those of every listing of assets.
const (
	searchIgnoresCase rule.Site = "searchAssets/guard/ignores-case"
	searchEqual       rule.Site = "searchAssets/guard/equal"     // a part of a value does not match
	searchSingle      rule.Site = "searchAssets/guard/ip-single" // one address
	searchList        rule.Site = "searchAssets/guard/ip-list"   // several
	searchRange       rule.Site = "searchAssets/guard/ip-range"  // from one to another, with both
	searchCIDR        rule.Site = "searchAssets/guard/ip-cidr"   // a network
)

var searchGuards = []rule.Site{searchIgnoresCase, searchEqual, searchSingle, searchList, searchRange, searchCIDR}

// SearchAssets lists the assets that match all properties of the request.
func (s *server) SearchAssets(w http.ResponseWriter, r *http.Request, params api.SearchAssetsParams) {
	body := read[api.AssetSearch](r)
	s.list(w, listedBySearch, params.Limit, params.Offset, func(a asset) bool {
		compared, matched := 0, 0
		for _, one := range []struct {
			sent    *string
			matches func(string) bool
		}{
			{body.AssetName, s.equals(a.AssetName)}, {body.DNSName, s.equals(text(a.DNSName))}, {body.DomainName, s.equals(text(a.DomainName))},
			{body.MacAddress, s.equals(text(a.MacAddress))}, {body.AssetType, s.equals(text(a.AssetType))},
			{body.IPAddress, func(sent string) bool { return s.inAddresses(a.IPAddress, sent) }},
		} {
			if one.sent == nil {
				continue
			}
			compared++
			if one.matches(*one.sent) {
				matched++
			}
		}
		return matched == compared || matched > 0 && !s.enforces(listedBySearch.of)
	})
}

// equals returns a comparison with a value of an asset.
func (s *server) equals(value string) func(sent string) bool {
	return func(sent string) bool {
		if s.enforces(searchIgnoresCase) {
			value, sent = strings.ToLower(value), strings.ToLower(sent)
		}
		if !s.enforces(searchEqual) {
			return strings.Contains(value, sent)
		}
		return value == sent
	}
}

// inAddresses reports whether an address is one of those that a search asks for.
func (s *server) inAddresses(address, asked string) bool {
	ip, err := netip.ParseAddr(address)
	if err != nil {
		return strings.EqualFold(address, asked)
	}
	from, to, isRange := strings.Cut(asked, "-")
	network, notCIDR := netip.ParsePrefix(asked)
	switch {
	case strings.Contains(asked, ","):
		return s.enforces(searchList) && containsAddress(strings.Split(asked, ","), ip)
	case isRange:
		first, err1 := netip.ParseAddr(strings.TrimSpace(from))
		last, err2 := netip.ParseAddr(strings.TrimSpace(to))
		return s.enforces(searchRange) && err1 == nil && err2 == nil && first.Compare(ip) <= 0 && ip.Compare(last) <= 0
	case notCIDR == nil:
		return s.enforces(searchCIDR) && network.Contains(ip)
	}
	return s.enforces(searchSingle) && containsAddress([]string{asked}, ip)
}

// containsAddress reports whether one of several texts is an address.
func containsAddress(texts []string, ip netip.Addr) bool {
	for _, one := range texts {
		if parsed, err := netip.ParseAddr(strings.TrimSpace(one)); err == nil && parsed == ip {
			return true
		}
	}
	return false
}
