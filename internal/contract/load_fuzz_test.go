package contract_test

import (
	"maps"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/contract"
)

// FuzzLoad checks that Load returns a contract that can be used, or an error that names the
// file.
func FuzzLoad(f *testing.F) {
	f.Add([]byte(small))
	for _, c := range odd {
		f.Add([]byte(changed(f, c.begins, c.lines...)))
	}
	for _, c := range faultySets {
		f.Add([]byte(withSets(f, c.root, c.names)))
	}
	f.Add([]byte(changed(f, "description: good", "description: good", "headers: {ETag: {schema: {type: string}}, x-limit: {schema: {type: integer}}}")))
	f.Fuzz(func(t *testing.T, doc []byte) { loads(t, doc) })
}

// FuzzLoadChanged puts a value into one place of a document with every feature. Changing bytes
// rarely makes a document that is still YAML but no longer OpenAPI.
func FuzzLoadChanged(f *testing.F) {
	data, err := os.ReadFile("testdata/things.yaml")
	require.NoError(f, err)
	values := []string{"null", "{}", "[]", "text", "5", "true", "[null]", "{a: null}", "{x-variants: []}", "{$ref: '#/components/schemas/Thing'}", "-1", "1e300"}
	for place := 0; place < 600; place += 7 {
		f.Add(place, values[place%len(values)])
	}
	f.Fuzz(func(t *testing.T, place int, value string) {
		var tree, new any
		require.NoError(t, yaml.Unmarshal(data, &tree))
		if len(value) > 200 || place < 0 || yaml.Unmarshal([]byte(value), &new) != nil {
			return
		}
		if doc, err := yaml.Marshal(put(tree, &place, new)); err == nil {
			loads(t, doc)
		}
	})
}

// put replaces the n-th place of a tree, in alphabetical order of the properties.
func put(tree any, n *int, value any) any {
	*n--
	if *n == -1 {
		return value
	}
	switch here := tree.(type) {
	case map[string]any:
		for _, name := range slices.Sorted(maps.Keys(here)) {
			here[name] = put(here[name], n, value)
		}
	case []any:
		for i := range here {
			here[i] = put(here[i], n, value)
		}
	}
	return tree
}

// loads loads a document and, if that succeeds, uses it as assay does: it applies the edits of
// every constraint, and judges an exchange of every operation.
func loads(t *testing.T, doc []byte) {
	t.Helper()
	c, err := contract.Load("acme", "small.yaml", doc)
	if err != nil {
		require.True(t, strings.HasPrefix(err.Error(), "small.yaml:"), "the error does not begin with the file: %v", err)
		return
	}
	for _, op := range c.Operations() {
		all := op.Constraints()
		for _, a := range op.Responses {
			all = append(all, a.Constraints()...)
			for _, h := range a.Headers {
				all = append(all, h.Constraints()...)
			}
		}
		for _, one := range all {
			require.True(t, c.Has(one.Site), "%s is not a site of the document", one.Site)
			for _, e := range slices.Concat(one.AtEdge(), one.Beyond()) {
				if e.Do != nil {
					one.Apply(contract.RequestContext{}, map[string]any{"a": []any{nil}}, e.Do)
					one.EditText(e, "1,2")
				}
			}
			one.Put(nil, 1)
		}
		made := call{op: op.ID, method: op.Method, path: op.URLPath(map[string]string{"id": "1", "thingId": "1"}), request: map[string]any{"a": 1}, status: 200, response: map[string]any{"a": 1}}
		if r, err := http.NewRequest(op.Method, base+made.path, http.NoBody); err == nil {
			c.CheckRequest(op, r, bodyOf(made.request))
		}
		_ = c.Judge(made.exchange()) // the path of an operation may not be a URL
	}
}
