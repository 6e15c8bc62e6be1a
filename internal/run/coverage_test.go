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

// Some trial provokes and checks every documented response, except server errors and those of
// which proof.yaml says why they never occur.
func TestEveryDocumentedResponseIsProvoked(t *testing.T) {
	slow(t)
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
			for _, response := range op.Responses {
				if !response.Undocumented && !strings.HasPrefix(response.Status, "5") && !explained(v, response.Site) {
					assert.True(t, checked[v.Name][response.Site], "%s: no trial provokes %s (line %d)", v.Name, response.Site, response.Line)
				}
			}
		}
	}
}

// explained reports whether proof.yaml says why no trial can detect an altered status of a response.
func explained(v *suite.Vendor, response rule.Site) bool {
	return slices.ContainsFunc(v.Exceptions.Equivalent, func(e suite.Exception) bool { return strings.HasPrefix(e.Mutant, string(response)+":status=") })
}

// A baseline run reaches every guard of a stub; otherwise switching it off would change nothing.
func TestEveryGuardIsReached(t *testing.T) {
	slow(t)
	t.Parallel()
	for _, v := range vendors(t) {
		reached := map[rule.Site]bool{}
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
			maps.Copy(reached, s.Switches.GuardsAsked())
		}
		for _, g := range v.Guards {
			assert.True(t, reached[g], "%s: no run reaches %s", v.Name, g)
		}
	}
}
