package suite

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestParseExceptions(t *testing.T) {
	t.Parallel()
	p, err := parseExceptions("proof.yaml", []byte("equivalent:\n  - {mutant: a:off, reason: nobody could see it}\n"))
	require.NoError(t, err)
	assert.Equal(t, []Exception{{Mutant: "a:off", Reason: "nobody could see it"}}, p.Equivalent)

	cases := []struct{ name, text, want, reason string }{
		{"unknown key", "equivalant: []\n", "proof.yaml:1", "a misspelt list would excuse nothing, and say nothing"},
		{"a tag alone", "equivalent: ! \n", "proof.yaml: no YAML that can be read", "the YAML library panics at it"},
		{"a list of nulls", "equivalent: [null]\n", `proof.yaml: an entry for "" wants a defect and a reason`, "an entry that says nothing"},
		{"a list of lists", "equivalent: [[a]]\n", "proof.yaml:1: ", "an entry of the wrong type"},
		{"a mapping where a list is wanted", "equivalent: {mutant: a, reason: b}\n", "proof.yaml:1: ", "one entry is a list too"},
		{"text", "none\n", "proof.yaml:1: ", "a file of the wrong type"},
		{"no reason", "collateral:\n  - {mutant: a:off}\n", `an entry for "a:off" wants a defect and a reason`, "an excuse without a reason is none"},
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
