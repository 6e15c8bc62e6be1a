package run

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/rule"
)

func TestDistance(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason, a, b string
		want         int
	}{
		{"the same", "kitten", "kitten", 0},
		{"both empty", "", "", 0},
		{"all inserted", "", "abc", 3},
		{"all deleted", "abc", "", 3},
		{"two replaced, one inserted", "kitten", "sitting", 3},
		{"a letter is more than a byte", "größe", "grüße", 1},
		{"two letters swapped", "ab", "ba", 2},
	} {
		assert.Equal(t, c.want, distance(c.a, c.b), c.reason)
		assert.Equal(t, c.want, distance(c.b, c.a), "%s, the other way round", c.reason)
	}
}

func TestUnknownRuleSuggestsNearest(t *testing.T) {
	t.Parallel()
	var all []rule.Rule
	for _, id := range []string{"ACME-GET", "ACME-LIST", "ACME-CREATE-409", "ACME-CREATE-400"} {
		all = append(all, rule.Rule{ID: id})
	}
	for _, c := range []struct {
		reason, id string
		all        []rule.Rule
		want       string
	}{
		{"a slip, in lower case; equal distances keep the catalogue's order", "acme-create-40", all, `unknown rule "acme-create-40" (nearest: ACME-CREATE-409, ACME-CREATE-400, ACME-GET)`},
		{"the beginning of an id", "acme-g", all, `unknown rule "acme-g" (nearest: ACME-GET, ACME-LIST, ACME-CREATE-409)`},
		{"a short catalogue", "ACME-GOT", all[:1], `unknown rule "ACME-GOT" (nearest: ACME-GET)`},
	} {
		assert.EqualError(t, unknownRule(c.all, c.id), c.want, c.reason)
	}
}
