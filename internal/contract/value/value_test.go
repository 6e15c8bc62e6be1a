package value_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/contract/schema"
	"github.com/assay-conformance/assay/internal/contract/value"
)

// decoded reads JSON with exact numbers.
func decoded(t testing.TB, text string) any {
	t.Helper()
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	var v any
	require.NoError(t, d.Decode(&v))
	return v
}

// object is a schema with one required property a, and that of b.
func object(a, b *value.Schema) *value.Schema {
	return &value.Schema{Types: []string{"object"}, Required: []string{"a"}, Properties: map[string]*value.Schema{"a": a, "b": b}}
}

var (
	text    = &value.Schema{Types: []string{"string"}}
	integer = &value.Schema{Types: []string{"integer"}}
	list    = &value.Schema{Types: []string{"array"}, Items: integer}
)

func TestViolations(t *testing.T) {
	t.Parallel()
	two := uint64(2)
	for _, c := range []struct {
		reason string
		schema *value.Schema
		value  string
		want   []string
	}{
		{"what is wrong deep inside", object(list, nil), `{"a":[1,"x",2.5]}`, []string{"/a/1 violates type", "/a/2 violates type"}},
		{"each place and keyword once", &value.Schema{AllOf: []*value.Schema{integer, integer}}, `"x"`, []string{"violates type"}},
		{"a missing property, at its place", object(text, nil), `{}`, []string{"/a violates required"}},
		{"a null that is not allowed", text, `null`, []string{"violates nullable"}},
		{"a null that is allowed is not looked at further", &value.Schema{Types: []string{"string"}, Nullable: true, Enum: []any{"a"}}, `null`, nil},
		{"without a type, null is a value like any other", &value.Schema{}, `null`, nil},
		{"a closed object", &value.Schema{Closed: true, Properties: map[string]*value.Schema{"a": nil}}, `{"a":1,"b":2}`, []string{"/b violates additionalProperties"}},
		{"a map", &value.Schema{Additional: integer}, `{"a":1,"b":"x"}`, []string{"/b violates type"}},
		{"characters are counted, not bytes", &value.Schema{MaxLength: &two}, `"äöü"`, []string{"violates maxLength"}},
		{"two characters of several bytes", &value.Schema{MaxLength: &two}, `"äö"`, nil},
		{"the number of properties", &value.Schema{MinProperties: 1}, `{}`, []string{"violates minProperties"}},
		{"equal objects in another order, and equal numbers in another spelling", &value.Schema{UniqueItems: true}, `[{"a":1,"b":2},{"b":2.0,"a":1e0}]`, []string{"violates uniqueItems"}},
		{"a text is not the number that it spells", &value.Schema{UniqueItems: true}, `[1,"1",true,"true",null,"null"]`, nil},
		{"not", &value.Schema{Not: integer}, `1`, []string{"violates not"}},
		{"one of: both", &value.Schema{OneOf: []*value.Schema{integer, {Types: []string{"number"}}}}, `1`, []string{"violates oneOf"}},
		{"any of: both", &value.Schema{AnyOf: []*value.Schema{integer, {Types: []string{"number"}}}}, `1`, nil},
		{"one of: none has the type", &value.Schema{OneOf: []*value.Schema{integer, list}}, `"x"`, []string{"violates type"}},
		{"one of: the only one of the type says what is wrong", &value.Schema{OneOf: []*value.Schema{text, list}}, `["x"]`, []string{"/0 violates type"}},
		{"one of: a missing property weighs more than a wrong one", &value.Schema{OneOf: []*value.Schema{object(text, nil), {Types: []string{"object"}, Properties: map[string]*value.Schema{"b": integer}}}}, `{"b":"x"}`, []string{"/b violates type"}},
		{"any of: which is meant cannot be told", &value.Schema{AnyOf: []*value.Schema{object(text, nil), object(integer, nil)}}, `{}`, []string{"violates anyOf"}},
		{"a choice that is made elsewhere", &value.Schema{OneOf: []*value.Schema{integer, list}, Elsewhere: true}, `"x"`, nil},
		{"a property that only responses have", object(&value.Schema{ReadOnly: true}, nil), `{"a":1}`, []string{"/a violates readOnly"}},
		{"one that only responses have is not missing", object(&value.Schema{ReadOnly: true}, nil), `{}`, nil},
	} {
		var got []string
		for _, v := range c.schema.Violations(decoded(t, c.value), schema.Request) {
			got = append(got, v.Error())
		}
		assert.Equal(t, c.want, got, c.reason)
	}
}

