// Package steps contains the phrases that scenarios may use and what each of them does.
//
// Every phrase is in one table: [Shared] for all vendors, and one table in the folder of each
// vendor. A phrase takes its nouns ("segment group") and their plurals from the vendor's resources,
// so that it is written once for all vendors.
//
// Given arranges, When makes the one call, Then observes. A Given that fails blocks the trial. A
// When never fails by itself. Only a Then judges: it records a check at the sites of the rule in
// the scenario's tag. The functions are short and delegate to the World.
package steps

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/assay-conformance/assay/internal/resource"
)

// Phrase is one sentence that a scenario may use.
type Phrase struct {
	Keyword string // Given, When or Then
	Pattern string // regular expression; {noun} and {nouns} stand for a noun of the vendor and for its plural
	Do      any    // func(context.Context, ...string) error, with one string for each group

	matches *regexp.Regexp // compiled once for a vendor: godog is ten times slower on text
}

// Given, When and Then make phrases for the table of a vendor.
func Given(pattern string, do any) Phrase { return Phrase{Keyword: "Given", Pattern: pattern, Do: do} }
func When(pattern string, do any) Phrase  { return Phrase{Keyword: "When", Pattern: pattern, Do: do} }
func Then(pattern string, do any) Phrase  { return Phrase{Keyword: "Then", Pattern: pattern, Do: do} }

// compile fills the nouns of a vendor's resources into the phrases.
func compile(phrases []Phrase, resources *resource.Set) ([]Phrase, error) {
	nouns := strings.NewReplacer("{noun}", anyOf(resources.Nouns()), "{nouns}", anyOf(resources.Plurals()))
	all := make([]Phrase, len(phrases))
	for i, p := range phrases {
		matches, err := regexp.Compile("^" + nouns.Replace(p.Pattern) + "$")
		if err != nil {
			return nil, fmt.Errorf("the phrase %q: %w", p.Pattern, err)
		}
		p.matches = matches
		all[i] = p
	}
	return all, nil
}

// anyOf returns a group that matches any of the words literally.
func anyOf(words []string) string {
	for i, word := range words {
		words[i] = regexp.QuoteMeta(word)
	}
	return "(" + strings.Join(words, "|") + ")"
}

