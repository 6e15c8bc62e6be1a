package beyondinsight

import (
	"net/http"

	api "github.com/assay-conformance/assay/generated/beyondinsight"
	"github.com/assay-conformance/assay/internal/rule"
)

// The guards of reading and deleting user groups.
const (
	userGroupsInactive    rule.Site = "listUserGroups/guard/inactive-too"             // inactive ones are listed
	userGroupByName       rule.Site = "listUserGroups/@by-name/guard/of-name"         // the one of the name
	userGroupRequested    rule.Site = "getUserGroup/guard/requested"                  // the one with the id
	userGroupOfName       rule.Site = "getUserGroup/@by-name/guard/requested"         // the one of the name
	userGroupRemoved      rule.Site = "deleteUserGroup/guard/removes"                 // it is gone afterwards
	userGroupKeepsOthers  rule.Site = "deleteUserGroup/guard/keeps-others"            // and the others are not
	userGroupAdmin        rule.Site = "deleteUserGroup/guard/secrets-safe-admin"      // only an administrator deletes one with Secrets Safe
	userGroupSecrets      rule.Site = "deleteUserGroup/guard/has-secrets"             // and nobody one with secrets
	userGroupPathRemoved  rule.Site = "deleteUserGroup/@by-name/guard/removes"        // as above
	userGroupPathOthers   rule.Site = "deleteUserGroup/@by-name/guard/keeps-others"   // as above
	userGroupNamedRemoved rule.Site = "deleteNamedUserGroup/guard/removes"            // as above
	userGroupNamedOfName  rule.Site = "deleteNamedUserGroup/guard/of-name"            // only the one of the name
	userGroupNamedAdmin   rule.Site = "deleteNamedUserGroup/guard/secrets-safe-admin" // as above
)

var userGroupGuards = []rule.Site{
	userGroupsInactive, userGroupByName, userGroupRequested, userGroupOfName, userGroupRemoved, userGroupKeepsOthers, userGroupAdmin, userGroupSecrets,
	userGroupPathRemoved, userGroupPathOthers, userGroupNamedRemoved, userGroupNamedOfName, userGroupNamedAdmin,
}

// administrators is what an administrator holds: it is no permission of the document.
const administrators = "administrator"

// userGroup is a user group with what other operations show of it.
type userGroup struct {
	api.UserGroup
	permissions []api.GroupPermission // in the order in which they were given
	secrets     int                   // how many secrets its users have
}

// ListUserGroups lists the user groups, or the one of a name.
func (s *server) ListUserGroups(w http.ResponseWriter, _ *http.Request, params api.ListUserGroupsParams) {
	if params.Name != nil {
		if found, ok := s.userGroupNamed(w, *params.Name, userGroupByName); ok {
			respond(w, http.StatusOK, api.OneUserGroup{found.UserGroup})
		}
		return
	}
	all := api.UserGroups{}
	for _, g := range s.userGroups.Where(func(g userGroup) bool { return g.IsActive || s.enforces(userGroupsInactive) }) {
		all = append(all, g.UserGroup)
	}
	respond(w, http.StatusOK, all)
}

// GetUserGroup returns a user group: in a list by its id, and alone by its name (A-BI-2).
func (s *server) GetUserGroup(w http.ResponseWriter, _ *http.Request, idOrName string) {
	if isName(idOrName) {
		if g, ok := s.userGroupNamed(w, idOrName, userGroupOfName); ok {
			respond(w, http.StatusOK, api.NamedUserGroup{
				GroupID: g.GroupID, Name: g.Name, DistinguishedName: g.DistinguishedName, GroupType: g.GroupType,
				AccountAttribute: g.AccountAttribute, MembershipAttribute: g.MembershipAttribute, IsActive: g.IsActive,
			})
		}
		return
	}
	found, ok := s.userGroups.Get(idOrName)
	if !ok {
		notFound(w, "user group")
		return
	}
	if !s.enforces(userGroupRequested) {
		found, _ = s.userGroups.Get(key(staffGroup))
	}
	respond(w, http.StatusOK, api.OneUserGroup{found.UserGroup})
}

// DeleteUserGroup removes the user group of an id or a name.
func (s *server) DeleteUserGroup(w http.ResponseWriter, r *http.Request, idOrName string) {
	if isName(idOrName) {
		s.deleteNamed(w, r, idOrName, userGroupPathRemoved, userGroupPathOthers, userGroupNamedAdmin)
		return
	}
	if found, ok := s.userGroups.Get(idOrName); ok {
		s.deleteGroup(w, r, found, userGroupRemoved, userGroupKeepsOthers, userGroupAdmin)
		return
	}
	notFound(w, "user group")
}

// DeleteNamedUserGroup removes the user group of a name.
func (s *server) DeleteNamedUserGroup(w http.ResponseWriter, r *http.Request, params api.DeleteNamedUserGroupParams) {
	s.deleteNamed(w, r, params.Name, userGroupNamedRemoved, userGroupNamedOfName, userGroupNamedAdmin)
}

func (s *server) deleteNamed(w http.ResponseWriter, r *http.Request, name string, removes, keepsOthers, admin rule.Site) {
	all := s.userGroups.Where(func(g userGroup) bool { return g.Name == name })
	if len(all) == 0 {
		notFound(w, "user group")
		return
	}
	s.deleteGroup(w, r, all[0], removes, keepsOthers, admin)
}

// deleteGroup removes a user group, unless it has secrets, or Secrets Safe and the caller is no
// administrator (A-BI-65).
func (s *server) deleteGroup(w http.ResponseWriter, r *http.Request, g userGroup, removes, keepsOthers, admin rule.Site) {
	switch {
	case g.has(secretsSafe) && !isAdministrator(r) && s.enforces(admin):
		refuse(w, http.StatusForbidden, "", "only an administrator may delete a user group with Secrets Safe")
		return
	case g.secrets > 0 && s.enforces(userGroupSecrets):
		refuse(w, http.StatusBadRequest, "", "the user group has secrets")
		return
	}
	if !s.enforces(keepsOthers) {
		for _, other := range s.userGroups.Where(func(other userGroup) bool { return other.GroupID != g.GroupID }) {
			s.userGroups.Remove(key(other.GroupID))
		}
	}
	if s.enforces(removes) {
		s.userGroups.Remove(key(g.GroupID))
	}
	w.WriteHeader(http.StatusOK)
}

// userGroupNamed returns the user group of a name, or refuses.
func (s *server) userGroupNamed(w http.ResponseWriter, name string, ofName rule.Site) (found userGroup, ok bool) {
	all := s.userGroups.Where(func(g userGroup) bool { return s.called(g.Name, name, ofName) })
	if len(all) == 0 {
		notFound(w, "user group")
		return found, false
	}
	if !s.enforces(ofName) {
		all[0], _ = s.userGroups.Get(key(staffGroup))
	}
	return all[0], true
}
