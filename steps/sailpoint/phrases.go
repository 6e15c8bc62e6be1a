// Package sailpoint has the phrases that are SailPoint's own: JSON Patch, authorities, a count in
// a header.
package sailpoint

import "github.com/assay-conformance/assay/steps"

const segment = "segment" // the noun

// Phrases is the vocabulary of SailPoint alone.
func Phrases() []steps.Phrase {
	return append(callers(), []steps.Phrase{
		steps.Given(`segments that can be listed`, canBeListed),
		steps.Given(`an existing segment whose visibility criteria join two`, existingJoined),

		steps.When(`a segment is created with an id and dates of the sender's own`, createWithReadOnly),
		steps.When(`a segment is created whose visibility criteria join two`, createJoined),
		steps.When(`the segments of a tenant that has more than a page are listed`, listCrowded),
		steps.When(`the segments are listed with an offset of 1`, listFromSecond),
		steps.When(`the segments are listed with a count`, listCounted),
		steps.When(`the segments are listed with a count and a limit of 1`, listOneCounted),
		steps.When(`the segments are listed with the count switched off`, listUncounted),
		steps.When(`its description is changed`, changeDescription),
		steps.When(`its owner is changed`, changeOwner),
		steps.When(`its visibility criteria are changed`, changeCriteria),
		steps.When(`it is switched off`, switchOff),
		steps.When(`its visibility criteria are replaced by two that are joined`, joinCriteria),
		steps.When(`its description is changed twice in one patch`, changeTwice),
		steps.When(`its description is changed in a patch that fails later on`, changeAndFail),
		steps.When(`its id is changed`, changeID),
		steps.When(`its day of creation is changed`, changeCreated),
		steps.When(`its day of change is changed`, changeModified),
		steps.When(`a property that no segment has is added to it`, addUnknown),

		steps.Then(`a full page of segments is listed`, fullPage),
		steps.Then(`the list begins with the first segment`, beginsWithFirst),
		steps.Then(`the list begins with the second segment`, beginsWithSecond),
		steps.Then(`the response counts the segments`, counts),
		steps.Then(`the response counts nothing`, countsNothing),
		steps.Then(`nothing of the old visibility criteria is left`, criteriaSwapped),
		steps.Then(`the segment has the last of the two descriptions`, hasLastDescription),
	}...)
}
