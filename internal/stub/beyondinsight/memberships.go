package beyondinsight

import (
	"net/http"

	api "github.com/assay-conformance/assay/generated/beyondinsight"
	"github.com/assay-conformance/assay/internal/rule"
)

// The guards of the user groups of a user.
const (
	membershipsOfUser     rule.Site = "listMemberships/guard/of-user"       // only groups of the user
	membershipStored      rule.Site = "addMembership/guard/stored"          // the user is in the group afterwards
	membershipRemoved     rule.Site = "removeMembership/guard/removes"      // and is not any more
	membershipKeepsOthers rule.Site = "removeMembership/guard/keeps-others" // but still in the others
)

var membershipGuards = []rule.Site{membershipsOfUser, membershipStored, membershipRemoved, membershipKeepsOthers}

// ListMemberships lists the user groups of a user.
func (s *server) ListMemberships(w http.ResponseWriter, _ *http.Request, id string) {
	of, ok := s.user(w, id)
	if !ok {
		return
	}
	all := []api.Membership{}
	for _, g := range s.userGroups.Where(func(g userGroup) bool { return of.groups[g.GroupID] || !s.enforces(membershipsOfUser) }) {
		all = append(all, membershipIn(g))
	}
	respond(w, http.StatusOK, all)
}

// AddMembership adds a user to a user group.
func (s *server) AddMembership(w http.ResponseWriter, _ *http.Request, id, group string) {
	of, in, ok := s.member(w, id, group)
	if !ok {
		return
	}
	if s.enforces(membershipStored) {
		of.groups[in.GroupID] = true
	}
	respond(w, http.StatusCreated, membershipIn(in))
}

// RemoveMembership removes a user from a user group.
func (s *server) RemoveMembership(w http.ResponseWriter, _ *http.Request, id, group string) {
	of, in, ok := s.member(w, id, group)
	if !ok {
		return
	}
	if !of.groups[in.GroupID] {
		notFound(w, "membership")
		return
	}
	if !s.enforces(membershipKeepsOthers) {
		for other := range of.groups {
			if other != in.GroupID {
				delete(of.groups, other)
			}
		}
	}
	if s.enforces(membershipRemoved) {
		delete(of.groups, in.GroupID)
	}
	w.WriteHeader(http.StatusOK)
}

// member returns a user and a user group, or refuses.
func (s *server) member(w http.ResponseWriter, id, group string) (user, userGroup, bool) {
	of, ok := s.user(w, id)
	if !ok {
		return of, userGroup{}, false
	}
	in, ok := s.userGroups.Get(group)
	if !ok {
		notFound(w, "user group")
	}
	return of, in, ok
}

// membershipIn returns a user group as the memberships of a user show it.
func membershipIn(g userGroup) api.Membership {
	return api.Membership{
		GroupID: g.GroupID, Name: g.Name, GroupType: g.GroupType, IsActive: g.IsActive, DistinguishedName: orElse(g.DistinguishedName, new(string)),
		AccountAttribute: orElse(g.AccountAttribute, new(string)), MembershipAttribute: orElse(g.MembershipAttribute, new(string)),
	}
}

// ListUserGroupUsers lists the users of a user group.
func (s *server) ListUserGroupUsers(w http.ResponseWriter, _ *http.Request, group string) {
	of, ok := s.userGroups.Get(group)
	if !ok {
		notFound(w, "user group")
		return
	}
	all := []api.SignedInUser{}
	for _, u := range s.users.Where(func(u user) bool { return u.groups[of.GroupID] || !s.enforces(usersOfGroup) }) {
		all = append(all, u.SignedInUser)
	}
	respond(w, http.StatusOK, all)
}
