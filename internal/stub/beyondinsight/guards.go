package beyondinsight

import (
	"slices"

	"github.com/assay-conformance/assay/internal/rule"
)

// Guards returns the guards of this stub: one for each behaviour that a handler implements and that can be
// switched off. Each family lists its own.
func Guards() []rule.Site {
	return slices.Concat(
		organizationGuards, workgroupGuards, groupGuards, addressGuards, typeGuards, attributeGuards, assignedGuards, databaseGuards,
		assetGuards, createsByID.all(), createsByName.all(), searchGuards, []rule.Site{assetByName, assetInWorkgroup, rulePermitted, permissionsNamed, levelsNamed},
		listedByID.all(), listedByName.all(), listedByRule.all(), listedBySearch.all(), userGroupGuards, userGroupCreationGuards(), userGuards, userCreationGuards(), userChangeGuards, membershipGuards,
		groupPermissionGuards, deliveryGuards, entitlementGuards, importGuards(), epmGuards, registrationGuards, userAuditGuards(),
		smartRuleGuards, smartRuleCreationGuards, smartRuleChangeGuards, smartRuleAccessGuards,
	)
}
