package result_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
)

func TestBlockedRuleNamesViolationsItsTrialsMet(t *testing.T) {
	t.Parallel()
	const created, listed = rule.Site("create/201"), rule.Site("list/guard/complete")
	stuck, other := must("A", listed), must("B", created)
	met := trial("t", at(listed), check(evidence.Violated, created), blocked("create returned 500, not 201"))
	for _, c := range []struct {
		reason string
		rules  []rule.Rule
		trials []result.Trial
		by     []string
		at     []rule.Site
	}{
		{"the response that blocked it violates another rule", []rule.Rule{stuck, other}, []result.Trial{met}, []string{"B"}, nil},
		{"the order of the rules in the catalogue does not matter", []rule.Rule{other, stuck}, []result.Trial{met}, []string{"B"}, nil},
		{"every rule that claims the site is named", []rule.Rule{stuck, other, must("C", created)}, []result.Trial{met}, []string{"B", "C"}, nil},
		{"a violation that several trials met is named once", []rule.Rule{stuck, other},
			[]result.Trial{met, trial("u", at(listed), check(evidence.Violated, created), blocked("create returned 500, not 201"))}, []string{"B"}, nil},
		{"a site that no rule claims is named itself", []rule.Rule{stuck}, []result.Trial{met}, nil, at(created)},
		{"an untested rule claims nothing", []rule.Rule{stuck, with(other, func(r *rule.Rule) { r.Untested = "no call shows it" })}, []result.Trial{met}, nil, at(created)},
		{"a finding about a response is a violation too", []rule.Rule{stuck, must("B", "create/201/body/id/format")},
			[]result.Trial{trial("t", at(listed), finding(evidence.Violated, "create/201/body/id/format"), blocked("no reliable id"))}, []string{"B"}, nil},
		{"a tolerated response blocks nothing", []rule.Rule{stuck, other}, []result.Trial{trial("t", at(listed), check(evidence.Tolerated, created), blocked("no audit service"))}, nil, nil},
		{"a trial that was blocked without a violation", []rule.Rule{stuck, other}, []result.Trial{trial("t", at(listed), blocked("no audit service"))}, nil, nil},
		{"a violation in another trial blocks nothing", []rule.Rule{stuck, other},
			[]result.Trial{trial("t", at(listed), blocked("no audit service")), trial("u", at(created), check(evidence.Violated, created))}, nil, nil},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			for _, rr := range fold(c.rules, c.trials).Rules {
				if rr.Rule.ID != "A" {
					assert.Empty(t, rr.BlockedBy, "only a blocked rule has blockers")
					continue
				}
				require.Equal(t, result.Blocked, rr.Verdict)
				assert.Equal(t, c.by, rr.BlockedBy, c.reason)
				assert.Equal(t, c.at, rr.BlockedAt, c.reason)
			}
		})
	}
}

func TestRefoldRejectsChangedBlocker(t *testing.T) {
	t.Parallel()
	r := fold([]rule.Rule{must("A", "list/guard/complete"), must("B", "create/201")},
		[]result.Trial{trial("t", at("list/guard/complete"), check(evidence.Violated, "create/201"), blocked("create returned 500, not 201"))})
	again, err := result.Refold(r)
	require.NoError(t, err)
	assert.Equal(t, []string{"B"}, again.Rules[0].BlockedBy)
	r.Rules[0].BlockedBy = []string{"C"}
	_, err = result.Refold(r)
	assert.Error(t, err)
}
