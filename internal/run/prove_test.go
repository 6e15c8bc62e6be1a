package run_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/builtin"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/run"
	"github.com/assay-conformance/assay/internal/suite"
)

func vendors(t testing.TB) []*suite.Vendor {
	t.Helper()
	all, err := builtin.Vendors().LoadAll()
	require.NoError(t, err)
	return all
}

func TestEveryMutantIsKilledAtItsSite(t *testing.T) {
	slow(t)
	all := witnesses{count: map[string]int{}, examples: map[string]rule.Site{}}
	for _, v := range vendors(t) {
		v.Contract = v.Contract.WithWitness(all.saw)
		m, err := run.Prove(t.Context(), run.ProveOptions{Vendor: v, Parallel: 2})
		require.NoError(t, err)
		assert.Empty(t, m.Survived)
		assert.Empty(t, m.Collateral)
		assert.Empty(t, m.Alarms)
		assert.Empty(t, m.Stale)
		assert.Empty(t, m.Idle, "trials that no mutant fails prove nothing")
		assert.True(t, m.Sound())
		t.Logf("%s: %d of %d mutants killed, %d false alarms", v.Name, m.Killed, m.Mutants, m.FalseAlarms)
	}
	all.check(t)
}

// Prove runs each mutant only against the trials that touched its site; one vendor shows that
// it misses nothing.
func TestProveMatchesFullProof(t *testing.T) {
	slow(t)
	v := vendors(t)[0]
	some, err := run.Prove(t.Context(), run.ProveOptions{Vendor: v, Parallel: 2, Collateral: true})
	require.NoError(t, err)
	all, err := run.Prove(t.Context(), run.ProveOptions{Vendor: v, Parallel: 2, Full: true})
	require.NoError(t, err)
	assert.Equal(t, all.Killed, some.Killed)
	assert.Equal(t, all.Survived, some.Survived)
	assert.Equal(t, all.Collateral, some.Collateral)
	first, err := run.Prove(t.Context(), run.ProveOptions{Vendor: v, Parallel: 2})
	require.NoError(t, err)
	assert.Equal(t, all.Killed, first.Killed, "the first trial that detects a mutant ends it")
	assert.Equal(t, all.Survived, first.Survived)
	assert.Equal(t, all.Idle, first.Idle, "a trial that others were faster than is not idle")
	assert.Less(t, first.Examined, first.Mutants/5)
	assert.Equal(t, all.Examined, all.Mutants)
	for _, id := range slices.Sorted(maps.Keys(some.Kills)) {
		assert.Subset(t, all.Kills[id], some.Kills[id], id)
	}
}

// One mutant of each kind.
func TestProveOneMutant(t *testing.T) {
	slow(t)
	t.Parallel()
	for _, id := range []string{
		"createSegment/guard/duplicate-name:off",
		"createSegment/body/name/required:accept",
		"createSegment/body/autoTagId/nullable=null:tighten",
		"listSegments/200/body/items/*/undeclared:alter",
		"deleteSegment/204/body/absent:body",
	} {
		t.Run(id, func(t *testing.T) {
			t.Parallel()
			m, err := run.Prove(t.Context(), run.ProveOptions{Vendor: vendors(t)[0], Only: id, Parallel: 2})
			require.NoError(t, err)
			assert.True(t, m.Sound(), "%+v", m)
			assert.Equal(t, 1, m.Killed)
			p := run.Proof(vendors(t)[:1], m)
			require.Len(t, p.Mutants, 1)
			assert.Equal(t, id, p.Mutants[0].ID)
			assert.NotEmpty(t, p.Mutants[0].Killers)
			assert.NotNil(t, p.Mutants[0].Rules, "no rule claims an undeclared property: an empty list, not null")
			assert.NotEmpty(t, p.Documents)
		})
	}
}
