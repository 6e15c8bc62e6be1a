package contract_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/rule"
)

// constraint finds a constraint of createThing by its site below createThing/body.
func constraint(t *testing.T, place string) contract.Constraint {
	t.Helper()
	for _, c := range things().Operation("createThing").Constraints() {
		if c.Site == rule.MakeSite("createThing/body", place) {
			return c
		}
	}
	require.Fail(t, "no such constraint", "createThing/body/%s", place)
	return contract.Constraint{}
}

// edge returns the only edit at the edge of a constraint.
func edge(t *testing.T, place string) contract.Edit {
	t.Helper()
	edits := constraint(t, place).AtEdge()
	require.Len(t, edits, 1)
	return edits[0]
}

func TestEdits(t *testing.T) {
	t.Parallel()
	beyond := func(place string) contract.Edit {
		edits := constraint(t, place).Beyond()
		require.Len(t, edits, 1)
		return edits[0]
	}
	for _, c := range []struct {
		reason string
		edit   contract.Edit
		old    any
		want   any
	}{
		{"a text that is too long keeps its letters, so that names stay unique", beyond("name/maxLength"), "unique-7", "unique-7x"},
		{"the longest text that is allowed", edge(t, "name/maxLength"), "a", "axxxxxxx"},
		{"the shortest text that is allowed", edge(t, "name/minLength"), "unique-7", "un"},
		{"letters count, not bytes", edge(t, "name/minLength"), "üöä", "üö"},
		{"the most items, all different because items must be unique", edge(t, "marks/maxItems"), []any{"a"}, []any{"a", "a1", "a2"}},
		{"one item too many", beyond("marks/maxItems"), []any{"a", "b"}, []any{"a", "b", "a2", "b3"}},
		{"numbers differ as well", edge(t, "marks/maxItems"), []any{json.Number("1")}, []any{json.Number("1"), json.Number("2"), json.Number("3")}},
		{"a value that is neither text nor number is repeated", edge(t, "marks/maxItems"), []any{true}, []any{true, true, true}},
		{"a list without items has nothing to repeat", edge(t, "marks/maxItems"), []any{}, []any{}},
		{"a duplicate item", beyond("marks/uniqueItems"), []any{"a", "b"}, []any{"a", "b", "a"}},
		{"an empty list has no duplicate item", beyond("marks/uniqueItems"), []any{}, []any{}},
		{"a whole number stays one", beyond("count/minimum"), json.Number("5"), json.Number("0")},
		{"a fraction stays one", edge(t, "size/minimum"), json.Number("5"), json.Number("0.5")},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			got, absent := c.edit.Do(c.old)
			assert.False(t, absent)
			assert.Equal(t, c.want, got, c.reason)
		})
	}
}

func TestApply(t *testing.T) {
	t.Parallel()
	set := func(any) (any, bool) { return "new", false }
	leaveOut := func(any) (any, bool) { return nil, true }
	for _, c := range []struct {
		reason string
		place  string
		do     func(any) (any, bool)
		body   string
		want   string
		old    any
		found  bool
	}{
		{"a property", "name/maxLength", set, `{"name":"old","kind":"small"}`, `{"name":"new","kind":"small"}`, "old", true},
		{"a property is omitted", "name/required", leaveOut, `{"name":"old","kind":"small"}`, `{"kind":"small"}`, "old", true},
		{"a property of a property", "owner/mail/format", set, `{"owner":{"mail":"old","type":"t"}}`, `{"owner":{"mail":"new","type":"t"}}`, "old", true},
		{"the first item of a list", "marks/*/minLength", set, `{"marks":["a","b"]}`, `{"marks":["new","b"]}`, "a", true},
		{"the first item is omitted", "marks/*/minLength", leaveOut, `{"marks":["a","b"]}`, `{"marks":["b"]}`, "a", true},
		{"the whole body", "type", set, `{"name":"old"}`, `"new"`, map[string]any{"name": "old"}, true},
		{"null is found", "label/type", set, `{"label":null}`, `{"label":"new"}`, nil, true},
		{"an absent property is not added", "name/maxLength", set, `{"kind":"small"}`, `{"kind":"small"}`, nil, false},
		{"an empty list has no first item", "marks/*/minLength", set, `{"marks":[]}`, `{"marks":[]}`, nil, false},
		{"a value of another type on the path", "owner/mail/format", set, `{"owner":5}`, `{"owner":5}`, nil, false},
		{"an object instead of a list", "marks/*/minLength", set, `{"marks":{"*x":1}}`, `{"marks":{"*x":1}}`, nil, false},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			var body any
			require.NoError(t, json.Unmarshal([]byte(c.body), &body))
			changed, old, found := constraint(t, c.place).Apply(contract.RequestContext{}, body, c.do)
			assert.JSONEq(t, c.want, string(bodyOf(changed)), c.reason)
			assert.Equal(t, c.old, old, c.reason)
			assert.Equal(t, c.found, found, c.reason)
			assert.JSONEq(t, c.body, string(bodyOf(body)), "the body is untouched")
		})
	}
}

func TestPut(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ reason, place, body, want string }{
		{"it is present", "name/maxLength", `{"name":"old"}`, `{"name":"new"}`},
		{"it is missing", "name/maxLength", `{"kind":"small"}`, `{"kind":"small","name":"new"}`},
		{"it is missing in a property", "owner/mail/format", `{"owner":{"type":"t"}}`, `{"owner":{"mail":"new","type":"t"}}`},
		{"the whole body", "type", `{"name":"old"}`, `"new"`},
		{"the body is not an object: it is not changed", "name/maxLength", `5`, `5`},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			var body any
			require.NoError(t, json.Unmarshal([]byte(c.body), &body))
			assert.JSONEq(t, c.want, string(bodyOf(constraint(t, c.place).Put(body, "new"))), c.reason)
			assert.JSONEq(t, c.body, string(bodyOf(body)), "the body is untouched")
		})
	}
}

func TestStands(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason string
		place  string
		body   string
		want   bool
	}{
		{"the longest name", "name/maxLength", `{"name":"12345678"}`, true},
		{"a shorter name", "name/maxLength", `{"name":"1234567"}`, false},
		{"no name at all", "name/maxLength", `{}`, false},
		{"a property that is omitted", "code/optional", `{"name":"n"}`, true},
		{"a property that is not omitted", "code/optional", `{"code":"ABC"}`, false},
		{"a nested property that is omitted", "owner/type/optional", `{"owner":{}}`, true},
		{"the property itself is omitted: its properties are not exercised", "owner/type/optional", `{}`, false},
		{"null", "label/nullable", `{"label":null}`, true},
		{"not null", "label/nullable", `{"label":"null"}`, false},
		{"an item of a list", "marks/*/minLength", `{"marks":["a","bb"]}`, true},
		{"the first item represents all", "marks/*/minLength", `{"marks":["bb","a"]}`, false},
		{"a number", "count/minimum", `{"count":1}`, true},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			body, err := bodyOf(text(c.body)).JSON()
			require.NoError(t, err)
			assert.Equal(t, c.want, constraint(t, c.place).Stands(body, edge(t, c.place)), c.reason)
		})
	}
}

func TestDeclares(t *testing.T) {
	t.Parallel()
	assert.True(t, constraint(t, "type").Declares())
	assert.True(t, constraint(t, "owner/:type").Declares())
	assert.False(t, constraint(t, "name/type").Declares())
}
