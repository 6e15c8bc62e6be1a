package run_test

import (
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/run"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/suite"
	"github.com/assay-conformance/assay/internal/target"
)

// Every answer that a source documents is provoked by some trial, and checked; but for one that
// says that the server is broken, and one of which proof.yaml says why it never comes.
func TestEveryDocumentedAnswerIsProvoked(t *testing.T) {
	t.Parallel()
	vs := vendors(t)
	r, err := run.Run(t.Context(), options(vs))
	require.NoError(t, err)
	checked := map[string]map[rule.Site]bool{}
	for _, tr := range r.Trials {
		if checked[tr.Vendor] == nil {
			checked[tr.Vendor] = map[rule.Site]bool{}
		}
		for _, c := range tr.Checks {
			for _, s := range c.Sites {
				checked[tr.Vendor][s] = true
			}
		}
	}
	for _, v := range vs {
		for _, op := range v.Contract.Operations() {
			for _, a := range op.Responses {
				if !a.Undocumented && !strings.HasPrefix(a.Status, "5") && !explained(v, a.Site) {
					assert.True(t, checked[v.Name][a.Site], "%s: no trial calls for %s (line %d)", v.Name, a.Site, a.Line)
				}
			}
		}
	}
}

// explained says whether proof.yaml says why nobody can see an answer's status altered.
func explained(v *suite.Vendor, answer rule.Site) bool {
	return slices.ContainsFunc(v.Exceptions.Equivalent, func(e suite.Exception) bool { return strings.HasPrefix(e.Mutant, string(answer)+":status=") })
}

// Every guard of a stub is asked in an unbroken run, else switching it off would show nothing.
func TestEveryGuardIsAsked(t *testing.T) {
	slow(t)
	t.Parallel()
	for _, v := range vendors(t) {
		asked := map[rule.Site]bool{}
		var mu sync.Mutex
		o := options([]*suite.Vendor{v})
		var stubs []*stub.Stub
		o.Target = func(v *suite.Vendor) target.Source {
			return func([]string) (*target.Target, error) {
				mu.Lock()
				defer mu.Unlock()
				stubs = append(stubs, v.NewStub(stub.Options{}))
				return stubs[len(stubs)-1].Target(), nil
			}
		}
		_, err := run.Run(t.Context(), o)
		require.NoError(t, err)
		for _, s := range stubs {
			maps.Copy(asked, s.Switches.GuardsAsked())
		}
		for _, g := range v.Guards {
			assert.True(t, asked[g], "%s: no run ever asks %s", v.Name, g)
		}
	}
}
