// Package zpa contains the phrases specific to ZPA: application segments, Microtenants, Deception,
// and searches.
//
// A group with linked application segments may be impossible to delete (A-ZPA-21), so the groups
// of the Givens have none unless the phrase says so.
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

// Names of offers.
const (
	applicationSegment = "application-segment"
)

// Phrases returns the phrases specific to ZPA.
func Phrases() []steps.Phrase {
	return []steps.Phrase{
		steps.Given(`a segment group without application segments`, withoutSegments),
		steps.Given(`a segment group with a linked application segment`, linked),
		steps.Given(`a segment group that can be changed`, changeable),
		steps.Given(`a segment group that can be deleted`, deletable),
		steps.Given(`a segment group that Deception has configured`, ofDeception),
		steps.Given(`a segment group that an application segment refers to`, referenced),
		steps.Given(`a segment group of another Microtenant`, ofAnotherMicrotenant),
		steps.Given(`a segment group whose application segment was unlinked`, unlinked),
		steps.Given(`an enabled segment group`, enabled),
		steps.Given(`a segment group that is not enabled`, disabled),
		steps.Given(`a Microtenant with more segment groups than fit on a page`, crowded),

		steps.When(`a segment group is created without saying whether it is enabled`, createWithoutEnabled),
		steps.When(`an unknown application segment is linked to the segment group`, linkUnknown),
		steps.When(`the segment groups that are not enabled are searched for`, searchDisabled),
		steps.When(`the enabled segment groups of the Default Microtenant are searched for`, searchDefault),
		steps.When(`a segment group is created with two application segments`, createWithTwo),
		steps.When(`the segment group is described anew and an unknown application segment linked to it`, renameAndLinkUnknown),
		steps.When(`its segment groups are listed with a page size above the maximum`, listCrowd),
		steps.When(`the segment groups of all Microtenants are listed`, listAllTenants),
		steps.When(`the segment group is read under another customer`, readElsewhere),
		steps.When(`the segment groups of the Default Microtenant are listed`, listDefault),
		steps.When(`the segment groups of that Microtenant are listed`, listNamed),
		steps.When(`the segment groups of that Microtenant are listed by a caller within it`, listFromWithin),

		steps.Then(`the request is refused or the segment group is not enabled`, refusedOrDisabled),
		steps.Then(`the refusal names the invalid argument`, namesArgument),
		steps.Then(`the refusal names what refers to the segment group`, namesReference),
		steps.Then(`the port ranges of its application segments agree`, portRangesAgree),
		steps.Then(`the first segment group is not listed`, firstNotListed),
		steps.Then(`the segment group shows both application segments`, showsBoth),
		steps.Then(`the segment group is still there`, stillThere),
		steps.Then(`the segment group is found in the Default Microtenant`, foundInDefault),
		steps.Then(`no more segment groups than fit on a page are listed`, notBeyond500),
		steps.Then(`the segment group is listed`, isListed),
		steps.Then(`the segment group of the other Microtenant is not listed`, otherNotListed),
	}
}
