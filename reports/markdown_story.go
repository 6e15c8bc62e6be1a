package reports

import (
	"github.com/assay-conformance/assay/internal/result"
)

// What the summary tells of how it came to a violation.
const (
	mostStories   = 20
	mostStoryRows = 20 // calls of one
)

// mdStory is the story behind the worst evidence against a rule.
type mdStory struct {
	Rule, Title string
	Number      int
	Calls       cut[call]
	Before      string // the rule at which it was told; empty where it is told here
}

func mdStories(r result.Result, rules []result.RuleResult) cut[mdStory] {
	told := newStories(r)
	var all []mdStory
	for _, rr := range rules {
		if len(rr.Evidence) == 0 {
			continue
		}
		story, before := told.of(worstFirst(rr.Evidence)[0], rr.Rule.ID)
		one := mdStory{Rule: rr.Rule.ID, Title: story.Trial.Title, Number: story.Trial.Number, Calls: story.shorten(mostStoryRows), Before: before}
		if len(one.Calls.Shown) > 0 || before != "" {
			all = append(all, one)
		}
	}
	return cutAt(mostStories, all)
}
