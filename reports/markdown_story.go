package reports

import (
	"github.com/assay-conformance/assay/internal/result"
)

// Limits of the stories in the summary.
const (
	maxStories   = 20
	maxStoryRows = 20 // calls of one
)

// mdStory is the story behind the worst evidence against a rule.
type mdStory struct {
	Rule, Title string
	Number      int
	Calls       cut[call]
	Before      string // rule with the same story; empty if it is shown here
}

func mdStories(r result.Result, rules []result.RuleResult) cut[mdStory] {
	shown := newStories(r)
	var all []mdStory
	for _, rr := range rules {
		if len(rr.Evidence) == 0 {
			continue
		}
		story, before := shown.of(worstFirst(rr.Evidence)[0], rr.Rule.ID)
		one := mdStory{Rule: rr.Rule.ID, Title: story.Trial.Title, Number: story.Trial.Number, Calls: story.shorten(maxStoryRows), Before: before}
		if len(one.Calls.Shown) > 0 || before != "" {
			all = append(all, one)
		}
	}
	return cutAt(maxStories, all)
}
