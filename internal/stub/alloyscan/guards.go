package alloyscan

import "github.com/assay-conformance/assay/internal/rule"

// The guards of this stub: one for each behaviour that a handler implements and that can be
// switched off. The catalogue is checked against this table.
const (
	createDuplicateName   rule.Site = "createSegment/guard/duplicate-name"            // a name is unique per site
	createNamePerSite     rule.Site = "createSegment/guard/name-per-site"             // a name taken on another site is available
	createStored          rule.Site = "createSegment/guard/stored"                    // the created segment exists afterwards
	createRespondsAsSent  rule.Site = "createSegment/guard/response-as-sent"          // the response is the created segment
	createAddressFormed   rule.Site = "createSegment/guard/address-formed"            // an address is an IP or a CIDR block
	createAddressesNeeded rule.Site = "createSegment/guard/addresses-needed"          // lists and ranges need addresses
	createAddressesMixed  rule.Site = "createSegment/guard/addresses-mixed"           // single addresses and blocks can be mixed
	createRangeNeeds      rule.Site = "createSegment/guard/addresses-needed-ip-range" // an IP range, too
	createServiceKnown    rule.Site = "createSegment/guard/audit-service-known"       // the Audit Service exists
	createServiceNeeded   rule.Site = "createSegment/guard/audit-service-needed"      // except for cloud segments
	createServiceOptional rule.Site = "createSegment/guard/audit-service-optional"    // for cloud segments
	createTypeKnown       rule.Site = "createSegment/guard/type-known"                // the type is known
	listTotal             rule.Site = "listSegments/guard/total-counts-all"           // not only the page
	listDefaultLimit      rule.Site = "listSegments/guard/default-limit"              // 50 when none is given
	listLimit             rule.Site = "listSegments/guard/limit"                      // at most this many
	listOffset            rule.Site = "listSegments/guard/offset"                     // skip this many
	listByType            rule.Site = "listSegments/guard/filter-type"                // only of that type
	listByService         rule.Site = "listSegments/guard/filter-audit-service"       // only of that Audit Service
	listTogether          rule.Site = "listSegments/guard/filters-together"           // what matches both filters
	listOwnSite           rule.Site = "listSegments/guard/own-site"                   // none of another site
	getKnown              rule.Site = "getSegment/guard/known-id"                     // an unknown id is refused
	getOwnSite            rule.Site = "getSegment/guard/own-site"                     // a segment of another site, too
	updateKnown           rule.Site = "updateSegment/guard/known-id"                  // an unknown id is refused
	updateOwnSite         rule.Site = "updateSegment/guard/own-site"                  // a segment of another site, too
	deleteOwnSite         rule.Site = "deleteSegment/guard/own-site"                  // a segment of another site is not deleted
	scanKnown             rule.Site = "scanSegment/guard/known-id"                    // an unknown id is refused
	scanOwnSite           rule.Site = "scanSegment/guard/own-site"                    // a segment of another site, too
	createNameFree        rule.Site = "createSegment/guard/name-freed"                // by a deletion or a change of the name
	getRequested          rule.Site = "getSegment/guard/requested"                    // the segment with this id
	getWholeConfiguration rule.Site = "getSegment/guard/whole-configuration"          // every property of an address list
	updateUniqueName      rule.Site = "updateSegment/guard/unique-name"               // also on rename
	updateNameKept        rule.Site = "updateSegment/guard/name-kept"                 // an empty name is refused
	updateOwnName         rule.Site = "updateSegment/guard/own-name"                  // the own name is not taken
	updateName            rule.Site = "updateSegment/guard/editable-name"             // the new name is stored
	updateAutoTag         rule.Site = "updateSegment/guard/editable-auto-tag"         // the new tag is stored
	updatePartial         rule.Site = "updateSegment/guard/partial"                   // properties that are not sent stay
	updateRespondsChanged rule.Site = "updateSegment/guard/response-as-changed"       // the response shows the change
	deleteRemoves         rule.Site = "deleteSegment/guard/removes"                   // it is gone afterwards
	scanNeedsService      rule.Site = "scanSegment/guard/audit-service-needed"        // no Audit Service, no scan
	scanNotTwice          rule.Site = "scanSegment/guard/not-twice"                   // one scan at a time
	scanAudit             rule.Site = "scanSegment/guard/audit-accepted"              // audit may be requested
)

// Guards returns the guards of this stub.
func Guards() []rule.Site {
	return []rule.Site{
		createDuplicateName, createNamePerSite, createStored, createRespondsAsSent, createAddressFormed,
		createAddressesMixed, createAddressesNeeded, createRangeNeeds, createServiceKnown, createServiceNeeded, createServiceOptional, createTypeKnown, createNameFree,
		listTotal, listDefaultLimit, listLimit, listOffset, listByType, listByService, listTogether, listOwnSite,
		getKnown, getOwnSite, getRequested, getWholeConfiguration,
		updateUniqueName, updateNameKept, updateOwnName, updateName, updateAutoTag, updatePartial, updateRespondsChanged, updateKnown, updateOwnSite,
		deleteRemoves, deleteOwnSite,
		scanNeedsService, scanNotTwice, scanAudit, scanKnown, scanOwnSite,
	}
}
