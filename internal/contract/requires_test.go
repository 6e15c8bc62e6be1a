package contract_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/contract"
)

// A query parameter may have no meaning without another one.
func TestRequires(t *testing.T) {
	t.Parallel()
	doc, err := readFile("testdata/variants.yaml")
	require.NoError(t, err)
	const limit = "- {name: limit, in: query, schema"
	require.Contains(t, string(doc), limit)
	for _, c := range []struct{ reason, requires, want string }{
		{"another parameter", "name", ""},
		{"no name", `""`, "x-requires: must be the name of another query parameter"},
		{"no text", "1", "x-requires: must be the name of another query parameter"},
		{"the parameter itself", "limit", "x-requires: must be the name of another query parameter"},
		{"a parameter that the operation does not have", "title", `x-requires: the operation has no query parameter "title"`},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			changed := strings.Replace(string(doc), limit, "- {name: limit, in: query, x-requires: "+c.requires+", schema", 1)
			loaded, err := contract.Load("acme", "variants.yaml", []byte(changed))
			if c.want != "" {
				require.ErrorContains(t, err, c.want)
				return
			}
			require.NoError(t, err)
			assert.Equal(t, []string{"limit"}, loaded.Operation("listGroups").Requiring("name"))
			assert.Empty(t, loaded.Operation("listGroups").Requiring("limit"))
		})
	}
}

// A variant of a response follows from the query, unless something else selects it.
func TestVariantQuery(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		op, variant   string
		with, without []string
		ok            bool
	}{
		{"listGroups", "by-name", []string{"name"}, nil, true},
		{"listGroups", "page", []string{"limit"}, []string{"name"}, true},
		{"listGroups", "list", nil, []string{"name", "limit"}, true},
		{"listGroups", "sheet", nil, nil, false},
		{"getGroup", "by-id", nil, nil, false}, // the path selects it
	} {
		with, without, ok := variants().Operation(c.op).VariantQuery(c.variant)
		assert.Equal(t, c.ok, ok, c.variant)
		assert.Equal(t, c.with, with, c.variant)
		assert.Equal(t, c.without, without, c.variant)
	}
}
