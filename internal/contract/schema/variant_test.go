package schema_test

import (
	"net/url"
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/contract/schema"
)

func TestChosen(t *testing.T) {
	t.Parallel()
	context := schema.RequestContext{Query: url.Values{"limit": {""}}, Path: map[string]string{"id": "42"}}
	for _, c := range []struct {
		reason string
		when   schema.Selector
		value  any
		chosen bool
	}{
		{"nothing to satisfy", schema.Selector{}, nil, true},
		{"a query parameter that is given, if empty", schema.Selector{Query: "limit"}, nil, true},
		{"a query parameter that is not given", schema.Selector{Query: "name"}, nil, false},
		{"a path parameter that matches", schema.Selector{Path: "id", Matches: regexp.MustCompile(`^\d+$`)}, nil, true},
		{"a path parameter that does not match", schema.Selector{Path: "id", Matches: regexp.MustCompile(`^[a-z]+$`)}, nil, false},
		{"a property that is there", schema.Selector{Property: "host"}, map[string]any{"host": nil}, true},
		{"a property that is missing", schema.Selector{Property: "host"}, map[string]any{}, false},
		{"a property of what is not an object", schema.Selector{Property: "host"}, []any{"host"}, false},
		{"the value of a property", schema.Selector{Property: "kind", Equals: "ldap"}, map[string]any{"kind": "ldap"}, true},
		{"another value of it", schema.Selector{Property: "kind", Equals: "ldap"}, map[string]any{"kind": "local"}, false},
		{"a list", schema.Selector{Type: "array"}, []any{}, true},
		{"an object where a list is meant", schema.Selector{Type: "array"}, map[string]any{}, false},
	} {
		root := schema.New("op/body", 1, nil)
		root.Variants = []schema.Variant{{Name: "v", When: c.when, Node: schema.New("op/body/@v", 1, nil)}}
		assert.Equal(t, c.chosen, root.Chosen(context, c.value) != nil, c.reason)
		assert.Equal(t, c.chosen, root.Resolve(context, c.value) == root.Variants[0].Node, c.reason)
	}
}

func TestIs(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason, of string
		value      any
		want       bool
	}{
		{"a whole number is an integer", "integer", 5.0, true},
		{"and a number", "number", 5.0, true},
		{"a fraction is not an integer", "integer", 5.5, false},
		{"digits are text", "integer", "5", false},
		{"a list is not an object", "object", []any{}, false},
		{"null is of no type", "string", nil, false},
	} {
		n := schema.New("op/body", 1, nil)
		n.Types = []string{c.of}
		assert.Equal(t, c.want, n.Is(c.value), c.reason)
	}
	assert.True(t, schema.New("op/body", 1, nil).Is(5.0), "a place without a type takes any value")
}

func TestPointers(t *testing.T) {
	t.Parallel()
	for pointer, parts := range map[string][]string{"": nil, "/a/0": {"a", "0"}, "/": {""}, "/a~1b~0c": {"a/b~c"}, "/~01": {"~1"}} {
		assert.Equal(t, parts, schema.ParsePointer(pointer))
		assert.Equal(t, pointer, schema.FormatPointer(parts))
	}
}
