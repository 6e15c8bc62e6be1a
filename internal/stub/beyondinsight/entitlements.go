package beyondinsight

import (
	"net/http"
	"slices"

	"github.com/oapi-codegen/nullable"

	api "github.com/assay-conformance/assay/generated/beyondinsight"
	"github.com/assay-conformance/assay/internal/rule"
)

// The guards of entitlements.
const (
	entitlementsOfAll   rule.Site = "listEntitlements/guard/all-groups"                // without ids those of all groups
	entitlementsOfOnly  rule.Site = "listEntitlements/@by-groups/guard/of-groups"      // with ids no others
	entitlementsOfEvery rule.Site = "listEntitlements/@by-groups/guard/each-of-groups" // not those of the first id alone
)

var entitlementGuards = []rule.Site{entitlementsOfAll, entitlementsOfOnly, entitlementsOfEvery}

// entitlements are what users may do with managed accounts, through their groups.
var entitlements = []api.GroupEntitlement{
	{GroupID: staffGroup, SmartRuleID: 51, Title: new("Web servers"), UserID: 81, UserName: new("ada"), ManagedAccountID: 91, AccountName: new("root"),
		AccessLevel: nullable.NewNullableWithValue("Read"), DedicatedAccountPermissionOverride: nullable.NewNullNullable[string](),
		DedicatedToAppUserID: nullable.NewNullNullable[int32](), DedicatedToAppUserName: nullable.NewNullNullable[string]()},
	{GroupID: secretKeepers, SmartRuleID: 52, Title: new("Databases"), UserID: 82, UserName: new("grace"), ManagedAccountID: 92, AccountName: new("postgres"),
		AccessLevel: nullable.NewNullNullable[string](), DedicatedAccountPermissionOverride: nullable.NewNullableWithValue("Requestor"),
		DedicatedToAppUserID: nullable.NewNullableWithValue[int32](82), DedicatedToAppUserName: nullable.NewNullableWithValue("grace")},
}

// ListEntitlements lists the entitlements of all user groups, or of some.
func (s *server) ListEntitlements(w http.ResponseWriter, _ *http.Request, params api.ListEntitlementsParams) {
	if params.GroupIDs == nil {
		all := api.Entitlements{}
		for _, e := range s.entitlements(func(group int32) bool { return group == staffGroup || s.enforces(entitlementsOfAll) }) {
			all = append(all, listedForAll(e))
		}
		respond(w, http.StatusOK, all)
		return
	}
	ids := params.GroupIDs
	if !s.enforces(entitlementsOfEvery) {
		ids = ids[:min(1, len(ids))]
	}
	respond(w, http.StatusOK, s.entitlements(func(group int32) bool { return slices.Contains(ids, group) || !s.enforces(entitlementsOfOnly) }))
}

// entitlements returns the entitlements of user groups that still exist, of those that match.
func (s *server) entitlements(matches func(group int32) bool) api.GroupEntitlements {
	all := api.GroupEntitlements{}
	for _, e := range entitlements {
		group, ok := s.userGroups.Get(key(e.GroupID))
		if !ok || !matches(e.GroupID) {
			continue
		}
		e.Name, e.SmartRuleType = group.Name, new("Managed Account")
		e.RoleID, e.RoleName, e.AccessPolicyName = 1, new("Requestor"), new("Office hours")
		e.RationalizedSystemName, e.ApplicationName = new("web-01"), new("Console")
		all = append(all, e)
	}
	return all
}

// listedForAll returns an entitlement as it is listed without ids: with the distinguished name of its group.
func listedForAll(e api.GroupEntitlement) api.Entitlement {
	return api.Entitlement{
		GroupID: e.GroupID, Name: e.Name, SmartRuleID: e.SmartRuleID, DistinguishedName: new(string), AccessLevel: e.AccessLevel,
		RoleID: e.RoleID, RoleName: e.RoleName, DedicatedAccountPermissionOverride: e.DedicatedAccountPermissionOverride,
		DedicatedToAppUserID: e.DedicatedToAppUserID, DedicatedToAppUserName: e.DedicatedToAppUserName, IsAdministratorGroup: e.IsAdministratorGroup,
		UserID: e.UserID, UserName: e.UserName, ManagedAccountID: e.ManagedAccountID, AccountName: e.AccountName,
		RationalizedSystemName: e.RationalizedSystemName, ApplicationName: e.ApplicationName, AccessPolicyName: e.AccessPolicyName,
	}
}
