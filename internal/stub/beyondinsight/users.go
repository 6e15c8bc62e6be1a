package beyondinsight

import (
	"net/http"
	"strings"

	api "github.com/assay-conformance/assay/generated/beyondinsight"
	"github.com/assay-conformance/assay/internal/rule"
)

// The guards of reading and deleting users.
const (
	usersAll            rule.Site = "listUsers/guard/all"                   // every active user is listed
	usersActive         rule.Site = "listUsers/guard/active-only"           // inactive ones are not
	usersInactive       rule.Site = "listUsers/guard/inactive-too"          // unless the request says so
	usersNoSecret       rule.Site = "listUsers/guard/no-secret"             // client secrets are not listed
	usersShape          rule.Site = "listUsers/guard/application-shape"     // application users have their own properties
	usersOfName         rule.Site = "listUsers/@by-name/guard/of-name"      // only those of the name
	usersLocal          rule.Site = "listUsers/@by-name/guard/local"        // a plain name is that of a user of BeyondInsight
	usersDirectory      rule.Site = "listUsers/@by-name/guard/directory"    // a name with a domain is that of one in a directory
	userRequested       rule.Site = "getUser/guard/requested"               // the one with the id
	userNoSecret        rule.Site = "getUser/guard/no-secret"               // the client secret is not shown
	userShape           rule.Site = "getUser/guard/application-shape"       // an application user is an object
	userRemoved         rule.Site = "deleteUser/guard/removes"              // it is gone afterwards
	userKeepsOthers     rule.Site = "deleteUser/guard/keeps-others"         // and the others are not
	userSoleOwner       rule.Site = "deleteUser/guard/sole-owner"           // the only owner of a secret stays
	usersOfGroup        rule.Site = "listUserGroupUsers/guard/of-group"     // only those of the group
	userQuarantined     rule.Site = "quarantineUser/guard/quarantines"      // it is quarantined afterwards
	recycledApplication rule.Site = "recycleClientSecret/guard/application" // only application users have a secret
	recycledNew         rule.Site = "recycleClientSecret/guard/new"         // and it is a new one
)

var userGuards = []rule.Site{
	usersAll, usersActive, usersInactive, usersNoSecret, usersShape, usersOfName, usersLocal, usersDirectory, userRequested, userNoSecret, userShape,
	userRemoved, userKeepsOthers, userSoleOwner, usersOfGroup, userQuarantined, recycledApplication, recycledNew,
}

// Types of users that a request names.
const (
	localType       = "BeyondInsight"
	applicationType = "Application"
)

// ListUsers lists the users, or those of a name.
func (s *server) ListUsers(w http.ResponseWriter, _ *http.Request, params api.ListUsersParams) {
	inactive := params.IncludeInactive != nil && *params.IncludeInactive
	all := s.users.Where(func(u user) bool {
		active := u.IsActive || inactive && s.enforces(usersInactive) || !inactive && !s.enforces(usersActive)
		return active && (params.Username == nil || s.named(u, *params.Username))
	})
	if len(all) > 0 && params.Username == nil && !s.enforces(usersAll) {
		all = all[:len(all)-1]
	}
	items := []any{}
	for _, u := range all {
		if u.isApplication() && s.enforces(usersShape) {
			items = append(items, s.application(u, usersNoSecret))
			continue
		}
		items = append(items, u.SignedInUser)
	}
	respond(w, http.StatusOK, items)
}

// named reports whether a user has a name: domain\name or a user principal name in a directory, and
// otherwise a plain one.
func (s *server) named(u user, username string) bool {
	if !s.enforces(usersOfName) {
		return true
	}
	domain, name, qualified := strings.Cut(username, `\`)
	if !qualified {
		return s.enforces(usersLocal) && text(u.DomainName) == "" && strings.EqualFold(u.UserName, username)
	}
	return s.enforces(usersDirectory) && strings.EqualFold(text(u.DomainName), domain) && strings.EqualFold(u.UserName, name)
}

// GetUser returns a user in a list, and an application user alone (A-BI-8).
func (s *server) GetUser(w http.ResponseWriter, _ *http.Request, id string) {
	found, ok := s.user(w, id)
	if !ok {
		return
	}
	if !s.enforces(userRequested) {
		found, _ = s.users.Get(key(aliceUser))
	}
	s.showUser(w, found, userShape, userNoSecret, found.SignedInUser)
}

// DeleteUser removes a user, unless it is the only owner of a secret.
func (s *server) DeleteUser(w http.ResponseWriter, _ *http.Request, id string) {
	found, ok := s.user(w, id)
	if !ok {
		return
	}
	if found.soleOwner && s.enforces(userSoleOwner) {
		refuse(w, http.StatusBadRequest, "", "the user is the only owner of a secret")
		return
	}
	if !s.enforces(userKeepsOthers) {
		for _, other := range s.users.Where(func(u user) bool { return u.UserID != found.UserID }) {
			s.users.Remove(key(other.UserID))
		}
	}
	if s.enforces(userRemoved) {
		s.users.Remove(id)
	}
	w.WriteHeader(http.StatusOK)
}
