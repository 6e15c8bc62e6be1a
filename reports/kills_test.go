package reports

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
)

func TestKills(t *testing.T) {
	t.Parallel()
	mutant := func(vendor, kind, claims string, killers ...string) result.ProvenMutant {
		return result.ProvenMutant{Vendor: vendor, ID: vendor + ":" + kind, Kind: kind, Killers: killers, Rules: []string{claims}}
	}
	equivalent := mutant("zeta", "tighten", "Z-1")
	equivalent.Equivalent = "no effect"
	judged := func(vendor, id string) result.RuleResult {
		return result.RuleResult{Rule: rule.Rule{ID: id, Vendor: vendor}, Verdict: result.Pass}
	}
	b := newBuilder(result.Result{
		Rules: []result.RuleResult{judged("acme", "A-1"), judged("acme", "A-2"), judged("zeta", "A-1"), {Rule: rule.Rule{ID: "Z-9", Vendor: "zeta"}, Verdict: result.Untested}},
		Proof: &result.Proof{Mutants: []result.ProvenMutant{mutant("acme", "off", "A-1", "t"), mutant("acme", "off", "A-2"), mutant("acme", "alter", "A-1", "t", "u"), equivalent}},
	})
	k := b.kills()
	require.NotNil(t, k)
	assert.Equal(t, killed{Killed: 2, Of: 3}, k.All, "equivalent mutants do not count")
	assert.Equal(t, "66.67%", k.All.Share())
	assert.Equal(t, []killKind{{"off", "guard off"}, {"tighten", "valid request rejected"}, {"alter", "response altered"}}, k.Kinds, "only kinds that occur, in a fixed order")
	assert.Equal(t, []killed{{1, 2}, {}, {1, 1}}, k.Rows[0].Cells)
	assert.Equal(t, []killed{{}, {}, {}}, k.Rows[1].Cells)
	assert.Equal(t, "acme:off", k.Survived[0].ID)
	assert.Equal(t, "no effect", k.Equivalent[0].Equivalent)
	var unproven []string
	for _, v := range k.Unproven {
		unproven = append(unproven, v.Rule.Vendor+" "+v.Rule.ID)
	}
	assert.Equal(t, []string{"acme A-2", "zeta A-1"}, unproven, "a rule of another vendor is another rule, even with the same id; rules that were not judged need no proof")
}

func TestKillsWithoutProof(t *testing.T) {
	t.Parallel()
	assert.Nil(t, newBuilder(result.Result{}).kills())
}
