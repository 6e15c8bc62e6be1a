package rule_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/rule"
)

func TestMakeSite(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason string
		parts  []string
		want   rule.Site
	}{
		{"the usual way to write a constraint", []string{"createSegment", "body", "name", "maxLength"}, "createSegment/body/name/maxLength"},
		{"a part may be a site itself", []string{"createSegment/201", "body"}, "createSegment/201/body"},
		{"the root of a body has no pointer: no double slash", []string{"createSegment", "body", "", "type"}, "createSegment/body/type"},
		{"a JSON pointer begins with a slash", []string{"createSegment/body", "/items/*"}, "createSegment/body/items/*"},
		{"a part of only slashes counts as empty", []string{"a", "//", "b/"}, "a/b"},
		{"no parts are the empty site", nil, ""},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, c.want, rule.MakeSite(c.parts...), c.reason)
		})
	}
}

func TestMakeSiteDoesNotModifyParts(t *testing.T) {
	t.Parallel()
	parts := []string{"", "a", "", "b"}
	rule.MakeSite(parts...)
	assert.Equal(t, []string{"", "a", "", "b"}, parts, "a caller may reuse its slice")
}

func TestUnder(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason string
		s, t   rule.Site
		want   bool
	}{
		{"a site is under itself", "op/201/body", "op/201/body", true},
		{"a rule that claims a response claims all of it", "op/201/body/id/required", "op/201", true},
		{"a rule that claims an operation claims all of it", "op/guard/stored", "op", true},
		{"a site above covers more than the claim", "op/201", "op/201/body", false},
		{"names with a common prefix are two properties", "op/body/name2/type", "op/body/name", false},
		{"operations with a common prefix are two operations", "createSegment2/201", "createSegment", false},
		{"a sibling is another requirement", "op/201/body/id", "op/201/body/name", false},
		{"a form is another operation: a call of it says nothing about the operation", "op/@by-name/200", "op", false},
		{"nor the other way round", "op/200", "op/@by-name", false},
		{"a part of the form", "op/@by-name/200/body", "op/@by-name", true},
		{"the empty site claims nothing, or a rule without sites would claim all", "op/201", "", false},
		{"the empty site is under nothing", "", "op", false},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, c.want, c.s.Under(c.t), c.reason)
		})
	}
}

func TestCountsFor(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason string
		s, t   rule.Site
		want   bool
	}{
		{"evidence at the site", "op/201", "op/201", true},
		{"a property is part of the body", "op/201/body/id/required", "op/201/body", true},
		{"a constraint is part of the request", "op/body/name/maxLength", "op/body", true},
		{"everything is part of the operation", "op/201/body/id", "op", true},
		{"evidence about a body is none about its status", "op/201/body/id/required", "op/201", false},
		{"or about a range of statuses", "op/4XX/body", "op/4XX", false},
		{"evidence about the body is none about each property", "op/201/body", "op/201/body/id", false},
		{"another place", "op/201/body/id", "op/201/body/name", false},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, c.want, c.s.CountsFor(c.t), c.reason)
		})
	}
}

func TestSiteParts(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason    string
		site      rule.Site
		operation string
		response  rule.Site
		guard     bool
	}{
		{"a request constraint belongs to no response", "createSegment/body/name/maxLength", "createSegment", "", false},
		{"a response is its own response", "createSegment/201", "createSegment", "createSegment/201", false},
		{"a part of a response belongs to it", "createSegment/201/body/id/required", "createSegment", "createSegment/201", false},
		{"a range of statuses is a response too", "getSegment/4XX/body/json", "getSegment", "getSegment/4XX", false},
		{"a guard belongs to no response", "createSegment/guard/duplicate-name", "createSegment", "", true},
		{"a guard without a name is not a guard", "createSegment/guard", "createSegment", "", false},
		{"a property called guard is not a guard", "createSegment/body/guard/type", "createSegment", "", false},
		{"a property called 201 is not a response", "createSegment/body/201", "createSegment", "", false},
		{"only an operation", "createSegment", "createSegment", "", false},
		{"ranges are in capitals", "op/4xx", "op", "", false},
		{"there is no status 600", "op/600", "op", "", false},
		{"there is no status 099", "op/099", "op", "", false},
		{"four digits are not a status", "op/2010", "op", "", false},
		{"half a range is not a status", "op/4X1", "op", "", false},
		{"the site of an undocumented response", "op/undocumented-status", "op", "", false},
		{"the empty site", "", "", "", false},
		{"a form is part of the operation", "getGroup/@by-name/200/body/id", "getGroup/@by-name", "getGroup/@by-name/200", false},
		{"a guard of a form", "getGroup/@by-name/guard/known", "getGroup/@by-name", "", true},
		{"only a form", "getGroup/@by-name", "getGroup/@by-name", "", false},
		{"a variant is not a form", "getGroup/200/body/@list/type", "getGroup", "getGroup/200", false},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, c.operation, c.site.Operation(), c.reason)
			assert.Equal(t, c.response, c.site.Response(), c.reason)
			assert.Equal(t, c.guard, c.site.IsGuard(), c.reason)
		})
	}
}

func TestGuard(t *testing.T) {
	t.Parallel()
	g := rule.Guard("createSegment", "duplicate-name")
	assert.Equal(t, rule.Site("createSegment/guard/duplicate-name"), g)
	assert.True(t, g.IsGuard())
}
