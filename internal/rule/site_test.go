package rule_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/rule"
)

func TestMakeSiteJoinsPartsAndLeavesOutEmptyOnes(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason string
		parts  []string
		want   rule.Site
	}{
		{"the usual way to write a constraint", []string{"createSegment", "body", "name", "maxLength"}, "createSegment/body/name/maxLength"},
		{"a part may be a site itself, so that a place can be refined", []string{"createSegment/201", "body"}, "createSegment/201/body"},
		{"the root of a body has no pointer: no double slash may appear", []string{"createSegment", "body", "", "type"}, "createSegment/body/type"},
		{"a JSON pointer begins with a slash", []string{"createSegment/body", "/items/*"}, "createSegment/body/items/*"},
		{"a part of slashes alone is as good as empty", []string{"a", "//", "b/"}, "a/b"},
		{"nothing joined is the empty site", nil, ""},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, c.want, rule.MakeSite(c.parts...), c.reason)
		})
	}
}

func TestMakeSiteLeavesItsPartsAlone(t *testing.T) {
	t.Parallel()
	parts := []string{"", "a", "", "b"}
	rule.MakeSite(parts...)
	assert.Equal(t, []string{"", "a", "", "b"}, parts, "a caller may pass a slice that it still needs")
}

func TestUnderFollowsWholeParts(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason string
		s, t   rule.Site
		want   bool
	}{
		{"a site lies under itself: a rule may claim the very promise", "op/201/body", "op/201/body", true},
		{"a rule that claims an answer claims all of it", "op/201/body/id/required", "op/201", true},
		{"a rule that claims an operation claims all of it", "op/guard/stored", "op", true},
		{"what lies above is more than was claimed", "op/201", "op/201/body", false},
		{"names that only begin alike are two members", "op/body/name2/type", "op/body/name", false},
		{"operations that only begin alike are two operations", "createSegment2/201", "createSegment", false},
		{"a sibling is another promise", "op/201/body/id", "op/201/body/name", false},
		{"the empty site claims nothing: else a rule without sites would claim all", "op/201", "", false},
		{"nothing lies nowhere", "", "op", false},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, c.want, c.s.Under(c.t), c.reason)
		})
	}
}

func TestEvidenceSpeaksOfItsSiteAndWhatLiesAbove(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason string
		s, t   rule.Site
		want   bool
	}{
		{"evidence at the very site", "op/201", "op/201", true},
		{"a member is a part of the body", "op/201/body/id/required", "op/201/body", true},
		{"a constraint is a part of the request", "op/body/name/maxLength", "op/body", true},
		{"everything is a part of the operation", "op/201/body/id", "op", true},
		{"what is wrong with its body is no evidence about a status", "op/201/body/id/required", "op/201", false},
		{"nor about a range of them", "op/4XX/body", "op/4XX", false},
		{"what is true of the body is not true of each member", "op/201/body", "op/201/body/id", false},
		{"another place", "op/201/body/id", "op/201/body/name", false},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, c.want, c.s.SpeaksOf(c.t), c.reason)
		})
	}
}

func TestASiteTellsItsOperationItsAnswerAndWhetherItIsAGuard(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason    string
		site      rule.Site
		operation string
		answer    rule.Site
		guard     bool
	}{
		{"a request constraint belongs to no answer", "createSegment/body/name/maxLength", "createSegment", "", false},
		{"an answer is its own answer", "createSegment/201", "createSegment", "createSegment/201", false},
		{"a part of an answer belongs to it", "createSegment/201/body/id/required", "createSegment", "createSegment/201", false},
		{"a range of statuses is an answer too", "getSegment/4XX/body/json", "getSegment", "getSegment/4XX", false},
		{"a guard speaks about no answer", "createSegment/guard/duplicate-name", "createSegment", "", true},
		{"a guard without a name is none", "createSegment/guard", "createSegment", "", false},
		{"a member called guard is no guard", "createSegment/body/guard/type", "createSegment", "", false},
		{"a member called 201 is no answer", "createSegment/body/201", "createSegment", "", false},
		{"an operation alone", "createSegment", "createSegment", "", false},
		{"ranges are written in capitals: the walk does so", "op/4xx", "op", "", false},
		{"there is no status 600", "op/600", "op", "", false},
		{"there is no status 099", "op/099", "op", "", false},
		{"four digits are no status", "op/2010", "op", "", false},
		{"half a range is no status", "op/4X1", "op", "", false},
		{"the site of an answer that the document does not know", "op/undocumented-status", "op", "", false},
		{"the empty site", "", "", "", false},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, c.operation, c.site.Operation(), c.reason)
			assert.Equal(t, c.answer, c.site.Response(), c.reason)
			assert.Equal(t, c.guard, c.site.IsGuard(), c.reason)
		})
	}
}

func TestGuardMakesASiteThatIsAGuard(t *testing.T) {
	t.Parallel()
	g := rule.Guard("createSegment", "duplicate-name")
	assert.Equal(t, rule.Site("createSegment/guard/duplicate-name"), g)
	assert.True(t, g.IsGuard())
}
