package alloyscan

import (
	"net/netip"
	"strings"
)

func isBlock(address string) bool {
	_, err := netip.ParsePrefix(address)
	return err == nil
}

func isSingle(address string) bool {
	_, err := netip.ParseAddr(address)
	return err == nil
}

// isRange accepts 10.0.0.1-10.0.0.9, which the source neither shows nor excludes.
func isRange(address string) bool {
	from, to, found := strings.Cut(address, "-")
	return found && isSingle(from) && isSingle(to)
}

func malformed(addresses []string) bool {
	for _, a := range addresses {
		if !isBlock(a) && !isSingle(a) && !isRange(a) {
			return true
		}
	}
	return false
}
