// Package sailpoint contains the phrases specific to SailPoint: JSON Patch, and a count in
// a header.
package sailpoint

import "github.com/assay-conformance/assay/steps"

const segment = "segment" // the noun

// Phrases returns the phrases specific to SailPoint.
func Phrases() []steps.Phrase {
	return []steps.Phrase{
		steps.Given(`segments that can be listed`, canBeListed),
		steps.Given(`an existing segment whose visibility criteria have two comparisons`, existingJoined),
		steps.Given(`an existing segment with three comparisons`, existingCompared),

		steps.When(`the segment is patched with (.+)`, patch),
		steps.When(`the description of the segment is replaced by (an empty text|null)`, emptyDescription),
		steps.When(`a segment is created with an id and dates in the request`, createWithReadOnly),
		steps.When(`a segment is created whose visibility criteria have two comparisons`, createJoined),
		steps.When(`the segments of a tenant with more than one page are listed`, listCrowded),
		steps.When(`the segments of a tenant with more than one page are listed with a count`, countCrowded),
		steps.When(`the segments are listed with a count`, listCounted),
		steps.When(`the segments are listed with the count disabled`, listUncounted),
		steps.When(`its visibility criteria are replaced by two comparisons`, joinCriteria),
		steps.When(`its description is changed twice in one patch`, changeTwice),
		steps.When(`its description is changed in a patch whose last operation fails`, changeAndFail),
		steps.When(`a name is added to an unknown segment`, addNameToUnknown),
		steps.When(`its id is changed`, changeID),
		steps.When(`its creation date is changed`, changeCreated),
		steps.When(`its modification date is changed`, changeModified),
		steps.When(`an unknown property is added to it`, addUnknown),

		steps.Then(`its comparisons are (.+)`, comparisonsAre),
		steps.Then(`its description is (.+)`, descriptionIs),
		steps.Then(`the request is refused or its id and creation date are as before`, fixedStays),
		steps.Then(`the former description is gone`, descriptionGone),
		steps.Then(`the total count is more than a page`, countsBeyondPage),
		steps.Then(`a full page of segments is listed`, fullPage),
		steps.Then(`the list starts with the first segment`, beginsWithFirst),
		steps.Then(`the response has a total count`, counts),
		steps.Then(`the response has no total count`, countsNothing),
		steps.Then(`the modification date of the segment is later`, modifiedLater),
		steps.Then(`no part of the old visibility criteria is left`, criteriaReplaced),
		steps.Then(`the segment has the last of the two descriptions`, hasLastDescription),
	}
}
