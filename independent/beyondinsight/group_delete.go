package beyondinsight

import (
	"net/http"
	"strings"
)

// deleteGroup deletes a group by its id or, as it once was, by its name.
func (s *service) deleteGroup(c *call) (answer, error) {
	found, byID, err := s.groupOf(c.args[0])
	if err != nil {
		return answer{}, err
	}
	if s.bug("group-not-deleted-by-name-in-path") && !byID {
		return ok(nil)
	}
	return s.dropGroup(c, found, false)
}

func (s *service) deleteGroupByName(c *call) (answer, error) {
	if c.query["name"] == "" {
		return answer{}, refuse(http.StatusBadRequest, "User group name is required.")
	}
	found, err := s.groupNamed(c.query["name"])
	if err != nil {
		return answer{}, err
	}
	return s.dropGroup(c, found, true)
}

func (s *service) dropGroup(c *call, g *userGroup, byName bool) (answer, error) {
	anybody := byName && s.bug("secrets-safe-group-deleted-by-name-by-anybody")
	if g.secretsSafe() && !c.caller.administrator && !anybody {
		if s.bug("group-deleted-though-refused") {
			delete(s.store.groups, g.id)
		}
		return answer{}, refuse(http.StatusForbidden, "Only an administrator can delete a group with Secrets Safe.")
	}
	if g.secretsSafe() && g.secrets > 0 && !s.bug("group-deleted-with-its-secrets") {
		if s.bug("group-loses-permissions-though-refused") {
			clear(g.permissions)
		}
		return answer{}, refuse(http.StatusConflict, "The group has secrets.")
	}
	if byName && s.bug("group-only-inactive-when-deleted-by-name") {
		g.active = false
		return ok(nil)
	}
	if s.bug("users-go-with-their-group") {
		for _, one := range g.users {
			delete(s.store.users, one)
		}
	}
	delete(s.store.groups, g.id)
	s.store.spent[strings.ToLower(g.name)] = true
	if s.bug("group-deleted-with-204") {
		return answer{status: http.StatusNoContent}, nil
	}
	return ok(nil)
}
