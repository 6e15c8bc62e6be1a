package run

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/builtin"
	"github.com/assay-conformance/assay/internal/suite"
)

// An explanation matches the traceability that runs and proofs use.
func TestExplainEveryRule(t *testing.T) {
	if testing.Short() {
		t.Skip("explains a thousand rules")
	}
	t.Parallel()
	vendors, err := builtin.Vendors().LoadAll()
	require.NoError(t, err)
	var ids []string
	traces := Trace(vendors)
	for _, f := range traces {
		ids = append(ids, f.ID)
	}
	all, err := Explain(vendors, ids)
	require.NoError(t, err)
	for i, e := range all {
		f := traces[i]
		require.Equal(t, f.ID, e.ID)
		assert.Equal(t, f.NotTested, e.NotTested, f.ID)
		assert.Len(t, e.CheckedBy, len(f.CheckedBy), f.ID)
		var mutants []string
		for _, m := range e.Mutants {
			mutants = append(mutants, m.ID)
			assert.Empty(t, m.Equivalent, "%s: a rule must not rest on an equivalent mutant", f.ID)
		}
		assert.ElementsMatch(t, f.Mutants, mutants, f.ID)
		for k, p := range e.Sites {
			assert.Equal(t, f.Sites[k], p.Site)
			assert.Regexp(t, `^(guard of the stub|specs/`+e.Vendor+`/openapi(/[a-z-]+)?\.yaml:[1-9]\d*)$`, p.Where, "%s: %s", f.ID, p.Site)
		}
		for _, n := range e.Needs {
			assert.NotEmpty(t, n.What, "%s: %s", f.ID, n.Name)
		}
	}
}

func TestExplainEquivalentMutant(t *testing.T) {
	t.Parallel()
	v, err := builtin.Vendors().Load("alloyscan")
	require.NoError(t, err)
	v.Exceptions.Equivalent = []suite.Exception{{Mutant: "listSegments/200:status=299", Reason: "both are a success"}}
	all, err := Explain([]*suite.Vendor{v}, []string{"ALLOY-LIST-200"})
	require.NoError(t, err)
	require.Len(t, all, 1)
	require.Len(t, all[0].Mutants, 1)
	assert.Equal(t, "both are a success", all[0].Mutants[0].Equivalent)
}
