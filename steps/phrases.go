// Package steps is the vocabulary of the scenarios and what each phrase does.
//
// Every phrase stands in one table: [Shared] here, for what vendors have in common, and one
// table in each vendor's folder for what is its own. A phrase takes its nouns ("segment group")
// and their plurals from the vendor's resources, so that it is written once for all.
//
// Given arranges, When makes the one call, Then observes. A Given that fails blocks; a When
// never fails by itself; only a Then judges, by a check that names the sites of the rule that
// the scenario is tagged with. A body is short and hands on to the World.
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
	Do      any    // func(context.Context, ...string) error, one string for each group

	matches *regexp.Regexp // compiled once for a vendor: godog is ten times slower on text
}

// Given, When and Then make phrases for a vendor's own table.
func Given(pattern string, do any) Phrase { return Phrase{Keyword: "Given", Pattern: pattern, Do: do} }
func When(pattern string, do any) Phrase  { return Phrase{Keyword: "When", Pattern: pattern, Do: do} }
func Then(pattern string, do any) Phrase  { return Phrase{Keyword: "Then", Pattern: pattern, Do: do} }

// compile makes the phrases those of a vendor with these resources.
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

// anyOf is a group that matches any of some words, each as it is.
func anyOf(words []string) string {
	for i, word := range words {
		words[i] = regexp.QuoteMeta(word)
	}
	return "(" + strings.Join(words, "|") + ")"
}

// Shared is the vocabulary that all vendors share.
func Shared() []Phrase {
	return []Phrase{
		Given(`an existing {noun}`, existing),
		Given(`an(?:other)? existing {noun} that can be renamed`, renamable),
		Given(`a deleted {noun}`, deleted),
		Given(`all the listings of {nouns} that the rate limit allows`, limitUsedUp),
		Given(`one listing of {nouns} more, which is told how long to wait`, toldToWait),
		Given(`(\d+) existing {nouns}`, severalExisting),

		When(`another {noun} of the same name is created`, createNamesake),
		When(`an? {noun} is created`, create),
		When(`an? {noun} is created with all its properties`, createFull),
		When(`an? {noun} is created beyond every documented limit in turn`, createBeyondLimits),
		When(`the {noun} is read`, read),
		When(`the {nouns} are listed`, list),
		When(`the {nouns} are listed with a limit of (\d+)`, listLimited),
		When(`the {nouns} are listed in pages of (\d+)`, listPaged),
		When(`all the {nouns} are listed`, listAll),
		When(`the {noun} is renamed`, rename),
		When(`the {noun} is renamed to the name of the other`, renameToOther),
		When(`the {noun} is deleted`, remove),
		When(`an unknown {noun} is read`, readUnknown),
		When(`an unknown {noun} is renamed`, renameUnknown),
		When(`an unknown {noun} is deleted`, removeUnknown),
		When(`the {nouns} are listed after that time`, listAfterWait),

		Then(`the request is accepted`, accepted),
		Then(`the request is refused`, refused),
		Then(`the caller is served again`, servedAgain),
		Then(`every one of the requests is refused`, everyRefused),
		Then(`the response shows the {noun} as it was sent`, responseShowsSent),
		Then(`the response shows the {noun} as it was changed`, responseShowsChange),
		Then(`the response is the {noun} that was asked for`, responseIsRequested),
		Then(`the {noun} is found as it was sent`, foundAsSent),
		Then(`the {noun} is listed as it was sent`, listedAsSent),
		Then(`the {noun} shows the change`, changeShown),
		Then(`the rest of the {noun} is as it was`, restAsBefore),
		Then(`the {noun} is as it was`, unchanged),
		Then(`the {noun} is no longer found`, noLongerFound),
		Then(`the {noun} is no longer listed`, noLongerListed),
		Then(`the {noun} still has its name`, stillNamed),
		Then(`the total exceeds the number of {nouns} listed`, totalExceeds),
		Then(`at most (\d+) {nouns} are listed`, listedAtMost),
		Then(`exactly (\d+) {nouns} are listed`, listedExactly),
		Then(`every existing {noun} is listed once`, everyListedOnce),
	}
}
