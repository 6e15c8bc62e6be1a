package beyondinsight

import (
	"net/http"
	"slices"
)

// getGroupsOfUser lists the groups that a user is in.
func (s *service) getGroupsOfUser(c *call) (answer, error) {
	u, err := s.userOf(c)
	if err != nil {
		return answer{}, err
	}
	list := arrange(s, s.store.groups, func(g *userGroup) bool { return slices.Contains(g.users, u.id) })
	return ok(views(list, s.viewMembership))
}

// userAndGroup finds what the path of a membership names.
func (s *service) userAndGroup(c *call) (*user, *userGroup, error) {
	u, err := s.userOf(c)
	if err != nil {
		return nil, nil, err
	}
	g := s.store.groups[id(c.args[1])]
	if g == nil {
		return nil, nil, refuse(http.StatusNotFound, "The user group was not found.")
	}
	return u, g, nil
}

func (s *service) joinGroup(c *call) (answer, error) {
	u, g, err := s.userAndGroup(c)
	if err != nil {
		return answer{}, err
	}
	if !slices.Contains(g.users, u.id) {
		g.users = append(g.users, u.id)
	}
	return created(s.viewMembership(g))
}

func (s *service) leaveGroup(c *call) (answer, error) {
	u, g, err := s.userAndGroup(c)
	if err != nil {
		return answer{}, err
	}
	g.users = slices.DeleteFunc(g.users, func(one int) bool { return one == u.id })
	return ok(nil)
}
