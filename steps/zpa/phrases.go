// Package zpa has the phrases that are ZPA's own: application segments, Microtenants, Deception,
// searches.
//
// A group that has linked application segments may be impossible to delete (A-ZPA-21). So the
// groups of the Givens have none unless they say so.
package zpa

import (
	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/steps"
)

const group = "segment group" // the noun

func groups(w *steps.World) *resource.Resource {
	r, _ := w.Resources.Find(group)
	return r
}

// Names of what a target offers.
const (
	applicationSegment = "application-segment"
)

// Phrases is the vocabulary of ZPA alone.
func Phrases() []steps.Phrase {
	return []steps.Phrase{
		steps.Given(`a segment group without application segments`, withoutSegments),
		steps.Given(`a segment group that has linked an application segment`, linked),
		steps.Given(`a segment group that can be changed`, changeable),
		steps.Given(`a segment group that can be deleted`, deletable),
		steps.Given(`a segment group that Deception has configured`, ofDeception),
		steps.Given(`a segment group that an application segment refers to`, referenced),
		steps.Given(`a segment group of another Microtenant`, ofAnotherMicrotenant),
		steps.Given(`a Microtenant with more segment groups than a page may have`, crowded),
		steps.Given(`an enabled and a disabled segment group`, enabledAndDisabled),

		steps.When(`a segment group is created with a description`, createDescribed),
		steps.When(`a segment group is created with an application segment`, createLinked),
		steps.When(`a segment group is created that does not say whether it is enabled`, createUnsaid),
		steps.When(`an application segment is linked to the segment group`, link),
		steps.When(`the application segment is unlinked from the segment group`, unlink),
		steps.When(`an unknown application segment is linked to the segment group`, linkUnknown),
		steps.When(`two pages of (\d+) segment groups are listed in turn`, listTwoPages),
		steps.When(`more of its segment groups than that are listed on one page`, listCrowd),
		steps.When(`the enabled segment groups are searched for`, searchEnabled),
		steps.When(`the segment groups of the Default Microtenant are listed`, listDefault),
		steps.When(`the segment groups of that Microtenant are listed from within it`, listFromWithin),

		steps.Then(`the application segment is among those of the segment group`, hasSegment),
		steps.Then(`the application segment is no longer among those of the segment group`, hasSegmentNoLonger),
		steps.Then(`the request is refused or the segment group is not enabled`, refusedOrDisabled),
		steps.Then(`the refusal names the invalid argument`, namesArgument),
		steps.Then(`the refusal names what refers to the segment group`, namesReference),
		steps.Then(`the segment group is still there`, stillThere),
		steps.Then(`the segment group is found in the Default Microtenant`, foundInDefault),
		steps.Then(`the second page goes on where the first ended`, pagesFollow),
		steps.Then(`no more of them are listed than a page may have`, notBeyond500),
		steps.Then(`only enabled segment groups are listed`, onlyEnabled),
		steps.Then(`the segment group is listed`, isListed),
		steps.Then(`the segment group of the other Microtenant is not listed`, otherNotListed),
	}
}
