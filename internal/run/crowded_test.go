package run_test

import (
	"flag"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/run"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/suite"
)

var everyGuard = flag.Bool("every-guard", false, "switch off every guard in TestCrowdedTarget, not every tenth")

// A customer's instance holds hundreds of segments: listings have many pages, and what a trial
// created is on the last one. Verdicts are the same as on an empty instance.
func TestCrowdedTarget(t *testing.T) {
	slow(t)
	t.Parallel()
	for _, v := range vendors(t) {
		t.Run(v.Name, func(t *testing.T) {
			t.Parallel()
			i := shared(v, stub.Options{Rate: &stub.LowRate}, nil)
			i.crowd(t, v, 300)
			for id, verdict := range verdicts(t, i.on(v)) {
				if r, _ := v.Rules.Rule(id); verdict == result.Blocked && lasting(r) {
					continue // nothing can undo it, so it is not done on a shared target
				}
				assert.Equal(t, result.Pass, verdict, id)
			}
		})
	}
	v := loaded(t, "alloyscan")
	guards := slices.DeleteFunc(slices.Concat(v.Guards, v.Contract.Guards()), func(g rule.Site) bool { return len(claiming(v, g)) == 0 })
	for n, guard := range guards {
		if n%10 != 0 && !*everyGuard {
			continue
		}
		t.Run(string(guard), func(t *testing.T) {
			t.Parallel()
			of := func(customers int) map[string]result.Verdict {
				i := shared(v, stub.Options{Break: []rule.Site{guard}, Rate: &stub.LowRate}, nil)
				i.customers(t, "administrator", customers)
				i.customers(t, "second-site-administrator", customers/5)
				o := i.on(v)
				var err error
				o.Select, err = run.Selection{Rules: claiming(v, guard)}.Resolve([]*suite.Vendor{v})
				require.NoError(t, err)
				return verdicts(t, o)
			}
			empty, crowded := of(0), of(300)
			assert.NotEmpty(t, empty)
			assert.Equal(t, empty, crowded)
			for id, verdict := range empty {
				assert.Contains(t, []result.Verdict{result.Fail, result.Warn}, verdict, id)
			}
		})
	}
}

// verdicts runs the trials and returns the verdicts of the selected rules that can be tested.
func verdicts(t *testing.T, o run.Options) map[string]result.Verdict {
	t.Helper()
	r, err := run.Run(t.Context(), o)
	require.NoError(t, err)
	found := map[string]result.Verdict{}
	for _, rr := range r.Rules {
		if rr.Verdict != result.Filtered && rr.Verdict != result.Untested {
			found[rr.Rule.ID] = rr.Verdict
		}
	}
	return found
}

// claiming lists the rules that claim a guard.
func claiming(v *suite.Vendor, guard rule.Site) []string {
	var ids []string
	for _, r := range v.Rules.Rules {
		if slices.Contains(r.Sites, guard) {
			ids = append(ids, r.ID)
		}
	}
	return ids
}
