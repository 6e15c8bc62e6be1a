package beyondinsight

import (
	"net/http"
	"slices"

	api "github.com/assay-conformance/assay/generated/beyondinsight"
	"github.com/assay-conformance/assay/internal/rule"
)

// The guards of the access that user groups have to Smart Rules.
const (
	ruleAccessSet     rule.Site = "setSmartRuleAccess/guard/stored"              // the group has the access afterwards
	rulesOfGroup      rule.Site = "listUserGroupSmartRules/guard/of-group"       // the access of the group counts
	rulesReadableOnly rule.Site = "listUserGroupSmartRules/guard/default-levels" // without levels those that the group may read
	rulesOfLevels     rule.Site = "listUserGroupSmartRules/guard/levels"         // those of each given level
	userGroupRules    rule.Site = "createUserGroup/guard/smart-rule-access"      // the given access is granted
)

var smartRuleAccessGuards = []rule.Site{ruleAccessSet, rulesOfGroup, rulesReadableOnly, rulesOfLevels, userGroupRules}

// access is the level of access that user groups have to Smart Rules: by group, by rule.
type access map[int32]map[int32]int32

// grant gives a group access to a rule.
func (a access) grant(group, rule, level int32) {
	if a[group] == nil {
		a[group] = map[int32]int32{}
	}
	a[group][rule] = level
}

// most returns the highest level of access that any group has to a rule.
func (a access) most(rule int32) (level int32) {
	for _, rules := range a {
		level = max(level, rules[rule])
	}
	return level
}

// SetSmartRuleAccess sets the access of a user group to a Smart Rule.
func (s *server) SetSmartRuleAccess(w http.ResponseWriter, r *http.Request, group, id string) {
	of, ok := s.userGroups.Get(group)
	if !ok {
		notFound(w, "user group")
		return
	}
	found, ok := s.smartRule(w, id, ruleReadable)
	if !ok {
		return
	}
	level := read[api.SmartRuleAccessLevel](r).AccessLevelID
	if level == nil || !slices.Contains([]int32{noAccess, readAccess, writeAccess}, *level) {
		refuse(w, http.StatusBadRequest, "", "no such access level")
		return
	}
	if s.enforces(ruleAccessSet) {
		s.access.grant(of.GroupID, found.SmartRuleID, *level)
	}
	w.WriteHeader(http.StatusOK)
}

// ListUserGroupSmartRules lists the Smart Rules to which a user group has access of certain levels.
func (s *server) ListUserGroupSmartRules(w http.ResponseWriter, _ *http.Request, group string, params api.ListUserGroupSmartRulesParams) {
	of, ok := s.userGroups.Get(group)
	if !ok {
		notFound(w, "user group")
		return
	}
	var levels []int32
	for _, level := range params.AccessLevel {
		levels = append(levels, int32(level))
	}
	switch {
	case len(levels) > 1 && !s.enforces(rulesOfLevels):
		levels = levels[:1]
	case len(levels) == 0 && s.enforces(rulesReadableOnly):
		levels = []int32{readAccess, writeAccess}
	case len(levels) == 0:
		levels = []int32{noAccess, readAccess, writeAccess}
	}
	all := []api.UserGroupSmartRule{}
	for _, r := range s.smartRules.Where(func(r smartRule) bool { return r.access > noAccess }) {
		level := s.access[of.GroupID][r.SmartRuleID]
		if !s.enforces(rulesOfGroup) {
			level = s.access.most(r.SmartRuleID)
		}
		if slices.Contains(levels, level) {
			all = append(all, withAccess(r.SmartRule, level))
		}
	}
	respond(w, http.StatusOK, all)
}

// withAccess returns a Smart Rule as it is shown for a user group.
func withAccess(r api.SmartRule, level int32) api.UserGroupSmartRule {
	return api.UserGroupSmartRule{
		SmartRuleID: r.SmartRuleID, OrganizationID: r.OrganizationID, Title: r.Title, Description: r.Description, Category: r.Category, Status: r.Status,
		LastProcessedDate: r.LastProcessedDate, IsReadOnly: r.IsReadOnly, RuleType: r.RuleType, AccessLevelID: level,
	}
}

// grantRules gives a new user group the access to Smart Rules that was sent.
func (s *server) grantRules(group int32, sent []api.SmartRuleAccess) {
	for _, a := range sent {
		if a.SmartRuleID != nil && a.AccessLevelID != nil && s.enforces(userGroupRules) {
			s.access.grant(group, *a.SmartRuleID, *a.AccessLevelID)
		}
	}
}
