package beyondinsight

import (
	"net/http"
	"strings"
	"time"
)

type address struct {
	id, group int
	omit      bool
	kind      int
	value     string
	updated   time.Time
}

func (a *address) number() int   { return a.id }
func (a *address) title() string { return a.value }

// addressesIn lists the addresses of a group.
func (s *service) addressesIn(group int) []*address {
	return arrange(s, s.store.addresses, func(a *address) bool { return a.group == group })
}

// addressOf finds an address of a group that the caller has access to.
func (s *service) addressOf(c *call) (*address, error) {
	found := s.store.addresses[id(c.args[0])]
	if found == nil {
		return nil, refuse(http.StatusNotFound, "The address was not found.")
	}
	if group := s.store.addressGroups[found.group]; group != nil && !c.caller.belongs(group.organization) {
		return nil, s.foreign("The address")
	}
	return found, nil
}

func (s *service) viewAddress(a *address) map[string]any {
	return map[string]any{
		"AddressID": a.id, "AddressGroupID": a.group, "Omit": a.omit, "Type": a.kind,
		"Value": a.value, "LastUpdatedDate": s.stamp(a.updated),
	}
}

func (s *service) getAddresses(c *call) (answer, error) {
	group, err := s.addressGroupOf(c, id(c.args[0]), s.bug("addresses-of-others-listed"))
	if err != nil {
		return answer{}, err
	}
	list := s.addressesIn(group.id)
	if s.bug("addresses-listed-up-to-twenty") {
		list = list[:min(len(list), 20)]
	}
	if len(list) == 0 && s.bug("no-addresses-are-null") {
		var nothing []map[string]any
		return ok(nothing)
	}
	shown := views(list, s.viewAddress)
	for i, one := range list {
		if s.bug("omit-listed-as-number") {
			shown[i]["Omit"] = map[bool]int{true: 1}[one.omit]
		}
	}
	return ok(shown)
}

func (s *service) getAddress(c *call) (answer, error) {
	found, err := s.addressOf(c)
	if err != nil {
		return answer{}, err
	}
	view := s.viewAddress(found)
	if !found.omit && s.bug("omit-left-out-when-false") {
		delete(view, "Omit")
	}
	return ok(view)
}

func (s *service) deleteAddress(c *call) (answer, error) {
	found, err := s.addressOf(c)
	if err != nil {
		return answer{}, err
	}
	delete(s.store.addresses, found.id)
	for _, one := range s.store.addresses {
		if s.bug("address-deleted-by-value") && strings.EqualFold(one.value, found.value) {
			delete(s.store.addresses, one.id)
		}
	}
	return ok(nil)
}

// deleteAddresses deletes the addresses of a group, and keeps the group.
func (s *service) deleteAddresses(c *call) (answer, error) {
	group, err := s.addressGroupOf(c, id(c.args[0]), false)
	if err != nil {
		return answer{}, err
	}
	for _, one := range s.addressesIn(group.id) {
		if one.omit && s.bug("omitted-addresses-stay") {
			continue
		}
		delete(s.store.addresses, one.id)
	}
	if s.bug("address-group-goes-with-its-addresses") {
		delete(s.store.addressGroups, group.id)
	}
	return ok(nil)
}
