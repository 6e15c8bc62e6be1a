package beyondinsight

import (
	"net/http"
	"net/url"
	"strings"
)

// longest is the most characters of the name of an address group, and of the value of an address.
const longest = 225

type addressGroup struct {
	id           int
	name         string
	organization string // empty if it is of none
	hidden       bool   // deleted, in a server that only hides
}

func (g *addressGroup) number() int   { return g.id }
func (g *addressGroup) title() string { return g.name }

func (s *service) addressRoutes(add func(string, string, need, func(*call) (answer, error))) {
	add("GET", "organizations/{}/addressgroups", assetRead, s.getAddressGroupsOfOrganization)
	add("GET", "addressgroups", assetRead, s.getAddressGroups)
	add("POST", "addressgroups", assetWrite, s.createAddressGroup)
	add("GET", "addressgroups/{}", assetRead, s.getAddressGroup)
	add("PUT", "addressgroups/{}", s.either("address-group-renamed-by-reader", assetRead, assetWrite), s.updateAddressGroup)
	add("DELETE", "addressgroups/{}", assetWrite, s.deleteAddressGroup)
	add("GET", "addressgroups/{}/addresses", assetRead, s.getAddresses)
	add("POST", "addressgroups/{}/addresses", s.either("address-created-by-reader", assetRead, assetWrite), s.createAddress)
	add("DELETE", "addressgroups/{}/addresses", assetWrite, s.deleteAddresses)
	add("GET", "addresses/{}", assetRead, s.getAddress)
	add("PUT", "addresses/{}", assetWrite, s.updateAddress)
	add("DELETE", "addresses/{}", assetWrite, s.deleteAddress)
}

// addressGroupOf finds an address group that the caller has access to, unless a bug forgets the check.
func (s *service) addressGroupOf(c *call, id int, forgets bool) (*addressGroup, error) {
	found := s.store.addressGroups[id]
	if found == nil {
		return nil, refuse(http.StatusNotFound, "The address group was not found.")
	}
	if !forgets && !c.caller.belongs(found.organization) {
		return nil, s.foreign("The address group")
	}
	return found, nil
}

// viewListed shows an address group in a list, with its organization.
func (s *service) viewListed(g *addressGroup) map[string]any {
	view := s.viewAddressGroup(g)
	view["OrganizationID"] = nil
	if g.organization != "" {
		view["OrganizationID"] = g.organization
	}
	return view
}

func (s *service) viewAddressGroup(g *addressGroup) map[string]any {
	return map[string]any{"AddressGroupID": g.id, "Name": g.name}
}

func (s *service) getAddressGroupsOfOrganization(c *call) (answer, error) {
	found, err := s.organization(c, c.args[0])
	if err != nil {
		return answer{}, err
	}
	return ok(views(arrange(s, s.store.addressGroups, func(g *addressGroup) bool {
		if s.bug("address-groups-of-any-organization") {
			return c.caller.belongs(g.organization) && !g.hidden
		}
		return g.organization == found.id && !g.hidden
	}), s.viewListed))
}

func (s *service) getAddressGroups(c *call) (answer, error) {
	seen := func(g *addressGroup) bool { return c.caller.belongs(g.organization) }
	if name, given := c.query["name"]; given {
		if s.bug("address-group-name-with-space-not-found") {
			_, raw, _ := strings.Cut(c.request.URL.RawQuery, "=")
			name, _ = url.PathUnescape(raw)
		}
		found, there := named(s, s.store.addressGroups, name, seen)
		if !there && s.bug("address-group-found-by-start-of-name") {
			for _, one := range arrange(s, s.store.addressGroups, seen) {
				if strings.HasPrefix(one.name, name) {
					return ok(s.viewAddressGroup(one))
				}
			}
		}
		if !there {
			return answer{}, refuse(http.StatusNotFound, "The address group was not found.")
		}
		return ok(s.viewAddressGroup(found))
	}
	return ok(views(arrange(s, s.store.addressGroups, func(g *addressGroup) bool {
		if s.bug("address-groups-without-addresses-not-listed") && len(s.addressesIn(g.id)) == 0 {
			return false
		}
		return (seen(g) || s.bug("address-groups-of-others-listed")) && !g.hidden
	}), s.viewListed))
}

func (s *service) getAddressGroup(c *call) (answer, error) {
	found, err := s.addressGroupOf(c, id(c.args[0]), false)
	if err != nil {
		return answer{}, err
	}
	return ok(s.viewAddressGroup(found))
}
