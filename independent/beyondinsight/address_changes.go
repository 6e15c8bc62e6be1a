package beyondinsight

import (
	"net/http"
	"net/netip"
	"strings"
)

// The types of an address.
const (
	singleAddress = 1
	addressRange  = 2
	addressBlock  = 3
	namedHost     = 4
)

// readAddress reads an address. What is not given of one that exists is as in a new one.
func (s *service) readAddress(c *call, update bool) (address, error) {
	b, err := s.read(c)
	if err != nil {
		return address{}, err
	}
	most := longest
	if s.bug("address-value-counted-in-bytes") {
		if value := b.text("Value", 0); len(value) > longest {
			b.fail("Value must have at most %d characters.", longest)
		}
	}
	if update && s.bug("address-updated-to-any-length") {
		most = 0
	}
	read := address{kind: b.number("Type"), value: b.text("Value", most), omit: b.flag("Omit", false)}
	b.need("Type", "Value")
	if err := b.err(); err != nil {
		return address{}, err
	}
	if update && s.bug("address-type-unchecked-on-update") {
		return read, nil
	}
	last := namedHost
	if s.bug("named-hosts-refused") {
		last--
	}
	if read.kind < singleAddress || read.kind > last {
		if group := s.store.addressGroups[id(c.args[0])]; group != nil && !update && s.bug("address-stored-though-refused") {
			read.id, read.group, read.updated = s.store.next(ofAddress), group.id, c.now
			s.store.addresses[read.id] = &read
		}
		return address{}, refuse(http.StatusBadRequest, "Type must be 1, 2, 3 or 4.")
	}
	if !s.variant("address-values-not-parsed") && !fits(read.kind, read.value) {
		return address{}, refuse(http.StatusBadRequest, "Value is not of the type.")
	}
	return read, nil
}

// fits says whether a value is of a type of address.
func fits(kind int, value string) bool {
	switch kind {
	case singleAddress:
		_, err := netip.ParseAddr(value)
		return err == nil
	case addressRange:
		_, _, err := parseRange(value)
		return err == nil
	case addressBlock:
		_, err := netip.ParsePrefix(value)
		return err == nil
	}
	return !strings.ContainsAny(value, " \t\r\n/")
}

func (s *service) createAddress(c *call) (answer, error) {
	group, err := s.addressGroupOf(c, id(c.args[0]), false)
	if err != nil {
		return answer{}, err
	}
	read, err := s.readAddress(c, false)
	if err != nil {
		return answer{}, err
	}
	if s.bug("address-ids-used-again") {
		s.store.last[ofAddress] = 100 * ofAddress
		for one := range s.store.addresses {
			s.store.last[ofAddress] = max(s.store.last[ofAddress], one)
		}
	}
	read.id, read.group, read.updated = s.store.next(ofAddress), group.id, c.now
	if s.bug("address-value-in-small-letters") {
		read.value = strings.ToLower(read.value)
	}
	s.store.addresses[read.id] = &read
	if s.bug("address-created-with-200") {
		return ok(s.viewAddress(&read))
	}
	return created(s.viewAddress(&read))
}

func (s *service) updateAddress(c *call) (answer, error) {
	found, err := s.addressOf(c)
	if err != nil {
		return answer{}, err
	}
	read, err := s.readAddress(c, true)
	if err != nil {
		return answer{}, err
	}
	if s.bug("omit-cannot-be-cleared") {
		read.omit = read.omit || found.omit
	}
	read.id, read.group, read.updated = found.id, found.group, c.now
	if s.bug("address-date-stays") {
		read.updated = found.updated
	}
	view := s.viewAddress(&read)
	if s.bug("address-type-shown-and-not-stored") {
		read.kind = found.kind
	}
	*found = read
	return ok(view)
}
