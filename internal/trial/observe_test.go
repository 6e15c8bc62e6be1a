package trial_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/builtin"
	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/trial"
)

const (
	tagged   = `{"id":"9b571773-b637-5178-8931-dc0e1635948a","name":"a","type":"address-list","autoTagId":"old","scanScheduleId":null,"auditScheduleId":null}`
	retagged = `{"id":"9b571773-b637-5178-8931-dc0e1635948a","name":"a","type":"address-list","autoTagId":"new","scanScheduleId":null,"auditScheduleId":null}`
	unsound  = `{"id":"9b571773-b637-5178-8931-dc0e1635948a","name":7,"type":"address-list","autoTagId":"old","scanScheduleId":null,"auditScheduleId":null}`
)

// retagging is a change of the auto tag.
func retagging() trial.Call {
	return trial.Call{Operation: "updateSegment", Path: map[string]string{"id": "9b571773-b637-5178-8931-dc0e1635948a"}, Body: map[string]any{"autoTagId": "new"}}
}

// What a write did is told at the rules about it, and the reads that show it say nothing else, except that they violate the contract.
func TestObserved(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason        string
		before, after string
		change        func(*trial.Call)
		violated      []rule.Site
		checks        int
		findings      []rule.Site // of the reads
	}{
		{"made as asked for", tagged, retagged, nil, nil, 3, nil},
		{"not made", tagged, tagged, nil, []rule.Site{"updateSegment/guard/editable-auto-tag"}, 2, nil},
		{"a read violates the contract, and its other properties are compared", unsound, unsound, nil, []rule.Site{"updateSegment/guard/editable-auto-tag"}, 2, []rule.Site{"getSegment/200/body/name/type"}},
		{"a call that breaks its constraint on purpose may do anything", tagged, tagged, func(c *trial.Call) { c.OnPurpose = "updateSegment/body/name/type" }, nil, 0, nil},
		{"so may one that must be refused for another reason", tagged, tagged, func(c *trial.Call) { c.Wrong = true }, nil, 0, nil},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			s, _ := session(t, 0, response(200, "", c.before), response(200, "", retagged), response(200, "", c.after))
			v, err := builtin.Vendors().Load("alloyscan")
			require.NoError(t, err)
			s.Catalogue, s.Target.Writes = v.Rules, true
			call := retagging()
			if c.change != nil {
				c.change(&call)
			}
			_, err = s.Observed(t.Context(), call)
			require.NoError(t, err)
			var violated []rule.Site
			for _, check := range s.Record.Checks {
				if check.Grade.Bad() {
					violated = append(violated, check.Sites...)
				}
			}
			assert.Equal(t, c.violated, violated)
			assert.Len(t, s.Record.Checks, c.checks)
			for _, f := range s.Record.Findings {
				if f.Site.Operation() == "getSegment" {
					assert.Contains(t, c.findings, f.Site, "only what violates the contract counts")
				}
			}
			assert.Equal(t, len(c.findings) > 0, slices.ContainsFunc(s.Record.Findings, func(f evidence.Finding) bool { return f.Site.Operation() == "getSegment" }))
			for site := range s.Touched() {
				assert.NotEqual(t, "getSegment", site.Operation(), "nor do they touch a site")
			}
			assert.False(t, s.Accepted("getSegment"), "nor are they an accepted twin")
		})
	}
}
