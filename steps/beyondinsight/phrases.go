// Package beyondinsight contains the phrases specific to BeyondInsight: a file for each family that has
// any.
package beyondinsight

import (
	"slices"

	"github.com/assay-conformance/assay/steps"
)

// Phrases returns the phrases specific to BeyondInsight.
func Phrases() []steps.Phrase {
	return slices.Concat(addressGroups(), attributes(), assets(), search(), databases(), userGroups(), typed(), users(), applicationUsers(), groupPermissions(), deliveries(), entitlements(), imports(), epmPolicies(), apiRegistrations(), userAudits(),
		smartRules(), createdRules(), filteredRules(), processedRules(), ruleAccess())
}
