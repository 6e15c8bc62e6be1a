package beyondinsight

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"slices"

	api "github.com/assay-conformance/assay/generated/beyondinsight"
	"github.com/assay-conformance/assay/internal/rule"
)

// The guards of changing users.
const (
	userChanged            rule.Site = "updateUser/guard/changed"           // the new values are stored
	userChangedLocal       rule.Site = "updateUser/guard/local-only"        // users of Active Directory and LDAP are not changed
	userChangedApplication rule.Site = "updateUser/guard/application"       // an application user gets the access policy
	userChangedShape       rule.Site = "updateUser/guard/application-shape" // and is an object
	userChangedNoSecret    rule.Site = "updateUser/guard/no-secret"         // without its secret
)

var userChangeGuards = []rule.Site{userChanged, userChangedLocal, userChangedApplication, userChangedShape, userChangedNoSecret}

// UpdateUser changes a user.
func (s *server) UpdateUser(w http.ResponseWriter, r *http.Request, id string) {
	found, ok := s.user(w, id)
	if !ok {
		return
	}
	if slices.Contains([]string{"ActiveDirectory", "LdapDirectory"}, found.userType) && s.enforces(userChangedLocal) {
		refuse(w, http.StatusBadRequest, "", "a user of a directory cannot be changed")
		return
	}
	sent, _ := io.ReadAll(r.Body)
	var body userRequest
	_ = json.Unmarshal(sent, &body) // the chain has found it valid
	changed := found
	changed.UserName = body.UserName
	if found.isApplication() {
		if s.enforces(userChangedApplication) {
			changed.accessPolicy = body.AccessPolicyID
		}
	} else {
		changed.FirstName, changed.EmailAddress = body.FirstName, body.EmailAddress
		changed.LastName = orElse(body.LastName, found.LastName)
	}
	if found.isApplication() || s.enforces(userChanged) {
		found = changed
	}
	s.users.Put(id, found)
	s.showUser(w, found, userChangedShape, userChangedNoSecret, found.plain())
}

// QuarantineUser quarantines a user.
func (s *server) QuarantineUser(w http.ResponseWriter, _ *http.Request, id string) {
	found, ok := s.user(w, id)
	if !ok {
		return
	}
	if s.enforces(userQuarantined) {
		found.IsQuarantined = true
	}
	s.users.Put(id, found)
	respond(w, http.StatusOK, api.OneUser{found.plain()})
}

// RecycleClientSecret gives an application user a new secret.
func (s *server) RecycleClientSecret(w http.ResponseWriter, _ *http.Request, id string) {
	found, ok := s.user(w, id)
	if !ok {
		return
	}
	if !found.isApplication() && s.enforces(recycledApplication) {
		refuse(w, http.StatusBadRequest, "", "only an application user has a client secret")
		return
	}
	if s.enforces(recycledNew) {
		found.secret = fmt.Sprintf("demo-secret-%d", s.next())
	}
	s.users.Put(id, found)
	respond(w, http.StatusOK, found.secret)
}
