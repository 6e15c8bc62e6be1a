package edit_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/contract/edit"
	"github.com/assay-conformance/assay/internal/contract/schema"
	"github.com/assay-conformance/assay/internal/rule"
)

// body is the tree of an object with a name, and a list of owners that have a mail each.
func body() *schema.Node {
	root, name := schema.New("op/body", 1, nil), schema.New("op/body/name", 2, nil)
	owners, owner, mail := schema.New("op/body/owners", 3, nil), schema.New("op/body/owners/*", 4, nil), schema.New("op/body/owners/*/mail", 5, nil)
	name.Types, name.Keywords["maxLength"], name.Limits["maxLength"] = []string{"string"}, 2, 8
	mail.Types, mail.Keywords[schema.Required] = []string{"string"}, 5
	root.Properties["name"], root.Properties["owners"] = name, owners
	owners.Items, owner.Properties["mail"] = owner, mail
	return root
}

// find finds the constraint that has a site.
func find(site rule.Site) edit.Constraint {
	all := edit.Constraints(body(), "body", "")
	return all[slices.IndexFunc(all, func(c edit.Constraint) bool { return c.Site == site })]
}

func Example() {
	c := find("op/body/name/maxLength")
	for _, e := range c.Beyond() {
		changed, old, _ := c.Apply(schema.RequestContext{}, map[string]any{"name": "unique-7"}, e.Do)
		fmt.Println(e.What, old, changed)
	}
	// Output: one character too long unique-7 map[name:unique-7x]
}

// A body may have anything at a place, and the way to it may end anywhere.
func TestApplyInUnexpectedBodies(t *testing.T) {
	t.Parallel()
	leaveOut := find("op/body/owners/*/mail/required").Beyond()[0].Do
	for _, c := range []struct {
		reason string
		body   any
		found  bool
	}{
		{"the first owner has a mail", map[string]any{"owners": []any{map[string]any{"mail": "m"}}}, true},
		{"only the second has", map[string]any{"owners": []any{5, map[string]any{"mail": "m"}}}, true},
		{"no owner", map[string]any{"owners": []any{}}, false},
		{"an object where the list is due", map[string]any{"owners": map[string]any{"*": map[string]any{"mail": "m"}}}, false},
		{"a list where an owner is due", map[string]any{"owners": []any{[]any{map[string]any{"mail": "m"}}}}, false},
		{"a list where the body is due", []any{map[string]any{"owners": []any{}}}, false},
		{"text", "owners", false},
		{"nothing", nil, false},
	} {
		_, _, found := find("op/body/owners/*/mail/required").Apply(schema.RequestContext{}, c.body, leaveOut)
		assert.Equal(t, c.found, found, c.reason)
	}
}

func TestPutWhereAllButTheLastPropertyIsThere(t *testing.T) {
	t.Parallel()
	c := find("op/body/owners/*/mail/required")
	assert.Equal(t, map[string]any{"owners": []any{map[string]any{"mail": "new"}}}, c.Put(map[string]any{"owners": []any{map[string]any{}}}, "new"))
	assert.Equal(t, map[string]any{}, c.Put(map[string]any{}, "new"), "without an owner there is no mail")
}

// A text that violates the pattern must keep the other limits of the place, or the edit would
// violate two constraints.
func TestUnmatchedTextKeepsTheOtherLimits(t *testing.T) {
	t.Parallel()
	n := schema.New("op/body", 1, nil)
	n.Keywords["pattern"] = 1
	n.Limits = map[string]any{"pattern": "^[a-z]+$", "minLength": 3, "maxLength": 4}
	edits := edit.Constraints(n, "body", "")[0].Beyond()
	require.Len(t, edits, 1)
	text, _ := edits[0].Do("abc")
	assert.Equal(t, "!!!", text)
}
