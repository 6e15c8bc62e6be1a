package zpa

import "github.com/assay-conformance/assay/internal/rule"

// The guards of this stub: one for each behaviour that a handler implements and that can be
// switched off. The catalogue is checked against this table.
const (
	createStored         rule.Site = "createSegmentGroup/guard/stored"                     // the created group exists afterwards
	createLinks          rule.Site = "createSegmentGroup/guard/links-applications"         // with the application segments that were sent
	createKnown          rule.Site = "createSegmentGroup/guard/applications-known"         // unknown application segments are refused
	createNotEnabled     rule.Site = "createSegmentGroup/guard/not-enabled-by-default"     // enabled only on request
	createInDefault      rule.Site = "createSegmentGroup/guard/default-microtenant"        // unless another is named
	getKnown             rule.Site = "getSegmentGroup/guard/known-id"                      // an unknown id is refused
	getOwn               rule.Site = "getSegmentGroup/guard/own-microtenant"               // a group of another Microtenant, too
	updateKnownID        rule.Site = "updateSegmentGroup/guard/known-id"                   // an unknown id is refused
	updateOwn            rule.Site = "updateSegmentGroup/guard/own-microtenant"            // a group of another Microtenant, too
	deleteOwn            rule.Site = "deleteSegmentGroup/guard/own-microtenant"            // a group of another Microtenant is not deleted
	getPortRanges        rule.Site = "getSegmentGroup/guard/port-ranges"                   // an application shows its ports in two ways that agree
	getRequested         rule.Site = "getSegmentGroup/guard/requested"                     // the group with this id
	listHoldsAll         rule.Site = "listSegmentGroups/guard/holds-all"                   // the pages together contain every group
	listPage             rule.Site = "listSegmentGroups/guard/page"                        // page numbers start at 1
	listPageSize         rule.Site = "listSegmentGroups/guard/page-size"                   // at most this many
	listDefaultPageSize  rule.Site = "listSegmentGroups/guard/default-page-size"           // 20 when none is given
	listMostPageSize     rule.Site = "listSegmentGroups/guard/most-page-size"              // never more than 500
	listSearch           rule.Site = "listSegmentGroups/guard/search"                      // only groups that meet the condition
	listTotalCount       rule.Site = "listSegmentGroups/guard/total-count"                 // of all groups, not only of the page
	listTotalPages       rule.Site = "listSegmentGroups/guard/total-pages"                 // follows from the total and the page size
	listShowsGroups      rule.Site = "listSegmentGroups/guard/shows-groups"                // with their own properties
	listSearchFields     rule.Site = "listSegmentGroups/guard/search-fields"               // an unknown field is refused
	listAllTenants       rule.Site = "listSegmentGroups/guard/all-microtenants"            // null means all of them
	getOwnCustomer       rule.Site = "getSegmentGroup/guard/own-customer"                  // not under the id of another customer
	updateCreationStays  rule.Site = "updateSegmentGroup/guard/creation-time-stays"        // a change does not touch it
	listDefaultTenant    rule.Site = "listSegmentGroups/guard/default-microtenant"         // 0 means only the Default Microtenant
	listNamedTenant      rule.Site = "listSegmentGroups/guard/named-microtenant"           // that of the id in the request
	listAnyClient        rule.Site = "listSegmentGroups/guard/any-client"                  // those that other clients created
	updateAnyClient      rule.Site = "updateSegmentGroup/guard/any-client"                 // those that other clients created
	listOwnTenant        rule.Site = "listSegmentGroups/guard/own-microtenant"             // a caller within one sees its groups
	updateApplied        rule.Site = "updateSegmentGroup/guard/applied"                    // the new values are stored
	updateAdds           rule.Site = "updateSegmentGroup/guard/adds-applications"          // those of addedApps are linked
	updateRemoves        rule.Site = "updateSegmentGroup/guard/removes-applications"       // those of deletedApps are unlinked
	updateKnown          rule.Site = "updateSegmentGroup/guard/applications-known"         // unknown application segments are refused
	updateDropsKnown     rule.Site = "updateSegmentGroup/guard/deleted-applications-known" // in deletedApps, too
	updateSaysWhy        rule.Site = "updateSegmentGroup/guard/says-why"                   // the refusal has the documented id
	updateInDefault      rule.Site = "updateSegmentGroup/guard/default-microtenant"        // it stays there unless another is named
	updateNoDeception    rule.Site = "updateSegmentGroup/guard/deception-blocked"          // a group of Deception is not changed
	deleteUnreferenced   rule.Site = "deleteSegmentGroup/guard/unreferenced"               // a referenced group is not deleted
	deleteNamesReference rule.Site = "deleteSegmentGroup/guard/names-reference"            // the refusal says what refers to it
	deleteRemoves        rule.Site = "deleteSegmentGroup/guard/removes"                    // it is gone afterwards
	deleteNoDeception    rule.Site = "deleteSegmentGroup/guard/deception-blocked"          // a group of Deception is not deleted
)

// Guards returns the guards of this stub.
func Guards() []rule.Site {
	return []rule.Site{
		createStored, createLinks, createKnown, createNotEnabled, createInDefault,
		getKnown, getOwn, getOwnCustomer, getPortRanges, getRequested,
		listHoldsAll, listPage, listPageSize, listDefaultPageSize, listMostPageSize, listSearch, listShowsGroups, listSearchFields, listAllTenants, listTotalCount, listTotalPages, listDefaultTenant, listOwnTenant, listNamedTenant, listAnyClient, updateAnyClient,
		updateApplied, updateAdds, updateRemoves, updateKnown, updateDropsKnown, updateSaysWhy, updateInDefault, updateNoDeception, updateKnownID, updateOwn, updateCreationStays,
		deleteUnreferenced, deleteNamesReference, deleteRemoves, deleteNoDeception, deleteOwn,
	}
}
