package run

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/builtin"
)

// Tag expressions have godog's syntax: a comma binds more tightly than &&.
func TestTagExpressions(t *testing.T) {
	t.Parallel()
	vs, err := builtin.Vendors().LoadAll()
	require.NoError(t, err)
	tags := []string{"ALLOY-LIST-TOTAL"}
	cases := []struct {
		text    string
		matches bool
		reason  string
	}{
		{"@ALLOY-LIST-TOTAL", true, "the tag itself"},
		{"~@ALLOY-LIST-TOTAL", false, "not the tag"},
		{"@ALLOY-CREATE-STORED,@ALLOY-LIST-TOTAL", true, "either"},
		{"@ALLOY-CREATE-STORED && @ALLOY-LIST-TOTAL", false, "both"},
		{"@ALLOY-CREATE-STORED,@ALLOY-LIST-TOTAL && ~@ALLOY-CREATE-STORED", true, "(A or B) and not A"},
	}
	for _, tc := range cases {
		s, err := Selection{Tags: tc.text}.Resolve(vs)
		require.NoError(t, err)
		assert.Equal(t, tc.matches, s.matches(tags), "%s: %s", tc.text, tc.reason)
	}
}

func FuzzTagExpression(f *testing.F) {
	vs, err := builtin.Vendors().LoadAll()
	require.NoError(f, err)
	f.Add("@ALLOY-LIST-TOTAL && ~@ALLOY-CREATE-STORED")
	f.Add("not @a or (@b)")
	f.Fuzz(func(t *testing.T, text string) {
		s, err := Selection{Tags: text}.Resolve(vs)
		if err == nil && text != "" {
			assert.NotEmpty(t, s.terms, "an expression that silently selects everything")
		}
	})
}
