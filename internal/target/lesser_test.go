package target_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/target"
)

// config has credentials with different permissions.
var config = target.Config{Main: "everything", Credentials: map[string]target.Credential{
	"everything": {Holds: []string{"read", "write", "scan", "admin"}},
	"scanner":    {Holds: []string{"scan"}},
	"reader":     {Holds: []string{"read"}},
	"writer":     {Holds: []string{"read", "write"}},
	"auditor":    {Holds: []string{"read", "scan"}},
	"plain":      {},
	"expired":    {Token: "of another day"}, // cannot sign in
}}

// A credential that lacks one permission and has the rest shows a refusal.
func TestLacking(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason string
		lacks  []string
		holds  [][]string
		want   string // empty for none
	}{
		{"of several that lack it the one with the most permissions", []string{"write"}, nil, "auditor"},
		{"of several with as many the first by name", []string{"write", "admin"}, [][]string{{"scan", "none"}, {"read", "scan"}}, "auditor"},
		{"one that lacks both", []string{"write", "scan"}, [][]string{{"read"}}, "reader"},
		{"one of several permissions suffices", []string{"admin"}, [][]string{{"write"}}, "writer"},
		{"the main credential comes first if nothing must be lacking", nil, [][]string{{"read"}}, "everything"},
		{"no credential lacks the one and holds the other", []string{"read"}, [][]string{{"write"}}, ""},
		{"a fixed token is not considered", []string{"read", "write", "scan"}, nil, "plain"},
	} {
		got, ok := config.Lacking(c.lacks, c.holds...)
		assert.Equal(t, c.want, got, c.reason)
		assert.Equal(t, c.want != "", ok, c.reason)
	}
}

// The credential with a permission and as few others as possible shows that it suffices.
func TestLeast(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason string
		lacks  []string
		holds  [][]string
		want   string
	}{
		{"fewer permissions take precedence over the main credential", nil, [][]string{{"read"}}, "reader"},
		{"all required permissions", nil, [][]string{{"read"}, {"write"}}, "writer"},
		{"without the other permission that would suffice", []string{"scan"}, [][]string{{"read"}}, "reader"},
		{"none", []string{"scan"}, [][]string{{"admin"}}, ""},
	} {
		got, ok := config.Least(c.lacks, c.holds...)
		assert.Equal(t, c.want, got, c.reason)
		assert.Equal(t, c.want != "", ok, c.reason)
	}
}
