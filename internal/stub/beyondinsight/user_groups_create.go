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

// The guards of creating user groups, besides those of each type.
const (
	userGroupStored    rule.Site = "createUserGroup/guard/stored"             // the created group is listed
	userGroupActive    rule.Site = "createUserGroup/guard/active-by-default"  // unless the request says otherwise
	userGroupSafeAdmin rule.Site = "createUserGroup/guard/secrets-safe-admin" // only an administrator gives the permission
	userGroupAPI       rule.Site = "createUserGroup/guard/enables-api"        // the given registrations are granted
	clientIDNeeded     rule.Site = "createUserGroup/guard/client-id-needed"   // where the directory has no credential
)

// directoryTypes are the types of group that need a credential of a directory.
var directoryTypes = []string{"EntraId", "ActiveDirectory", "LdapDirectory"}

// Guards of a type of group.
func fallsBack(groupType string) rule.Site {
	return rule.Guard("createUserGroup", "falls-back-"+groupType)
}
func readsCredential(groupType string) rule.Site {
	return rule.Guard("createUserGroup", "existing-credential-"+groupType)
}
func writesCredential(groupType string) rule.Site {
	return rule.Guard("createUserGroup", "new-credential-"+groupType)
}

func userGroupCreationGuards() []rule.Site {
	all := []rule.Site{userGroupStored, userGroupActive, userGroupSafeAdmin, userGroupAPI, clientIDNeeded}
	for _, t := range directoryTypes {
		all = append(all, fallsBack(t), readsCredential(t), writesCredential(t))
	}
	return all
}

// groupRequest is the request to create a user group of any type.
type groupRequest struct {
	api.LocalGroupCreate
	GroupDistinguishedName, MembershipAttribute, AccountAttribute *string
	ClientID                                                      *string `json:"ClientId"`
	TenantID                                                      string  `json:"TenantId"`
	DomainName, HostName                                          string
	BindUser                                                      *string
}

// directory returns the directory that the group is in, and the user that the request names for it.
func (g groupRequest) directory() (name string, user *string) {
	switch string(g.GroupType) {
	case "EntraId":
		return g.TenantID, g.ClientID
	case "ActiveDirectory":
		return g.DomainName, g.BindUser
	}
	return g.HostName, g.BindUser
}

// CreateUserGroup creates a user group of one of four types.
func (s *server) CreateUserGroup(w http.ResponseWriter, r *http.Request) {
	body := read[groupRequest](r)
	caller := stub.Caller(r.Context())
	secret := slices.ContainsFunc(body.Permissions, func(p api.PermissionAccess) bool { return *orElse(p.PermissionID, new(int32)) == secretsSafe })
	if secret && !caller.HoldsAny([]string{administrators}) && s.enforces(userGroupSafeAdmin) {
		refuse(w, http.StatusForbidden, "", "only an administrator may create a user group with Secrets Safe")
		return
	}
	if slices.Contains(directoryTypes, string(body.GroupType)) && !s.mayUse(w, body, caller) {
		return
	}
	active := *orElse(body.IsActive, new(s.enforces(userGroupActive)))
	made := userGroup{secretsSafe: secret, UserGroup: api.UserGroup{
		GroupID: s.next(), Name: body.GroupName, GroupType: string(body.GroupType), IsActive: active, Description: &body.Description,
		DistinguishedName: body.GroupDistinguishedName, AccountAttribute: body.AccountAttribute, MembershipAttribute: body.MembershipAttribute,
	}}
	if len(body.ApplicationRegistrationIDs) > 0 && s.enforces(userGroupAPI) {
		ids := strings.Trim(strings.ReplaceAll(fmt.Sprint(body.ApplicationRegistrationIDs), " ", ","), "[]")
		made.ApplicationRegistrationIDs = &ids
	}
	s.grantRules(made.GroupID, body.SmartRuleAccess)
	if s.enforces(userGroupStored) {
		s.userGroups.Put(key(made.GroupID), made)
	}
	made.ApplicationRegistrationIDs = nil // A-BI-25
	respond(w, http.StatusCreated, api.OneUserGroup{made.UserGroup})
}

// mayUse reports whether the caller may use the credential of a directory, or refuses (A-BI-30, A-BI-78).
func (s *server) mayUse(w http.ResponseWriter, body groupRequest, caller stub.Principal) bool {
	groupType := string(body.GroupType)
	name, user := body.directory()
	known := s.credentials[name]
	switch {
	case user == nil && known != "" && s.enforces(fallsBack(groupType)):
		return true
	case user == nil && known == "" && groupType == "EntraId" && !s.enforces(clientIDNeeded):
		return true
	case user == nil:
		refuse(w, http.StatusBadRequest, "", "the directory has no credential")
		return false
	case *user == known && s.enforces(readsCredential(groupType)) && !caller.HoldsAny([]string{"Credential Management (Read)", "Credential Management (Read/Write)"}),
		*user != known && s.enforces(writesCredential(groupType)) && !caller.HoldsAny([]string{"Credential Management (Read/Write)"}):
		refuse(w, http.StatusForbidden, "", "the caller may not use this credential")
		return false
	}
	return true
}
