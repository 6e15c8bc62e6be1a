package beyondinsight

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	api "github.com/assay-conformance/assay/generated/beyondinsight"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/stub"
)

// The guards of creating users, besides those of the types that are in a directory.
const (
	userStored           rule.Site = "createUser/guard/stored"              // the created user is listed
	userNoGroups         rule.Site = "createUser/guard/no-groups"           // and in no group
	userApplication      rule.Site = "createUser/guard/application"         // an application user has the given access policy
	userSecretShown      rule.Site = "createUser/guard/secret"              // and a secret, which is shown once
	userCreatedShape     rule.Site = "createUser/guard/application-shape"   // and is an object
	userInGroupStored    rule.Site = "createUserInGroup/guard/stored"       // the created user is in the group
	userInGroupLocalOnly rule.Site = "createUserInGroup/guard/local-groups" // which is one of BeyondInsight
)

func userCreationGuards() []rule.Site {
	all := []rule.Site{userStored, userNoGroups, userApplication, userSecretShown, userCreatedShape, userInGroupStored, userInGroupLocalOnly}
	return append(all, directoryGuards("createUser", "EntraId")...)
}

// userRequest is the request to create a user of any type.
type userRequest struct {
	UserType, UserName                string
	FirstName, LastName, EmailAddress *string
	ClientID                          *string `json:"ClientId"`
	TenantID                          string  `json:"TenantId"`
	DomainName, HostName              string
	DistinguishedName, BindUser       *string
	AccessPolicyID                    int32
}

// directory returns the directory that the user is in.
func (u userRequest) directory() directory {
	d := directory{operation: "createUser", of: u.UserType, user: u.BindUser, checked: u.UserType == "EntraId"}
	switch u.UserType {
	case "EntraId":
		d.name, d.user = u.TenantID, u.ClientID
	case "ActiveDirectory":
		d.name = u.DomainName
	case "LdapDirectory":
		d.name = u.HostName
	}
	return d
}

// CreateUser creates a user of one of five types.
func (s *server) CreateUser(w http.ResponseWriter, r *http.Request) {
	body := read[userRequest](r)
	if slices.Contains(directoryTypes, body.UserType) && !s.mayUse(w, body.directory(), stub.Caller(r.Context())) {
		return
	}
	made := s.newUser(body)
	if body.UserType == applicationType {
		made.clientID, made.secret = fmt.Sprintf("client-%d", made.UserID), fmt.Sprintf("demo-secret-%d", made.UserID)
		if s.enforces(userApplication) {
			made.accessPolicy = body.AccessPolicyID
		}
	}
	if !s.enforces(userNoGroups) {
		made.groups[staffGroup] = true
	}
	if s.enforces(userStored) {
		s.users.Put(key(made.UserID), made)
	}
	s.showCreated(w, made)
}

// newUser returns the user that a request describes.
func (s *server) newUser(body userRequest) user {
	made := user{userType: body.UserType, groups: map[int32]bool{}}
	made.UserID, made.UserName, made.IsActive = s.next(), body.UserName, true
	made.FirstName, made.LastName, made.EmailAddress, made.DistinguishedName = body.FirstName, body.LastName, body.EmailAddress, body.DistinguishedName
	made.fill()
	if slices.Contains(directoryTypes, body.UserType) {
		made.DomainName = new(body.directory().name)
	}
	if made.UserName == "" && body.DistinguishedName != nil { // the directory knows the name
		common, _, _ := strings.Cut(*body.DistinguishedName, ",")
		made.UserName = strings.TrimPrefix(common, "CN=")
	}
	return made
}

// showCreated writes a created user, with the secret of an application user.
func (s *server) showCreated(w http.ResponseWriter, u user) {
	secret := ""
	if s.enforces(userSecretShown) {
		secret = u.secret
	}
	created := api.CreatedApplicationUser{
		ClientID: u.clientID, ClientSecret: secret, AccessPolicyID: u.accessPolicy, UserID: u.UserID,
		UserType: applicationType, UserName: u.UserName, IsActive: u.IsActive,
		DomainName: nothing, DistinguishedName: nothing, FirstName: nothing, LastName: nothing, EmailAddress: nothing,
	}
	switch {
	case !u.isApplication():
		respond(w, http.StatusOK, api.OneUser{u.plain()})
	case s.enforces(userCreatedShape):
		respond(w, http.StatusOK, created)
	default:
		respond(w, http.StatusOK, []any{created})
	}
}

// CreateUserInGroup creates a user in a user group of BeyondInsight.
func (s *server) CreateUserInGroup(w http.ResponseWriter, r *http.Request, group string) {
	of, ok := s.userGroups.Get(group)
	if !ok {
		notFound(w, "user group")
		return
	}
	if of.GroupType != localType && s.enforces(userInGroupLocalOnly) {
		refuse(w, http.StatusBadRequest, "", "only a user group of BeyondInsight takes new users")
		return
	}
	body := read[userRequest](r)
	body.UserType = localType
	made := s.newUser(body)
	if s.enforces(userInGroupStored) {
		made.groups[of.GroupID] = true
	}
	s.users.Put(key(made.UserID), made)
	respond(w, http.StatusCreated, api.OneUser{made.plain()})
}
