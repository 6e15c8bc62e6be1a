package zpa

import "github.com/assay-conformance/assay/internal/rule"

// The guards of this stub: one for each behaviour that a handler keeps and that can be
// switched off. The catalogue is held against this table.
const (
	createStored         rule.Site = "createSegmentGroup/guard/stored"                 // what was created is there afterwards
	createLinks          rule.Site = "createSegmentGroup/guard/links-applications"     // with the application segments that were sent
	createNotEnabled     rule.Site = "createSegmentGroup/guard/not-enabled-by-default" // enabled only when told so
	createInDefault      rule.Site = "createSegmentGroup/guard/default-microtenant"    // unless another is named
	getRequested         rule.Site = "getSegmentGroup/guard/requested"                 // the group of that id, no other
	listHoldsAll         rule.Site = "listSegmentGroups/guard/holds-all"               // the pages together hold every group
	listPage             rule.Site = "listSegmentGroups/guard/page"                    // that page; the first is 1
	listPageSize         rule.Site = "listSegmentGroups/guard/page-size"               // at most so many
	listDefaultPageSize  rule.Site = "listSegmentGroups/guard/default-page-size"       // 20 when none is given
	listMostPageSize     rule.Site = "listSegmentGroups/guard/most-page-size"          // never more than 500
	listSearch           rule.Site = "listSegmentGroups/guard/search"                  // only groups that meet the condition
	listDefaultTenant    rule.Site = "listSegmentGroups/guard/default-microtenant"     // 0 is the Default Microtenant, and no other
	listOwnTenant        rule.Site = "listSegmentGroups/guard/own-microtenant"         // a caller within one gets its groups
	updateApplied        rule.Site = "updateSegmentGroup/guard/applied"                // the new values are kept
	updateAdds           rule.Site = "updateSegmentGroup/guard/adds-applications"      // those of addedApps are linked
	updateRemoves        rule.Site = "updateSegmentGroup/guard/removes-applications"   // those of deletedApps are not any more
	updateKnown          rule.Site = "updateSegmentGroup/guard/applications-known"     // what is linked exists
	updateSaysWhy        rule.Site = "updateSegmentGroup/guard/says-why"               // the refusal has the documented id
	updateInDefault      rule.Site = "updateSegmentGroup/guard/default-microtenant"    // it stays there unless another is named
	updateNoDeception    rule.Site = "updateSegmentGroup/guard/deception-blocked"      // a group of Deception stays as it is
	deleteUnreferenced   rule.Site = "deleteSegmentGroup/guard/unreferenced"           // what is referred to stays
	deleteNamesReference rule.Site = "deleteSegmentGroup/guard/names-reference"        // the refusal says what refers to it
	deleteRemoves        rule.Site = "deleteSegmentGroup/guard/removes"                // it is gone afterwards
	deleteNoDeception    rule.Site = "deleteSegmentGroup/guard/deception-blocked"      // a group of Deception stays
)

// Guards lists the guards of this stub.
func Guards() []rule.Site {
	return []rule.Site{
		createStored, createLinks, createNotEnabled, createInDefault,
		getRequested,
		listHoldsAll, listPage, listPageSize, listDefaultPageSize, listMostPageSize, listSearch, listDefaultTenant, listOwnTenant,
		updateApplied, updateAdds, updateRemoves, updateKnown, updateSaysWhy, updateInDefault, updateNoDeception,
		deleteUnreferenced, deleteNamesReference, deleteRemoves, deleteNoDeception,
	}
}
