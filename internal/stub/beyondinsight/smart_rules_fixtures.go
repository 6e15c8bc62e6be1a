package beyondinsight

import (
	"github.com/oapi-codegen/nullable"

	api "github.com/assay-conformance/assay/generated/beyondinsight"
)

// seedSmartRules adds Smart Rules: one that nobody may read, one that nobody may write, one of a branch, one that is
// being processed, and one without an organization.
func (s *server) seedSmartRules(now string) {
	for _, r := range []smartRule{
		{SmartRule: api.SmartRule{SmartRuleID: serverRule, Title: "Servers"}, access: writeAccess, assets: []int32{webServer, 32, 34}},
		{SmartRule: api.SmartRule{SmartRuleID: 52, Title: "Closed rule"}, assets: []int32{33}},
		{SmartRule: api.SmartRule{SmartRuleID: 53, Title: "All assets", IsReadOnly: true}, access: readAccess},
		{SmartRule: api.SmartRule{SmartRuleID: 54, Title: "Branch assets", OrganizationID: inOrganization(branchOrganization.String())}, access: writeAccess},
		{SmartRule: api.SmartRule{SmartRuleID: 55, Title: "Large rule"}, access: writeAccess, processing: true},
		{SmartRule: api.SmartRule{SmartRuleID: 56, Title: "Systems", RuleType: systemRules, OrganizationID: nullable.NewNullNullable[string]()}, access: writeAccess},
	} {
		if r.RuleType == "" {
			r.RuleType = assetRules
		}
		if !r.OrganizationID.IsSpecified() {
			r.OrganizationID = inOrganization(defaultOrganization.String())
		}
		r.Category, r.Status, r.LastProcessedDate = "Built-in", 1, &now
		s.smartRules.Put(key(r.SmartRuleID), r)
	}
	s.access.grant(staffGroup, serverRule, readAccess)
}
