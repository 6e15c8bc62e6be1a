package sailpoint

import "github.com/assay-conformance/assay/internal/rule"

// The guards of this stub: one for each behaviour that a handler keeps and that can be
// switched off. The catalogue is held against this table.
const (
	createStored         rule.Site = "createSegment/guard/stored"                   // what was created is there afterwards
	createRespondsAsSent rule.Site = "createSegment/guard/response-as-sent"         // the answer is the created segment
	createReadOnly       rule.Site = "createSegment/guard/read-only-accepted"       // an id and dates may be sent, and are passed over
	listEvery            rule.Site = "listSegments/guard/every-segment"             // those that somebody owns too
	listDefaultLimit     rule.Site = "listSegments/guard/default-limit"             // 250 when none is given
	listLimit            rule.Site = "listSegments/guard/limit"                     // at most so many
	listDefaultOffset    rule.Site = "listSegments/guard/default-offset"            // from the first when none is given
	listOffset           rule.Site = "listSegments/guard/offset"                    // pass over so many
	listCount            rule.Site = "listSegments/guard/count-header"              // the number of all, when asked for
	listCountsAll        rule.Site = "listSegments/guard/count-ignores-paging"      // not the page alone
	listCountUnrequested rule.Site = "listSegments/guard/count-only-when-requested" // and nothing when not
	getRequested         rule.Site = "getSegment/guard/requested"                   // the segment of that id, no other
	getKnown             rule.Site = "getSegment/guard/known-id"                    // none where there is none
	updateInOrder        rule.Site = "updateSegment/guard/in-order"                 // one operation after the other
	updateAllOrNothing   rule.Site = "updateSegment/guard/all-or-nothing"           // one that fails undoes those before
	updateName           rule.Site = "updateSegment/guard/patchable-name"           // the new name is kept
	updateDescription    rule.Site = "updateSegment/guard/patchable-description"    // the new description is kept
	updateOwner          rule.Site = "updateSegment/guard/patchable-owner"          // the new owner is kept
	updateCriteria       rule.Site = "updateSegment/guard/patchable-criteria"       // the new visibility criteria are kept
	updateActive         rule.Site = "updateSegment/guard/patchable-active"         // the segment is switched on and off
	updateOthersNot      rule.Site = "updateSegment/guard/nothing-else-patchable"   // other members stay
	updateSwaps          rule.Site = "updateSegment/guard/replaces-whole"           // the old criteria go, all of them
	updateResponds       rule.Site = "updateSegment/guard/response-as-changed"      // the answer shows the change
	updateKnown          rule.Site = "updateSegment/guard/known-id"                 // nothing to change where there is none
	deleteRemoves        rule.Site = "deleteSegment/guard/removes"                  // it is gone afterwards
	deleteKnown          rule.Site = "deleteSegment/guard/known-id"                 // nothing to remove where there is none
)

// patchable are the members that a patch may change, each with the guard that it does.
var patchable = map[string]rule.Site{
	"name": updateName, "description": updateDescription, "owner": updateOwner, "visibilityCriteria": updateCriteria, "active": updateActive,
}

// Guards lists the guards of this stub.
func Guards() []rule.Site {
	return []rule.Site{
		createStored, createRespondsAsSent, createReadOnly,
		listEvery, listDefaultLimit, listLimit, listDefaultOffset, listOffset, listCount, listCountsAll, listCountUnrequested,
		getRequested, getKnown,
		updateInOrder, updateAllOrNothing, updateName, updateDescription, updateOwner, updateCriteria, updateActive,
		updateOthersNot, updateSwaps, updateResponds, updateKnown,
		deleteRemoves, deleteKnown,
	}
}
