// Package steps is the vocabulary of the scenarios and what each phrase does.
//
// Every phrase stands in one table: [Shared] here, for what vendors have in common, and one
// table in each vendor's folder for what is its own. A phrase that names a thing ("segment")
// finds it through the vendor's binding, so that "a unique name" is written once for all.
//
// Given arranges, When makes the one call, Then observes. A Given that fails blocks; a When
// never fails by itself; only a Then judges, by a check that names the sites of the rule that
// the scenario is tagged with. A body is short and hands on to the World.
package steps

import "regexp"

// Phrase is one sentence that a scenario may use.
type Phrase struct {
	Keyword string // Given, When or Then
	Pattern *regexp.Regexp
	Do      any // func(context.Context, ...string) error, one string for each group
}

// phrase anchors a pattern. Patterns are compiled once: godog is ten times slower on text.
func phrase(keyword, pattern string, do any) Phrase {
	return Phrase{Keyword: keyword, Pattern: regexp.MustCompile("^" + pattern + "$"), Do: do}
}

// Given, When and Then make phrases for a vendor's own table.
func Given(pattern string, do any) Phrase { return phrase("Given", pattern, do) }
func When(pattern string, do any) Phrase  { return phrase("When", pattern, do) }
func Then(pattern string, do any) Phrase  { return phrase("Then", pattern, do) }

// Shared is the vocabulary that all vendors share. The first group of a phrase is the noun.
func Shared() []Phrase {
	return []Phrase{
		Given(`an existing (\w+(?: group)?)`, existing),
		Given(`an(?:other)? existing (\w+(?: group)?) that can be renamed`, renamable),
		Given(`a deleted (\w+(?: group)?)`, deleted),
		Given(`all the listings of (\w+(?: group)?)s that the rate limit allows`, limitUsedUp),
		Given(`one listing of (\w+(?: group)?)s more, which is told how long to wait`, toldToWait),
		Given(`(\d+) existing (\w+(?: group)?)s`, severalExisting),

		When(`another (\w+(?: group)?) of the same name is created`, createNamesake),
		When(`an? (\w+(?: group)?) is created`, create),
		When(`an? (\w+(?: group)?) is created with all its members`, createFull),
		When(`an? (\w+(?: group)?) is created beyond every documented limit in turn`, createBeyondLimits),
		When(`the (\w+(?: group)?) is read`, read),
		When(`the (\w+(?: group)?)s are listed`, list),
		When(`the (\w+(?: group)?)s are listed with a limit of (\d+)`, listLimited),
		When(`the (\w+(?: group)?)s are listed in pages of (\d+)`, listPaged),
		When(`all the (\w+(?: group)?)s are listed`, listAll),
		When(`the (\w+(?: group)?) is renamed`, rename),
		When(`the (\w+(?: group)?) is renamed to the name of the other`, renameToOther),
		When(`the (\w+(?: group)?) is deleted`, remove),
		When(`an unknown (\w+(?: group)?) is read`, readUnknown),
		When(`an unknown (\w+(?: group)?) is renamed`, renameUnknown),
		When(`an unknown (\w+(?: group)?) is deleted`, removeUnknown),
		When(`the (\w+(?: group)?)s are listed after that time`, listAfterWait),

		Then(`the request is accepted`, accepted),
		Then(`the request is refused`, refused),
		Then(`the caller is served again`, servedAgain),
		Then(`every one of the requests is refused`, everyRefused),
		Then(`the answer shows the (\w+(?: group)?) as it was sent`, answerAsSent),
		Then(`the answer shows the (\w+(?: group)?) as it was changed`, answerAsChanged),
		Then(`the answer is the (\w+(?: group)?) that was asked for`, answerIsAskedFor),
		Then(`the (\w+(?: group)?) is found as it was sent`, foundAsSent),
		Then(`the (\w+(?: group)?) is listed as it was sent`, listedAsSent),
		Then(`the (\w+(?: group)?) shows the change`, changeShown),
		Then(`the rest of the (\w+(?: group)?) is as it was`, restAsBefore),
		Then(`the (\w+(?: group)?) is as it was`, unchanged),
		Then(`the (\w+(?: group)?) is no longer found`, noLongerFound),
		Then(`the (\w+(?: group)?) is no longer listed`, noLongerListed),
		Then(`the (\w+(?: group)?) still has its name`, stillNamed),
		Then(`the total exceeds the number of (\w+(?: group)?)s listed`, totalExceeds),
		Then(`at most (\d+) (\w+(?: group)?)s are listed`, listedAtMost),
		Then(`exactly (\d+) (\w+(?: group)?)s are listed`, listedExactly),
		Then(`every existing (\w+(?: group)?) is listed once`, everyListedOnce),
	}
}
