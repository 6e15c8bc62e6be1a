package acme

import "github.com/assay-conformance/assay/internal/rule"

// The guards of this stub: one for each behaviour that a handler implements and that can be switched off.
const (
	listLimit     rule.Site = "listParcels/guard/limit"         // at most this many
	listOffset    rule.Site = "listParcels/guard/offset"        // skip this many
	listTotal     rule.Site = "listParcels/guard/total"         // of all, not only the page
	createStored  rule.Site = "createParcel/guard/stored"       // it exists afterwards
	createLabel   rule.Site = "createParcel/guard/label-taken"  // a label is unique
	getRequested  rule.Site = "getParcel/guard/requested"       // the one with the id
	getKnown      rule.Site = "getParcel/guard/known-id"        // an unknown id is refused
	deleteRemoves rule.Site = "deleteParcel/guard/removes"      // it is gone afterwards
	deleteOthers  rule.Site = "deleteParcel/guard/keeps-others" // and the others are not
	deleteNotSent rule.Site = "deleteParcel/guard/not-sent"     // what has been sent stays
	sendSends     rule.Site = "sendParcel/guard/sends"          // it has been sent afterwards
)

// Guards returns the guards of this stub.
func Guards() []rule.Site {
	return []rule.Site{
		listLimit, listOffset, listTotal, createStored, createLabel, getRequested, getKnown, deleteRemoves, deleteOthers, deleteNotSent, sendSends,
	}
}
