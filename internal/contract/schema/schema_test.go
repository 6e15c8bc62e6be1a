package schema_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/contract/schema"
	"github.com/assay-conformance/assay/internal/rule"
)

// segment is the tree of a body: an object with a list of addresses, and a property "type".
func segment() *schema.Node {
	root := place("create/body", "object", map[string]int{schema.Type: 10, schema.Nullable: 10})
	addresses := place("create/body/addresses", "array", map[string]int{schema.Required: 11, "minItems": 12})
	addresses.Limits["minItems"] = 1
	addresses.Items = place("create/body/addresses/*", "string", map[string]int{"minLength": 13})
	root.Properties["addresses"] = addresses
	root.Properties["type"] = place("create/body/type", "string", map[string]int{schema.Optional: 14})
	return root
}

func place(site rule.Site, t string, keywords map[string]int) *schema.Node {
	n := schema.New(site, 1, nil)
	n.Types, n.Keywords = []string{t}, keywords
	return n
}

func ExampleNode_Find() {
	value := map[string]any{"addresses": []any{"10.0.0.1", ""}}
	found := segment().Find(schema.RequestContext{}, value, []string{"addresses", "1"})
	fmt.Println(found.Node.SiteOf("minLength"), found.Known)
	// Output: create/body/addresses/*/minLength true
}

func TestSiteOf(t *testing.T) {
	t.Parallel()
	assert.Equal(t, rule.Site("create/body/nullable"), segment().SiteOf("nullable"))
	assert.Equal(t, rule.Site("create/body/:type"), segment().SiteOf("type"), "body/type is the property")
}

func TestFindUnknownPlace(t *testing.T) {
	t.Parallel()
	found := segment().Find(schema.RequestContext{}, map[string]any{}, []string{"addresses", "0", "zip"})
	assert.False(t, found.Known)
	assert.Equal(t, rule.Site("create/body/addresses/*"), found.Node.Site, "the deepest place that the document knows")
}

func TestHas(t *testing.T) {
	t.Parallel()
	assert.True(t, segment().Has(nil), "the body itself")
	assert.True(t, segment().Has([]string{"addresses", "*"}))
	assert.False(t, segment().Has([]string{"addresses", "0"}), "an item is written *")
	assert.False(t, segment().Has([]string{"name"}))
}

func TestExercise(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason string
		value  any
		want   []rule.Site
	}{
		{"null exercises nothing but nullable", nil, []rule.Site{"create/body/nullable"}},
		{"an absent property exercises that it may be absent, or must not", map[string]any{},
			[]rule.Site{"create/body/nullable", "create/body/:type", "create/body/addresses/required", "create/body/type/optional"}},
		{"an empty list does not exercise its items", map[string]any{"addresses": []any{}, "type": "t"},
			[]rule.Site{"create/body/nullable", "create/body/:type", "create/body/addresses/required", "create/body/addresses/minItems"}},
		{"an item does", map[string]any{"addresses": []any{"a"}, "type": "t"},
			[]rule.Site{"create/body/nullable", "create/body/:type", "create/body/addresses/required", "create/body/addresses/minItems", "create/body/addresses/*/minLength"}},
	} {
		sites := map[rule.Site]bool{}
		segment().Exercise(schema.RequestContext{}, c.value, sites)
		var got []rule.Site
		for site := range sites {
			got = append(got, site)
		}
		assert.ElementsMatch(t, c.want, got, c.reason)
	}
}

func TestExpectation(t *testing.T) {
	t.Parallel()
	addresses := segment().Properties["addresses"]
	assert.Equal(t, "at least 1 items", addresses.Expectation("minItems"))
	assert.Equal(t, "an array", addresses.Expectation(schema.Type))
	assert.Equal(t, "a value that satisfies maxItems", addresses.Expectation("maxItems"), "the document states no such limit")
}
