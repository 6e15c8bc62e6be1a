package suite

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestParseExceptions(t *testing.T) {
	t.Parallel()
	p, err := parseExceptions("proof.yaml", []byte("equivalent:\n  - {mutant: a:off, reason: no trial can detect it}\n"))
	require.NoError(t, err)
	assert.Equal(t, []Exception{{Mutant: "a:off", Reason: "no trial can detect it"}}, p.Equivalent)

	cases := []struct{ name, text, want, reason string }{
		{"unknown key", "equivalant: []\n", "proof.yaml:1", "a misspelt list would be ignored"},
		{"only a tag", "equivalent: ! \n", "proof.yaml: invalid YAML", "the YAML library panics at it"},
		{"a list of nulls", "equivalent: [null]\n", `proof.yaml: the entry for "" must have a mutant and a reason`, "an empty entry"},
		{"a list of lists", "equivalent: [[a]]\n", "proof.yaml:1: ", "an entry of the wrong type"},
		{"a mapping instead of a list", "equivalent: {mutant: a, reason: b}\n", "proof.yaml:1: ", "one entry still needs a list"},
		{"text", "none\n", "proof.yaml:1: ", "a file of the wrong type"},
		{"no reason", "collateral:\n  - {mutant: a:off}\n", `the entry for "a:off" must have a mutant and a reason`, "an exception needs a reason"},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			_, err := parseExceptions("proof.yaml", []byte(tc.text))
			assert.ErrorContains(t, err, tc.want, tc.reason)
		})
	}
}

func FuzzParseExceptions(f *testing.F) {
	f.Add([]byte("equivalent:\n  - {mutant: a:off, reason: r}\n"))
	f.Add([]byte("!!set {a}"))
	f.Add([]byte("equivalent: ! "))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := parseExceptions("proof.yaml", data)
		if err == nil {
			for _, e := range append(p.Equivalent, p.Collateral...) {
				assert.NotEmpty(t, e.Reason)
			}
		}
	})
}
