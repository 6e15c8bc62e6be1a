package target_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/target"
)

// offered are the credentials of a target, by what they hold.
var offered = target.Config{Main: "everything", Credentials: map[string]target.Credential{
	"everything": {Holds: []string{"read", "write", "scan", "admin"}},
	"scanner":    {Holds: []string{"scan"}},
	"reader":     {Holds: []string{"read"}},
	"writer":     {Holds: []string{"read", "write"}},
	"plain":      {},
	"expired":    {Token: "of another day"}, // it cannot sign in
}}

// A refusal for want of one permission is shown by a credential that lacks it and has the rest.
func TestALesserCredential(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason string
		lacks  []string
		holds  [][]string
		want   string // empty for none
	}{
		{"the first by name that lacks it", []string{"write"}, nil, "plain"},
		{"it holds what else is asked for", []string{"write"}, [][]string{{"read"}}, "reader"},
		{"one of several permissions will do", []string{"admin"}, [][]string{{"scan", "write"}}, "scanner"},
		{"the main credential comes first where nothing is lacked", nil, [][]string{{"read"}}, "everything"},
		{"nobody lacks the one and holds the other", []string{"read"}, [][]string{{"write"}}, ""},
		{"a token that nobody can renew is no caller", []string{"read", "write", "scan"}, nil, "plain"},
	} {
		got, ok := offered.Lacking(c.lacks, c.holds...)
		assert.Equal(t, c.want, got, c.reason)
		assert.Equal(t, c.want != "", ok, c.reason)
	}
}

// That a permission suffices is shown by the credential that holds it and as little else as can be.
func TestTheLeastCredential(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason string
		lacks  []string
		holds  [][]string
		want   string
	}{
		{"fewer permissions go before the main credential", nil, [][]string{{"read"}}, "reader"},
		{"all that is asked for", nil, [][]string{{"read"}, {"write"}}, "writer"},
		{"without the other permission that would suffice", []string{"scan"}, [][]string{{"read"}}, "reader"},
		{"nobody", []string{"scan"}, [][]string{{"admin"}}, ""},
	} {
		got, ok := offered.Least(c.lacks, c.holds...)
		assert.Equal(t, c.want, got, c.reason)
		assert.Equal(t, c.want != "", ok, c.reason)
	}
}
