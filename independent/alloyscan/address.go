package alloyscan

import (
	"net/netip"
	"regexp"
	"strconv"
	"strings"
)

var (
	hostName = regexp.MustCompile(`^([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)*[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$`)
	fourText = regexp.MustCompile(`^\d{1,3}(\.\d{1,3}){3}(/\d{1,2})?$`)
)

// wellFormed says whether a text is an address, a network, or a range from one address to another.
func (s *service) wellFormed(text string) bool {
	if s.bug("octets-unchecked") && fourText.MatchString(text) && prefixFits(text) {
		return true
	}
	if from, to, ok := strings.Cut(text, "-"); ok {
		first, err1 := netip.ParseAddr(strings.TrimSpace(from))
		last, err2 := netip.ParseAddr(strings.TrimSpace(to))
		if err1 == nil && err2 == nil {
			return first.BitLen() == last.BitLen() && first.Compare(last) <= 0
		}
	}
	if address, length, ok := strings.Cut(text, "/"); ok {
		if s.bug("prefix-unchecked") {
			_, err := strconv.Atoi(length)
			_, bad := netip.ParseAddr(address)
			return err == nil && bad == nil
		}
		_, err := netip.ParsePrefix(text)
		return err == nil
	}
	if _, err := netip.ParseAddr(text); err == nil {
		return true
	}
	return s.variant("host-names-are-addresses") && len(text) <= 253 && hostName.MatchString(text)
}

// prefixFits says whether a network has a prefix that IPv4 has, or none.
func prefixFits(text string) bool {
	_, length, ok := strings.Cut(text, "/")
	n, err := strconv.Atoi(length)
	return !ok || err == nil && n <= 32
}

// badAddress finds the first address that is malformed.
func (s *service) badAddress(addresses []string) (string, bool) {
	for i, address := range addresses {
		if i > 0 && s.bug("first-address-checked") {
			break
		}
		if !s.wellFormed(address) {
			return address, true
		}
	}
	return "", false
}
