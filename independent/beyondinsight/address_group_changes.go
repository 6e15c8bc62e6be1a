package beyondinsight

import "net/http"

func (s *service) createAddressGroup(c *call) (answer, error) {
	b, err := s.read(c)
	if err != nil {
		return answer{}, err
	}
	most := longest
	if s.bug("address-group-name-of-225-refused") {
		most--
	}
	name := b.text("Name", most)
	b.need("Name")
	if err := b.err(); err != nil {
		return answer{}, err
	}
	if err := s.freeAddressGroupName(c, name, 0); err != nil {
		return answer{}, err
	}
	made := &addressGroup{id: s.store.next(ofAddressGroup), name: name, organization: c.caller.organizations[0]}
	if s.variant("address-groups-of-no-organization") {
		made.organization = ""
	}
	view := s.viewAddressGroup(made)
	if s.bug("address-group-name-cut") {
		made.name = cut(name, 50)
	}
	s.store.addressGroups[made.id] = made
	return created(view)
}

func (s *service) updateAddressGroup(c *call) (answer, error) {
	found, err := s.addressGroupOf(c, id(c.args[0]), false)
	if err != nil {
		return answer{}, err
	}
	b, err := s.read(c)
	if err != nil {
		return answer{}, err
	}
	most := longest
	if s.bug("address-group-renamed-to-any-length") {
		most = 0
	}
	name := b.text("Name", most)
	b.need("Name")
	if s.bug("address-group-renamed-though-refused") && name != "" {
		found.name = name
	}
	if err := b.err(); err != nil {
		return answer{}, err
	}
	if err := s.freeAddressGroupName(c, name, found.id); err != nil {
		return answer{}, err
	}
	found.name = name
	return ok(s.viewAddressGroup(found))
}

// freeAddressGroupName refuses a name that another group has, in a server where names are unique.
func (s *service) freeAddressGroupName(c *call, name string, own int) error {
	_, taken := named(s, s.store.addressGroups, name, func(g *addressGroup) bool {
		return g.id != own && c.caller.belongs(g.organization)
	})
	if taken && s.variant("address-group-names-unique") {
		return refuse(http.StatusConflict, "An address group has this name.")
	}
	return nil
}

// deleteAddressGroup deletes a group with its addresses.
func (s *service) deleteAddressGroup(c *call) (answer, error) {
	found, err := s.addressGroupOf(c, id(c.args[0]), s.bug("address-group-of-others-deleted"))
	if err != nil {
		return answer{}, err
	}
	if s.bug("address-group-only-hidden") {
		found.hidden = true
		return ok(nil)
	}
	delete(s.store.addressGroups, found.id)
	for _, one := range s.addressesIn(found.id) {
		if !s.bug("addresses-outlive-their-group") {
			delete(s.store.addresses, one.id)
		}
	}
	return ok(nil)
}

// cut cuts a text to so many characters.
func cut(text string, most int) string {
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most])
	}
	return text
}
