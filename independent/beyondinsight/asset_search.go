package beyondinsight

import (
	"net/http"
	"strings"
	"time"
)

// An index is what the search looks at. It keeps how each asset was, so that it can be behind.
type index struct {
	versions map[int][]version // by asset
}

// A version is how an asset was from a time on; nil if it was deleted.
type version struct {
	from  time.Time
	asset *asset
}

// set notes how an asset is now.
func (x *index) set(now time.Time, id int, a *asset) {
	if a != nil {
		copied := *a
		a = &copied
	}
	x.versions[id] = append(x.versions[id], version{now, a})
}

// at lists the assets as they were at a time.
func (x *index) at(when time.Time) map[int]*asset {
	all := map[int]*asset{}
	for id, versions := range x.versions {
		for _, one := range versions {
			if one.from.After(when) {
				break
			}
			all[id] = one.asset
		}
		if all[id] == nil {
			delete(all, id)
		}
	}
	return all
}

// searchDelay is how long the search takes to notice a change.
func (s *service) searchDelay() time.Duration {
	if s.variant("search-is-late") {
		return time.Second
	}
	return 0
}

// searchAssets finds the assets that match all that is given, in any case of letters.
func (s *service) searchAssets(c *call) (answer, error) {
	b, err := s.read(c)
	if err != nil {
		return answer{}, err
	}
	tests := s.textTests(b)
	ips := b.text("IPAddress", 0)
	if err := b.err(); err != nil {
		return answer{}, err
	}
	if ips != "" {
		test, err := s.ipTest(ips)
		if err != nil {
			return answer{}, refuse(http.StatusBadRequest, "IPAddress must be an address, a list, a range or a block.")
		}
		tests = append(tests, func(a *asset) bool { return test(a.ip) })
	}
	if len(tests) == 0 && !s.bug("search-for-nothing-finds-all") {
		return answer{}, refuse(http.StatusBadRequest, "Give at least one property.")
	}
	found := arrange(s, s.index.at(c.now.Add(-s.searchDelay())), func(a *asset) bool {
		return s.seesWorkgroup(c, a.workgroup) && s.matches(a, tests)
	})
	if s.bug("search-ignores-offset") {
		delete(c.query, "offset")
	}
	got, err := s.page(c, found)
	if page, paged := got.body.(map[string]any); paged && s.bug("search-total-is-of-all-assets") {
		page["TotalCount"] = len(s.store.assets)
	}
	return got, err
}

// textTests makes a test of each text that is given.
func (s *service) textTests(b *body) []func(*asset) bool {
	var tests []func(*asset) bool
	for _, one := range []struct {
		name string
		of   func(*asset) string
	}{
		{"AssetName", func(a *asset) string { return a.name }},
		{"DnsName", func(a *asset) string { return a.dns }},
		{"DomainName", func(a *asset) string { return a.domain }},
		{"MacAddress", func(a *asset) string { return a.mac }},
		{"AssetType", func(a *asset) string { return a.kind }},
	} {
		want := b.text(one.name, 0)
		if want == "" || one.name == "AssetType" && s.bug("search-ignores-asset-type") {
			continue
		}
		tests = append(tests, func(a *asset) bool {
			got := one.of(a)
			switch {
			case one.name == "DomainName" && s.bug("search-for-domain-minds-case"):
				return got == want
			case one.name == "DnsName" && s.bug("search-for-part-of-dns-name"):
				return strings.Contains(strings.ToLower(got), strings.ToLower(want))
			}
			return strings.EqualFold(got, want)
		})
	}
	return tests
}

func (s *service) matches(a *asset, tests []func(*asset) bool) bool {
	one := s.bug("search-matches-any-criterion")
	for _, test := range tests {
		if test(a) == one {
			return one
		}
	}
	return !one || len(tests) == 0
}
