package beyondinsight

import (
	"errors"
	"net/netip"
	"strings"
)

// parseRange reads a range such as 10.0.0.1-10.0.0.25.
func parseRange(text string) (first, last netip.Addr, err error) {
	from, to, both := strings.Cut(text, "-")
	if !both {
		return first, last, errors.New("no range")
	}
	if first, err = netip.ParseAddr(strings.TrimSpace(from)); err != nil {
		return first, last, err
	}
	if last, err = netip.ParseAddr(strings.TrimSpace(to)); err != nil {
		return first, last, err
	}
	if first.Is4() != last.Is4() || last.Less(first) {
		return first, last, errors.New("no range")
	}
	return first, last, nil
}

// ipTest makes the test of what the search for assets takes as IPAddress: an address, a list of
// addresses with commas, a range or a block.
func (s *service) ipTest(text string) (func(string) bool, error) {
	var tests []func(netip.Addr) bool
	items := strings.Split(text, ",")
	if s.bug("search-takes-first-of-ip-list") {
		items = items[:1]
	}
	for _, item := range items {
		test, err := s.ipItem(strings.TrimSpace(item))
		if err != nil {
			return nil, err
		}
		tests = append(tests, test)
	}
	return func(value string) bool {
		got, err := netip.ParseAddr(value)
		if err != nil {
			return strings.EqualFold(value, text)
		}
		for _, test := range tests {
			if test(got) {
				return true
			}
		}
		return false
	}, nil
}

func (s *service) ipItem(item string) (func(netip.Addr) bool, error) {
	switch {
	case strings.Contains(item, "-"):
		first, last, err := parseRange(item)
		if err != nil {
			return nil, err
		}
		if s.bug("search-compares-ips-as-text") {
			return func(a netip.Addr) bool { return first.String() <= a.String() && a.String() <= last.String() }, nil
		}
		return func(a netip.Addr) bool {
			if s.bug("search-range-without-last") && a == last {
				return false
			}
			return a.Is4() == first.Is4() && first.Compare(a) <= 0 && a.Compare(last) <= 0
		}, nil
	case strings.Contains(item, "/"):
		block, err := netip.ParsePrefix(item)
		if err != nil {
			return nil, err
		}
		if s.bug("search-block-of-whole-octets") {
			block = netip.PrefixFrom(block.Addr(), block.Bits()/8*8)
		}
		return block.Contains, nil
	}
	one, err := netip.ParseAddr(item)
	if err != nil {
		return nil, err
	}
	return func(a netip.Addr) bool { return a == one }, nil
}
