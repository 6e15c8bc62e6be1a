package beyondinsight

import (
	"net/http"
	"slices"

	api "github.com/assay-conformance/assay/generated/beyondinsight"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/stub"
)

// The guards of the permissions of user groups.
const (
	grantsOfGroup     rule.Site = "listUserGroupPermissions/guard/of-group"             // only those of the group
	grantsSet         rule.Site = "setUserGroupPermissions/guard/sets"                  // they are listed afterwards
	grantsSetEach     rule.Site = "setUserGroupPermissions/guard/sets-each"             // each of the request
	grantsChanged     rule.Site = "setUserGroupPermissions/guard/changes-level"         // also one that the group has
	grantsSetAdmin    rule.Site = "setUserGroupPermissions/guard/secrets-safe-admin"    // only an administrator adds Secrets Safe
	grantsSetSecrets  rule.Site = "setUserGroupPermissions/guard/has-secrets"           // and nobody disables it if there are secrets
	grantsRemoved     rule.Site = "deleteUserGroupPermissions/guard/removes"            // they are not listed afterwards
	grantsAllRemoved  rule.Site = "deleteUserGroupPermissions/guard/removes-all"        // none of them
	grantsKeepOthers  rule.Site = "deleteUserGroupPermissions/guard/keeps-others"       // those of other groups are
	grantsDropAdmin   rule.Site = "deleteUserGroupPermissions/guard/secrets-safe-admin" // only an administrator removes Secrets Safe
	grantsDropSecrets rule.Site = "deleteUserGroupPermissions/guard/has-secrets"        // and nobody if there are secrets
)

var groupPermissionGuards = []rule.Site{
	grantsOfGroup, grantsSet, grantsSetEach, grantsChanged, grantsSetAdmin, grantsSetSecrets,
	grantsRemoved, grantsAllRemoved, grantsKeepOthers, grantsDropAdmin, grantsDropSecrets,
}

// has reports whether a group has a permission, at any level but none (A-BI-57).
func (g userGroup) has(permission int32) bool {
	return slices.ContainsFunc(g.permissions, func(p api.GroupPermission) bool { return p.PermissionID == permission && p.AccessLevelID != 0 })
}

// at returns the place of a permission in the group; -1 if it was never given.
func (g userGroup) at(permission int32) int {
	return slices.IndexFunc(g.permissions, func(p api.GroupPermission) bool { return p.PermissionID == permission })
}

// permissionsIn returns the permissions in a request.
func permissionsIn(sent []api.PermissionAccess) []api.GroupPermission {
	all := []api.GroupPermission{}
	for _, p := range sent {
		all = append(all, api.GroupPermission{PermissionID: *orElse(p.PermissionID, new(int32)), AccessLevelID: *orElse(p.AccessLevelID, new(int32))})
	}
	return all
}

// ListUserGroupPermissions lists the permissions of a user group.
func (s *server) ListUserGroupPermissions(w http.ResponseWriter, _ *http.Request, id string) {
	g, ok := s.userGroups.Get(id)
	if !ok {
		notFound(w, "user group")
		return
	}
	all := append([]api.GroupPermission{}, g.permissions...)
	if !s.enforces(grantsOfGroup) {
		for _, other := range s.userGroups.Where(func(other userGroup) bool { return other.GroupID != g.GroupID }) {
			all = append(all, other.permissions...)
		}
	}
	respond(w, http.StatusOK, all)
}

// SetUserGroupPermissions gives a user group permissions, and keeps those that the request leaves out
// (A-BI-74).
func (s *server) SetUserGroupPermissions(w http.ResponseWriter, r *http.Request, id string) {
	g, ok := s.userGroups.Get(id)
	if !ok {
		notFound(w, "user group")
		return
	}
	sent := permissionsIn(read[[]api.PermissionAccess](r))
	asked := userGroup{permissions: sent}
	switch {
	case asked.has(secretsSafe) && !g.has(secretsSafe) && !isAdministrator(r) && s.enforces(grantsSetAdmin):
		refuse(w, http.StatusForbidden, "", "only an administrator may give a user group Secrets Safe")
		return
	case asked.at(secretsSafe) >= 0 && !asked.has(secretsSafe) && g.secrets > 0 && s.enforces(grantsSetSecrets):
		refuse(w, http.StatusBadRequest, "", "the user group has secrets")
		return
	}
	if !s.enforces(grantsSetEach) {
		sent = sent[:min(1, len(sent))]
	}
	g.permissions = slices.Clone(g.permissions)
	for _, p := range sent {
		switch i := g.at(p.PermissionID); {
		case i < 0:
			g.permissions = append(g.permissions, p)
		case s.enforces(grantsChanged):
			g.permissions[i] = p
		}
	}
	if s.enforces(grantsSet) {
		s.userGroups.Put(id, g)
	}
	w.WriteHeader(http.StatusNoContent)
}

// DeleteUserGroupPermissions removes all permissions of a user group.
func (s *server) DeleteUserGroupPermissions(w http.ResponseWriter, r *http.Request, id string) {
	g, ok := s.userGroups.Get(id)
	switch {
	case !ok:
		notFound(w, "user group")
		return
	case g.has(secretsSafe) && !isAdministrator(r) && s.enforces(grantsDropAdmin):
		refuse(w, http.StatusForbidden, "", "only an administrator may remove Secrets Safe from a user group")
		return
	case g.has(secretsSafe) && g.secrets > 0 && s.enforces(grantsDropSecrets):
		refuse(w, http.StatusBadRequest, "", "the user group has secrets")
		return
	}
	if !s.enforces(grantsKeepOthers) {
		for _, other := range s.userGroups.Where(func(other userGroup) bool { return other.GroupID != g.GroupID }) {
			other.permissions = nil
			s.userGroups.Put(key(other.GroupID), other)
		}
	}
	if s.enforces(grantsAllRemoved) {
		g.permissions = nil
	} else {
		g.permissions = g.permissions[min(1, len(g.permissions)):]
	}
	if s.enforces(grantsRemoved) {
		s.userGroups.Put(id, g)
	}
	w.WriteHeader(http.StatusOK)
}

// isAdministrator reports whether the caller of a request is an administrator.
func isAdministrator(r *http.Request) bool {
	return stub.Caller(r.Context()).HoldsAny([]string{administrators})
}
