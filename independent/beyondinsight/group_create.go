package beyondinsight

import (
	"maps"
	"net/http"
	"strings"
)

// A levelEntry is an access level that a request gives for a permission or a Smart Rule.
type levelEntry struct {
	PermissionID  int
	SmartRuleID   int
	AccessLevelID *int
}

// createGroup makes a group of any of the types.
func (s *service) createGroup(c *call) (answer, error) {
	b, err := s.read(c)
	if err != nil {
		return answer{}, err
	}
	made := &userGroup{permissions: map[int]int{}, rules: map[int]int{}}
	bind := s.fillGroup(b, made)
	s.fillCommon(b, made)
	if err := b.err(); err != nil {
		return answer{}, err
	}
	_, taken := named(s, s.store.groups, made.name, func(*userGroup) bool { return true })
	taken = taken || s.bug("name-of-deleted-group-stays-taken") && s.store.spent[strings.ToLower(made.name)]
	if taken && !s.variant("group-names-not-unique") {
		return answer{}, refuse(http.StatusConflict, "A user group has this name.")
	}
	if made.secretsSafe() && !c.caller.administrator && !s.bug("secrets-safe-given-by-anybody") {
		if s.bug("group-made-though-secrets-safe-refused") {
			delete(made.permissions, secretsSafePermission)
			made.id = s.store.next(ofGroup)
			s.store.groups[made.id] = made
		}
		return answer{}, refuse(http.StatusForbidden, "Only an administrator can give Secrets Safe.")
	}
	if err := s.bind(c, bind); err != nil {
		return answer{}, err
	}
	made.id = s.store.next(ofGroup)
	s.store.groups[made.id] = made
	view := s.viewMembership(made)
	s.put(view, "Description", made.description)
	s.spoilGroup(made)
	return created([]any{view})
}

// fillCommon reads what the types of groups have in common.
func (s *service) fillCommon(b *body, g *userGroup) {
	otherwise := true
	if g.kind == entraGroup && s.bug("entra-group-inactive-if-not-said") {
		otherwise = false
	}
	g.active = b.flag("isActive", otherwise)
	var permissions, rules []levelEntry
	b.into("Permissions", &permissions, "a list of permissions with their levels")
	b.into("SmartRuleAccess", &rules, "a list of Smart Rules with their levels")
	b.into("ApplicationRegistrationIDs", &g.registrations, "a list of numbers")
	if len(permissions) == 0 && s.variant("permissions-needed") {
		b.fail("Permissions is required.")
	}
	for _, one := range permissions {
		if permissionNames[one.PermissionID] == "" {
			b.fail("The permission %d does not exist.", one.PermissionID)
		}
		g.permissions[one.PermissionID] = level(b, one)
	}
	for _, one := range rules {
		if s.store.smartRules[one.SmartRuleID] == nil {
			b.fail("The Smart Rule %d does not exist.", one.SmartRuleID)
		}
		g.rules[one.SmartRuleID] = level(b, one)
	}
	for _, one := range g.registrations {
		if s.store.registrations[one] == nil {
			b.fail("The API registration %d does not exist.", one)
		}
	}
	if s.bug("only-first-permission-kept") && len(permissions) > 1 {
		g.permissions = map[int]int{permissions[0].PermissionID: g.permissions[permissions[0].PermissionID]}
	}
}

// level reads an access level.
func level(b *body, one levelEntry) int {
	if one.AccessLevelID == nil || *one.AccessLevelID != none && *one.AccessLevelID != read && *one.AccessLevelID != readWrite {
		b.fail("AccessLevelID must be 0, 1 or 3.")
		return none
	}
	return *one.AccessLevelID
}

// spoilGroup has the bugs of what is stored of a new group.
func (s *service) spoilGroup(g *userGroup) {
	if s.bug("active-directory-group-always-active") && g.kind == directoryGroup {
		g.active = true
	}
	if s.bug("ldap-group-without-smart-rules") && g.kind == ldapGroup {
		clear(g.rules)
	}
	if s.bug("only-first-registration-kept") && len(g.registrations) > 1 {
		g.registrations = g.registrations[:1]
	}
	if s.bug("permissions-stored-as-read") {
		for one := range maps.Keys(g.permissions) {
			g.permissions[one] = min(g.permissions[one], read)
		}
	}
	if s.bug("ldap-attributes-swapped") && g.kind == ldapGroup {
		g.accountAttribute, g.memberAttribute = g.memberAttribute, g.accountAttribute
	}
	if s.bug("group-name-trimmed-and-squeezed") {
		g.name = strings.Join(strings.Fields(g.name), " ")
	}
}
