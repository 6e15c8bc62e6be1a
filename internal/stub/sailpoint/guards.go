package sailpoint

import "github.com/assay-conformance/assay/internal/rule"

// The guards of this stub: one for each behaviour that a handler implements and that can be
// switched off. The catalogue is checked against this table.
const (
	createStored         rule.Site = "createSegment/guard/stored"                   // the created segment exists afterwards
	createRespondsAsSent rule.Site = "createSegment/guard/response-as-sent"         // the response is the created segment
	createAnother        rule.Site = "createSegment/guard/another"                  // other segments are as they were
	createReadOnly       rule.Site = "createSegment/guard/read-only-accepted"       // an id and dates may be sent and are ignored
	listEvery            rule.Site = "listSegments/guard/every-segment"             // including those with an owner
	listAnyClient        rule.Site = "listSegments/guard/any-client"                // those that other clients created
	listOwnTenant        rule.Site = "listSegments/guard/own-tenant"                // not those of another tenant
	listDefaultLimit     rule.Site = "listSegments/guard/default-limit"             // 250 when none is given
	listLimit            rule.Site = "listSegments/guard/limit"                     // at most this many
	listDefaultOffset    rule.Site = "listSegments/guard/default-offset"            // from the first when none is given
	listOffset           rule.Site = "listSegments/guard/offset"                    // skip this many
	listCount            rule.Site = "listSegments/guard/count-header"              // the total, when requested
	listCountsAll        rule.Site = "listSegments/guard/count-ignores-paging"      // not only the page
	listCountUnrequested rule.Site = "listSegments/guard/count-only-when-requested" // only when requested
	getRequested         rule.Site = "getSegment/guard/requested"                   // the segment with this id
	getKnown             rule.Site = "getSegment/guard/known-id"                    // an unknown id is refused
	getOwnTenant         rule.Site = "getSegment/guard/own-tenant"                  // not that of another tenant
	updateOwnTenant      rule.Site = "updateSegment/guard/own-tenant"               // not that of another tenant
	deleteOwnTenant      rule.Site = "deleteSegment/guard/own-tenant"               // not that of another tenant
	updateAnyClient      rule.Site = "updateSegment/guard/any-client"               // those that other clients created
	updateModified       rule.Site = "updateSegment/guard/modified"                 // a change has its time
	updateInOrder        rule.Site = "updateSegment/guard/in-order"                 // operations are applied in order
	updateAllOrNothing   rule.Site = "updateSegment/guard/all-or-nothing"           // a failing one undoes those before
	updateAdds           rule.Site = "updateSegment/guard/adds"                     // an add inserts into a list
	updateRemoves        rule.Site = "updateSegment/guard/removes"                  // a remove takes away what is there
	updateReplacesThere  rule.Site = "updateSegment/guard/replaces"                 // only what is there is replaced
	updateMoves          rule.Site = "updateSegment/guard/moves"                    // a move removes its source
	updateCopies         rule.Site = "updateSegment/guard/copies"                   // a copy adds its source elsewhere
	updateTests          rule.Site = "updateSegment/guard/tests"                    // a test that fails refuses the patch
	updateIndexes        rule.Site = "updateSegment/guard/indexes"                  // an index has no zeros before it
	updateName           rule.Site = "updateSegment/guard/patchable-name"           // the new name is stored
	updateDescription    rule.Site = "updateSegment/guard/patchable-description"    // the new description is stored
	updateOwner          rule.Site = "updateSegment/guard/patchable-owner"          // the new owner is stored
	updateCriteria       rule.Site = "updateSegment/guard/patchable-criteria"       // the new visibility criteria are stored
	updateActive         rule.Site = "updateSegment/guard/patchable-active"         // the segment is activated and deactivated
	updateOthersNot      rule.Site = "updateSegment/guard/nothing-else-patchable"   // other properties stay
	updateFixedStays     rule.Site = "updateSegment/guard/fixed-stays"              // the id and the creation date stay
	updateRest           rule.Site = "updateSegment/guard/rest-unchanged"           // what no operation names stays
	updateReplaces       rule.Site = "updateSegment/guard/replaces-whole"           // no part of the old criteria is left
	updateResponds       rule.Site = "updateSegment/guard/response-as-changed"      // the response shows the change
	updateKnown          rule.Site = "updateSegment/guard/known-id"                 // an unknown id is refused
	deleteRemoves        rule.Site = "deleteSegment/guard/removes"                  // it is gone afterwards
	deleteKnown          rule.Site = "deleteSegment/guard/known-id"                 // an unknown id is refused
)

// patchable maps the properties that a patch may change to their guards.
var patchable = map[string]rule.Site{
	"name": updateName, "description": updateDescription, "owner": updateOwner, "visibilityCriteria": updateCriteria, "active": updateActive,
}

// Guards returns the guards of this stub.
func Guards() []rule.Site {
	return []rule.Site{
		createStored, createAnother, createRespondsAsSent, createReadOnly,
		listEvery, listAnyClient, listOwnTenant, listDefaultLimit, listLimit, listDefaultOffset, listOffset, listCount, listCountsAll, listCountUnrequested,
		getRequested, getKnown, getOwnTenant,
		updateAnyClient, updateFixedStays, updateAdds, updateRemoves, updateReplacesThere, updateMoves, updateCopies, updateTests, updateIndexes,
		updateInOrder, updateAllOrNothing, updateName, updateDescription, updateOwner, updateCriteria, updateActive,
		updateOthersNot, updateRest, updateReplaces, updateResponds, updateKnown, updateOwnTenant, updateModified,
		deleteRemoves, deleteKnown, deleteOwnTenant,
	}
}
