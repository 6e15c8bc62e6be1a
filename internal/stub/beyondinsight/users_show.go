package beyondinsight

import (
	"net/http"

	"github.com/oapi-codegen/nullable"

	api "github.com/assay-conformance/assay/generated/beyondinsight"
	"github.com/assay-conformance/assay/internal/rule"
)

// user is a user with what other operations show of it.
type user struct {
	api.SignedInUser
	userType     string
	clientID     string // of an application user, as the next two
	secret       string
	accessPolicy int32
	groups       map[int32]bool // ids
	soleOwner    bool           // of a secret
}

// isApplication reports whether it is an application user.
func (u user) isApplication() bool { return u.userType == applicationType }

// fill gives empty texts to what a user does not have, so that a response shows every property (A-BI-69).
func (u *user) fill() {
	for _, property := range []**string{
		&u.DomainName, &u.DistinguishedName, &u.FirstName, &u.LastName, &u.EmailAddress,
		&u.LastLoginDate, &u.LastLoginAuthenticationType, &u.LastLoginConfigurationName, &u.LastLoginSAMLIDPURL, &u.LastLoginSSOURL,
	} {
		*property = orElse(*property, new(string))
	}
}

// plain returns the user as most operations show it.
func (u user) plain() api.User {
	return api.User{
		UserID: u.UserID, UserName: u.UserName, DomainName: u.DomainName, DistinguishedName: u.DistinguishedName, FirstName: u.FirstName,
		LastName: u.LastName, EmailAddress: u.EmailAddress, IsQuarantined: u.IsQuarantined, IsActive: u.IsActive,
	}
}

// nothing is what an application user has where others have a name.
var nothing = nullable.NewNullNullable[string]()

// application returns an application user, without its secret unless the guard is off.
func (s *server) application(u user, noSecret rule.Site) api.ApplicationUser {
	shown := api.ApplicationUser{
		ClientID: u.clientID, ClientSecret: nullable.NewNullNullable[string](), AccessPolicyID: u.accessPolicy, UserID: u.UserID,
		UserType: applicationType, UserName: u.UserName, IsQuarantined: u.IsQuarantined, IsActive: u.IsActive,
		DomainName: nothing, DistinguishedName: nothing, FirstName: nothing, LastName: nothing, EmailAddress: nothing,
	}
	if !s.enforces(noSecret) {
		shown.ClientSecret.Set(u.secret)
	}
	return shown
}

// showUser writes a user in the shape of its type; plain is what a list shows of it.
func (s *server) showUser(w http.ResponseWriter, u user, shape, noSecret rule.Site, plain any) {
	switch {
	case !u.isApplication():
		respond(w, http.StatusOK, []any{plain})
	case s.enforces(shape):
		respond(w, http.StatusOK, s.application(u, noSecret))
	default:
		respond(w, http.StatusOK, []any{s.application(u, noSecret)})
	}
}

// user returns a user, or refuses.
func (s *server) user(w http.ResponseWriter, id string) (user, bool) {
	found, ok := s.users.Get(id)
	if !ok {
		notFound(w, "user")
	}
	return found, ok
}
