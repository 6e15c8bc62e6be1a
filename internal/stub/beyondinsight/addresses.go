package beyondinsight

import (
	"net/http"
	"strconv"
	"time"

	api "github.com/assay-conformance/assay/generated/beyondinsight"
	"github.com/assay-conformance/assay/internal/rule"
)

// The guards of the addresses of address groups.
const (
	addressesOfGroup    rule.Site = "listAddresses/guard/of-group"      // only those of the group
	addressesPermitted  rule.Site = "listAddresses/guard/permitted"     // not those of an organization that the caller may not see
	addressesDeletable  rule.Site = "deleteAddresses/guard/permitted"   // as above
	addressRequested    rule.Site = "getAddress/guard/requested"        // the one with the id
	addressStored       rule.Site = "createAddress/guard/stored"        // the created address is listed, in its group
	addressChanged      rule.Site = "updateAddress/guard/changed"       // the new values are stored
	addressDated        rule.Site = "updateAddress/guard/dated"         // and with them the date of the last update
	addressRemoved      rule.Site = "deleteAddress/guard/removes"       // it is gone afterwards
	addressesAllRemoved rule.Site = "deleteAddresses/guard/removes"     // all of the group are gone afterwards
	addressesKeepGroup  rule.Site = "deleteAddresses/guard/keeps-group" // the group is not
)

var addressGuards = []rule.Site{addressesOfGroup, addressesPermitted, addressesDeletable, addressRequested, addressStored, addressChanged, addressDated, addressRemoved, addressesAllRemoved, addressesKeepGroup}

// ListAddresses lists the addresses of an address group.
func (s *server) ListAddresses(w http.ResponseWriter, _ *http.Request, group string) {
	if _, ok := s.groupFor(w, group, addressesPermitted); !ok {
		return
	}
	if !s.enforces(addressesOfGroup) {
		respond(w, http.StatusOK, s.addresses.Where(func(api.Address) bool { return true }))
		return
	}
	respond(w, http.StatusOK, s.addressesOf(group))
}

// CreateAddress creates an address in an address group.
func (s *server) CreateAddress(w http.ResponseWriter, r *http.Request, group string) {
	of, ok := s.group(w, group)
	if !ok {
		return
	}
	body := read[api.AddressRequest](r)
	if body.Type == nil || body.Value == nil || *body.Value == "" {
		refuse(w, http.StatusBadRequest, "", "Address Type and Value are required")
		return
	}
	made := s.changed(api.Address{AddressID: s.next(), AddressGroupID: of.AddressGroupID}, body)
	if s.enforces(addressStored) {
		s.addresses.Put(key(made.AddressID), made)
	}
	respond(w, http.StatusCreated, made)
}

// DeleteAddresses removes all addresses of an address group.
func (s *server) DeleteAddresses(w http.ResponseWriter, _ *http.Request, group string) {
	if _, ok := s.groupFor(w, group, addressesDeletable); !ok {
		return
	}
	if s.enforces(addressesAllRemoved) {
		for _, a := range s.addressesOf(group) {
			s.addresses.Remove(key(a.AddressID))
		}
	}
	if !s.enforces(addressesKeepGroup) {
		s.groups.Remove(group)
	}
	w.WriteHeader(http.StatusOK)
}

// GetAddress returns an address.
func (s *server) GetAddress(w http.ResponseWriter, _ *http.Request, id string) {
	found, ok := s.address(w, id)
	if !ok {
		return
	}
	if !s.enforces(addressRequested) {
		found.AddressID = firstID
	}
	respond(w, http.StatusOK, found)
}

// UpdateAddress changes an address.
func (s *server) UpdateAddress(w http.ResponseWriter, r *http.Request, id string) {
	found, ok := s.address(w, id)
	if !ok {
		return
	}
	before := found.LastUpdatedDate
	if body := read[api.AddressRequest](r); s.enforces(addressChanged) {
		found = s.changed(found, body)
	}
	if !s.enforces(addressDated) {
		found.LastUpdatedDate = before
	}
	s.addresses.Put(id, found)
	respond(w, http.StatusOK, found)
}

// DeleteAddress removes an address.
func (s *server) DeleteAddress(w http.ResponseWriter, _ *http.Request, id string) {
	if _, ok := s.address(w, id); !ok {
		return
	}
	if s.enforces(addressRemoved) {
		s.addresses.Remove(id)
	}
	w.WriteHeader(http.StatusOK)
}

// address returns an address, or refuses.
func (s *server) address(w http.ResponseWriter, id string) (api.Address, bool) {
	found, ok := s.addresses.Get(id)
	if !ok {
		notFound(w, "address")
	}
	return found, ok
}

// addressesOf returns the addresses of a group.
func (s *server) addressesOf(group string) []api.Address {
	return s.addresses.Where(func(a api.Address) bool { return strconv.Itoa(int(a.AddressGroupID)) == group })
}

// changed returns an address with the values that a request sends.
func (s *server) changed(a api.Address, body api.AddressRequest) api.Address {
	if body.Type != nil {
		a.Type = api.AddressType(*body.Type)
	}
	if body.Value != nil {
		a.Value = *body.Value
	}
	if body.Omit != nil {
		a.Omit = *body.Omit
	}
	a.LastUpdatedDate = s.clock.Now().Format(time.RFC3339)
	return a
}
