package beyondinsight

import (
	"net/http"
	"slices"
	"strings"
)

// The ids of the organizations. The first is the global one.
const (
	defaultOrganization = "3f0a1c52-7a44-4d0b-9a0e-5b1d8f6c2e01"
	tenantOrganization  = "8c6de7b4-1d35-4e7f-b1c9-02a7f0d94e12"
	foreignOrganization = "d2b9470e-55c8-4a3e-8f61-7e90c4ab3f23"
)

type organization struct {
	id, name string
	active   bool
}

// belongs says whether a caller may see what is of an organization; what is of none, everybody may.
func (c *caller) belongs(organization string) bool {
	return organization == "" || slices.ContainsFunc(c.organizations, func(one string) bool {
		return strings.EqualFold(one, organization)
	})
}

// foreign refuses what is of an organization that the caller has no access to.
func (s *service) foreign(what string) error {
	if s.variant("foreign-is-missing") {
		return refuse(http.StatusNotFound, what+" was not found.")
	}
	return refuse(http.StatusForbidden, "You have no access to the organization of this.")
}

// organization finds an organization that the caller may see, by id.
func (s *service) organization(c *call, id string) (organization, error) {
	for _, one := range s.store.organizations {
		if strings.EqualFold(one.id, id) {
			if !c.caller.belongs(one.id) {
				return organization{}, s.foreign("The organization")
			}
			return one, nil
		}
	}
	return organization{}, refuse(http.StatusNotFound, "The organization was not found.")
}

func (s *service) viewOrganization(o organization) map[string]any {
	return map[string]any{"OrganizationID": o.id, "Name": o.name, "IsActive": o.active}
}

func (s *service) getOrganizations(c *call) (answer, error) {
	if name, given := c.query["name"]; given {
		for _, one := range s.store.organizations {
			if strings.EqualFold(one.name, name) {
				if !c.caller.belongs(one.id) {
					return answer{}, s.foreign("The organization")
				}
				return ok(s.viewOrganization(one))
			}
		}
		return answer{}, refuse(http.StatusNotFound, "The organization was not found.")
	}
	list := []organization{}
	for _, one := range s.store.organizations {
		if c.caller.belongs(one.id) {
			list = append(list, one)
		}
	}
	return ok(views(list, s.viewOrganization))
}

func (s *service) getOrganization(c *call) (answer, error) {
	found, err := s.organization(c, c.args[0])
	if err != nil {
		return answer{}, err
	}
	return ok(s.viewOrganization(found))
}
