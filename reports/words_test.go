package reports

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/result"
)

func TestRerun(t *testing.T) {
	for _, c := range []struct {
		name, reason string
		meta         result.Meta
		id, want     string
	}{
		{"stub", "the stub is the default target", result.Meta{Target: "stub", Writes: true}, "R-1", "assay run --vendor v --rule R-1"},
		{"instance", "writes are allowed only if they were", result.Meta{Target: "https://a.example"}, "R-1", "assay run --vendor v --rule R-1 --target https://a.example"},
		{"instance with writes", "the rule may need them", result.Meta{Target: "https://a.example", Writes: true}, "R-1", "assay run --vendor v --rule R-1 --target https://a.example --allow-writes"},
		{"instance with propagation delay", "the rule may need it", result.Meta{Target: "https://a.example", PropagationDelay: "2s"}, "R-1", "assay run --vendor v --rule R-1 --target https://a.example --propagation-delay 2s"},
		{"hostile", "a shell must not run a name", result.Meta{Target: "https://a.example/?x=$(id)&y='"}, "R;1", `assay run --vendor v --rule 'R;1' --target 'https://a.example/?x=$(id)&y='\'''`},
		{"empty", "an empty argument is quoted", result.Meta{Target: "stub"}, "", "assay run --vendor v --rule ''"},
	} {
		t.Run(c.name, func(t *testing.T) { assert.Equal(t, c.want, rerun(c.meta, "v", c.id), c.reason) })
	}
}

func TestVerdictsHaveMeanings(t *testing.T) {
	for _, v := range result.Verdicts {
		assert.NotEmpty(t, meanings[v], v)
		assert.Contains(t, reserved, sections[v], v)
	}
}
