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
	userGroupStored    rule.Site = "createUserGroup/guard/stored"              // the created group is listed
	userGroupActive    rule.Site = "createUserGroup/guard/active-by-default"   // unless the request says otherwise
	userGroupSafeAdmin rule.Site = "createUserGroup/guard/secrets-safe-admin"  // only an administrator gives the permission
	userGroupGranted   rule.Site = "createUserGroup/guard/permissions-applied" // it has the given permissions
	userGroupAPI       rule.Site = "createUserGroup/guard/enables-api"         // the given registrations are granted
)

func userGroupCreationGuards() []rule.Site {
	all := []rule.Site{userGroupStored, userGroupActive, userGroupSafeAdmin, userGroupGranted, userGroupAPI}
	return append(all, directoryGuards("createUserGroup", directoryTypes...)...)
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

// directory returns the directory that the group is in.
func (g groupRequest) directory() directory {
	d := directory{operation: "createUserGroup", of: string(g.GroupType), name: g.HostName, user: g.BindUser, checked: true}
	switch d.of {
	case "EntraId":
		d.name, d.user = g.TenantID, g.ClientID
	case "ActiveDirectory":
		d.name = g.DomainName
	}
	return d
}

// CreateUserGroup creates a user group of one of four types.
func (s *server) CreateUserGroup(w http.ResponseWriter, r *http.Request) {
	body := read[groupRequest](r)
	caller := stub.Caller(r.Context())
	granted := userGroup{permissions: permissionsIn(body.Permissions)}
	if granted.has(secretsSafe) && !caller.HoldsAny([]string{administrators}) && s.enforces(userGroupSafeAdmin) {
		refuse(w, http.StatusForbidden, "", "only an administrator may create a user group with Secrets Safe")
		return
	}
	if slices.Contains(directoryTypes, string(body.GroupType)) && !s.mayUse(w, body.directory(), caller) {
		return
	}
	active := *orElse(body.IsActive, new(s.enforces(userGroupActive)))
	made := userGroup{UserGroup: api.UserGroup{
		GroupID: s.next(), Name: body.GroupName, GroupType: string(body.GroupType), IsActive: active, Description: &body.Description,
		DistinguishedName: body.GroupDistinguishedName, AccountAttribute: body.AccountAttribute, MembershipAttribute: body.MembershipAttribute,
	}}
	if len(body.ApplicationRegistrationIDs) > 0 && s.enforces(userGroupAPI) {
		ids := strings.Trim(strings.ReplaceAll(fmt.Sprint(body.ApplicationRegistrationIDs), " ", ","), "[]")
		made.ApplicationRegistrationIDs = &ids
	}
	if s.enforces(userGroupGranted) {
		made.permissions = granted.permissions
	}
	s.grantRules(made.GroupID, body.SmartRuleAccess)
	if s.enforces(userGroupStored) {
		s.userGroups.Put(key(made.GroupID), made)
	}
	made.ApplicationRegistrationIDs = nil // A-BI-25
	respond(w, http.StatusCreated, api.OneUserGroup{made.UserGroup})
}