// Shared returns the phrases that all vendors share.
func Shared() []Phrase {
	return []Phrase{
		Given(`an existing {noun}`, existing),
		Given(`an(?:other)? existing {noun} that can be renamed`, renamable),
		Given(`an existing {noun} that can be deleted`, deletable),
		Given(`a deleted {noun}`, deleted),
		Given(`an existing {noun} on which (\w+) is accepted`, actedOn),
		Given(`an existing {noun} of another scope`, elsewhere),
		Given(`a renamed {noun}`, renamed),
		Given(`an? {noun} offered as (\S+)`, offeredThing),
		Given(`(\S+) is accepted with the name of the {noun}`, acceptedByName),
		Given(`an existing {noun} without links`, unlinked),
		Given(`an existing {noun} with two links`, twiceLinked),
		Given(`as many listings of {nouns} as the rate limit allows`, limitUsedUp),
		Given(`one more listing of {nouns}, which is refused with a time to wait`, listOverLimit),
		Given(`(\d+) existing {nouns}`, severalExisting),
		Given(`existing {nouns} that differ in (.+)`, differing),
		Given(`an existing {noun} of another {noun}`, ofAnother),
		Given(`an existing {noun} of the {noun} offered as (\S+)`, ofOffered),
		Given(`an existing {noun} of the same name`, namesake),
		Given(`an existing {noun} made with the (\S+)`, madeWith),
		Given(`the first {noun} is deleted`, deleteFirst),
		Given(`{nouns} with names like its(?: using (\S+))?`, likenesses),
		Given(`an existing {noun} with the same (\w+)`, sameValued),
		Given(`the {nouns} were listed(?: using (\S+))?`, wasListed),

		When(`another {noun} of the same name is created`, createNamesake),
		When(`an? {noun} is created`, create),
		When(`an? {noun} is created(?: using (\S+))? with all its properties`, createFull),
		When(`an? {noun} is created beyond each documented limit in turn`, createBeyondLimits),
		When(`the {noun} is read`, read),
		When(`the beginning of the id of the {noun} is read`, readBeginning),
		When(`the {nouns} are listed(?: using (\S+))?`, list),
		When(`the {nouns} are listed(?: using (\S+))? with a limit of (\d+)`, listLimited),
		When(`the {nouns} are listed(?: using (\S+))? with a limit of (\d+) and no offset`, listWithoutOffset),
		When(`the {nouns} are listed(?: using (\S+))? with an offset of (\d+) and no limit`, listWithoutLimit),
		When(`all the {nouns} are listed`, listAll),
		When(`the {nouns} are listed(?: using (\S+))? in pages of several sizes`, listInSizes),
		When(`the {nouns} are listed from behind the last one`, listBehindLast),
		When(`the {nouns} are listed by (.+)`, listFiltered),
		When(`the {nouns} are listed with the query (\w+)=(.+)`, listWithQuery),
		When(`the {noun} is renamed`, rename),
		When(`the {noun} is renamed with the (\S+)`, renameWith),
		When(`the {noun} gets a new value for each of: (.+)`, changeEach),
		When(`(\w+) is called on that {noun}`, act),
		When(`(\w+) is called on that {noun} with the (\S+)`, actAs),
		When(`(\w+) is called on an unknown {noun}`, actOnUnknown),
		When(`an? {noun} of its former name is created`, createFormerNamesake),
		When(`two ids are sent as (\S+) of the {noun}, one after the other`, linkInTurn),
		When(`two ids are sent as (\S+) of the {noun} at once`, linkAtOnce),
		When(`one id is sent as (\S+) of the {noun}`, linkOne),
		When(`an unknown id is sent as (\S+) of the {noun} between known ones`, linkUnknown),
		When(`an? {noun} is created with an unknown id among its (\S+)`, createLinkedToUnknown),
		When(`(\S+) is called with the id offered as (\S+)`, callWithOffered),
		When(`(\S+) is called with the name of the {noun}`, callByName),
		When(`the {noun} gets an empty value for each of: (.+)`, clearEach),
		When(`(\S+) is called with the name offered as (\S+)`, callWithOfferedName),
		When(`each property of the {noun} is changed alone, and every two together`, changeCombined),
		When(`the {noun} is renamed to nothing`, renameToNothing),
		When(`the {noun} is renamed to its own name`, renameToOwn),
		When(`the {noun} is renamed to the name of the other`, renameToOther),
		When(`the {noun} is deleted(?: using (\S+))?`, remove),
		When(`its {noun} is deleted using (\S+)`, deleteParent),
		When(`all {nouns} of the {noun} are deleted using (\S+)`, deleteAllOf),
		When(`the list of {nouns} in the {noun} is read`, listOf),
		When(`parts of the name of the {noun} are looked up using (\S+)`, lookUpParts),
		When(`the {noun} is changed two seconds later`, changeLater),
		When(`the {nouns} are listed after that time`, listAfterWait),

		Then(`the request is accepted`, accepted),
		Then(`the request is refused`, refused),
		Then(`every request is refused`, everyRefused),
		Then(`the response shows the {noun} as it was sent`, responseShowsSent),
		Then(`the response shows the {noun} as it was changed`, observed("the response shows it as it was changed")),
		Then(`the response is the requested {noun}`, responseIsRequested),
		Then(`the {noun} is found as it was sent`, observed("it is found as it was sent")),
		Then(`the {noun} is listed as it was sent`, observed("it is listed as it was sent")),
		Then(`the {noun} is listed as it was changed`, observed("it is listed as it was changed")),
		Then(`the {noun} offered as (\S+) is not listed`, offeredNotListed),
		Then(`the request is refused or another {noun} is shown`, anotherShown),
		Then(`the {noun} shows the new name`, showsNewName),
		Then(`the other {noun} is not listed`, foreignNotListed),
		Then(`no {nouns} are listed`, nothingListed),
		Then(`the {noun} shows each new value`, newValuesShown),
		Then(`the rest of the {noun} is unchanged`, observed("the rest of it is unchanged")),
		Then(`the {noun} is unchanged`, unchanged),
		Then(`the {noun} is no longer found`, observed("it is no longer found")),
		Then(`the other {nouns} are still there`, othersAreThere),
		Then(`its {noun} is still there`, parentIsThere),
		Then(`the {noun} is gone with it`, goneWithParent),
		Then(`the {noun} has no {nouns}`, hasNone),
		Then(`the {noun} of the other {noun} is not listed`, otherNotListed),
		Then(`the first (\d+) {nouns} of the whole list are listed`, firstListed),
		Then(`the request is refused or the whole list of {nouns} is listed`, wholeListed),
		Then(`the {noun} is no longer listed`, observed("it is no longer listed")),
		Then(`the {noun} still has its name`, stillNamed),
		Then(`each page has the same {nouns} as that part of the whole list`, windowsFit),
		Then(`each page has the total of all {nouns}`, totalsFit),
		Then(`each page has the number of pages of {nouns}`, pageCountsFit),
		Then(`only {nouns} with that (.+) are listed, each once`, onlyMatching),
		Then(`at most (\d+) {nouns} are listed`, listedAtMost),
		Then(`the {nouns} have the names (.+)`, haveNames),
		Then(`exactly (\d+) {nouns} are listed`, listedExactly),
		Then(`every existing {noun} is listed once`, everyListedOnce),
		Then(`the request is refused or no {nouns} are listed`, noneListed),
		Then(`the list has no {nouns}`, emptyListed),
		Then(`nothing is found by a part of the name of the {noun}`, foundByNoPart),
		Then(`the (\w+) of the {noun} is another one than before`, propertyMoved),
	}
}