// Branches that lead to one another take no longer for a body that is nested deeply.
func TestDeepChoices(t *testing.T) {
	t.Parallel()
	filter := &value.Schema{}
	within := func(name string) *value.Schema {
		return &value.Schema{Types: []string{"object"}, Required: []string{name}, Properties: map[string]*value.Schema{name: filter}}
	}
	filter.AnyOf = []*value.Schema{{Types: []string{"integer"}}, within("and"), within("and"), {Types: []string{"array"}, Items: filter}, {Types: []string{"array"}, Items: filter}}
	deep := func(leaf string) string {
		return strings.Repeat(`{"and":[`, 60) + leaf + strings.Repeat(`]}`, 60)
	}
	assert.Empty(t, filter.Violations(decoded(t, deep("1")), schema.Request))
	assert.NotEmpty(t, filter.Violations(decoded(t, deep(`"x"`)), schema.Request))
	assert.True(t, value.DeeperThan(decoded(t, deep("1")), 119))
	assert.False(t, value.DeeperThan(decoded(t, deep("1")), 120))
}

func TestNumbers(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason string
		schema value.Schema
		number string
		want   string // the violated keyword
	}{
		{"beyond 2^53", value.Schema{Maximum: value.Parse("9007199254740993")}, "9007199254740994", "maximum"},
		{"at a bound beyond 2^53", value.Schema{Maximum: value.Parse("9007199254740993")}, "9007199254740993", ""},
		{"at an exclusive bound", value.Schema{Minimum: value.Parse("1"), ExclusiveMinimum: true}, "1.0", "exclusiveMinimum"},
		{"below an exclusive bound", value.Schema{Minimum: value.Parse("1"), ExclusiveMinimum: true}, "0", "minimum"},
		{"a decimal fraction", value.Schema{MultipleOf: value.Parse("0.1")}, "0.3", ""},
		{"no multiple", value.Schema{MultipleOf: value.Parse("0.1")}, "0.35", "multipleOf"},
		{"larger than a float", value.Schema{Types: []string{"number"}}, "1e400", ""},
		{"an integer larger than a float", value.Schema{Types: []string{"integer"}}, "1e400", ""},
		{"larger than its format", value.Schema{Format: "double"}, "1e400", "format"},
		{"an exponent that would fill the memory", value.Schema{Maximum: value.Parse("5")}, "1e999999999999", "maximum"},
		{"one that is nearly nothing", value.Schema{Minimum: value.Parse("0"), ExclusiveMinimum: true}, "1e-999999999999", ""},
		{"an integer in another spelling", value.Schema{Types: []string{"integer"}}, "1.50e1", ""},
		{"no integer", value.Schema{Types: []string{"integer"}}, "15e-2", "type"},
		{"a listed number in another spelling", value.Schema{Enum: []any{json.Number("100")}}, "1e2", ""},
		{"the neighbour of a listed number", value.Schema{Enum: []any{json.Number("9007199254740993")}}, "9007199254740992", "enum"},
	} {
		all := c.schema.Violations(json.Number(c.number), schema.Response)
		if c.want == "" {
			assert.Empty(t, all, c.reason)
			continue
		}
		require.Len(t, all, 1, c.reason)
		assert.Equal(t, c.want, all[0].Keyword, c.reason)
	}
}

func FuzzParse(f *testing.F) {
	for _, text := range []string{"1", "-0.5e-3", "1e999999999", "+1", "1.", "0x1", "1/2", "", "e5", "1_0", "Inf"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		number := value.Parse(text)
		if json.Valid([]byte(text)) && strings.Trim(text, "-+.eE0123456789") == "" && text != "" {
			require.NotNil(t, number, "a JSON number")
		}
		if number != nil {
			require.Empty(t, (&value.Schema{Types: []string{"number"}}).Violations(json.Number(text), schema.Request))
		}
	})
}
