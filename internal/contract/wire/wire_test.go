package wire_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/contract/schema"
	"github.com/assay-conformance/assay/internal/contract/value"
	"github.com/assay-conformance/assay/internal/contract/wire"
)

// of is a place of some types.
func of(types ...string) *schema.Node {
	n := schema.New("t/query/q", 1, &value.Schema{Types: types})
	n.Types = types
	return n
}

func listOf(item *schema.Node) *schema.Node {
	n := of("array")
	n.Items = item
	return n
}

func objectOf(properties map[string]*schema.Node) *schema.Node {
	n := of("object")
	n.Properties = properties
	return n
}

func TestText(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason string
		node   *schema.Node
		text   string
		want   any
	}{
		{"a boolean is one of two words", of("boolean"), "true", true},
		{"no other spelling", of("boolean"), "True", "True"},
		{"not a digit", of("boolean"), "1", "1"},
		{"an integer", of("integer"), "-12", json.Number("-12")},
		{"no plus sign", of("integer"), "+12", "+12"},
		{"no zeros before it", of("integer"), "012", "012"},
		{"no fraction", of("integer"), "1.0", "1.0"},
		{"no space", of("integer"), " 1", " 1"},
		{"a number", of("number"), "1.5e3", json.Number("1.5e3")},
		{"no hexadecimal digits", of("number"), "0x1F", "0x1F"},
		{"no infinity", of("number"), "Infinity", "Infinity"},
		{"any text is a string", of("string"), "12", "12"},
		{"nothing is known", nil, "12", "12"},
	} {
		assert.Equal(t, c.want, wire.Text(c.node, c.text), c.reason)
	}
}

func TestQuery(t *testing.T) {
	t.Parallel()
	integers := listOf(of("integer"))
	form, one := wire.Style{Name: "form", Explode: true}, wire.Style{Name: "form"}
	for _, c := range []struct {
		reason, query string
		node          *schema.Node
		style         wire.Style
		want          any
	}{
		{"a repeated name", "q=1&x=3&q=2", integers, form, []any{json.Number("1"), json.Number("2")}},
		{"one name with commas", "q=1,2", integers, one, []any{json.Number("1"), json.Number("2")}},
		{"an encoded comma separates integers: it cannot be part of one", "q=1%2C2", integers, one, []any{json.Number("1"), json.Number("2")}},
		{"an encoded comma is part of a string", "q=a%2Cb,c", listOf(of("string")), one, []any{"a,b", "c"}},
		{"a semicolon separates nothing", "q=a;b", of("string"), form, "a;b"},
		{"an encoded pipe does: it may not stand there otherwise", "q=1%7C2", integers, wire.Style{Name: "pipeDelimited"}, []any{json.Number("1"), json.Number("2")}},
		{"spaces", "q=1%202", integers, wire.Style{Name: "spaceDelimited"}, []any{json.Number("1"), json.Number("2")}},
		{"an object in brackets", "q%5Bx%5D=1&q[y][z]=a", objectOf(map[string]*schema.Node{"x": of("integer"), "y": objectOf(map[string]*schema.Node{"z": of("string")})}),
			wire.Style{Name: "deepObject"}, map[string]any{"x": json.Number("1"), "y": map[string]any{"z": "a"}}},
		{"an object whose properties are parameters", "x=1&other=2", objectOf(map[string]*schema.Node{"x": of("integer")}), form, map[string]any{"x": json.Number("1")}},
		{"an object with commas", "q=x,1,y,a", objectOf(map[string]*schema.Node{"x": of("integer"), "y": of("string")}), one, map[string]any{"x": json.Number("1"), "y": "a"}},
		{"JSON", "q=%7B%22x%22:1%7D", objectOf(nil), wire.Style{Name: "form", Explode: true, JSON: true}, map[string]any{"x": json.Number("1")}},
		{"absent", "x=1", integers, form, nil},
	} {
		got, _, there := wire.ParseQuery(c.query).Decode(c.node, "q", c.style)
		assert.Equal(t, c.want, got, c.reason)
		assert.Equal(t, c.want != nil, there, c.reason)
	}
}

func TestOneText(t *testing.T) {
	t.Parallel()
	integers, point := listOf(of("integer")), objectOf(map[string]*schema.Node{"x": of("integer"), "y": of("string")})
	numbers, object := []any{json.Number("1"), json.Number("2")}, map[string]any{"x": json.Number("1"), "y": "a"}
	for _, c := range []struct {
		reason, text string
		node         *schema.Node
		style        wire.Style
		want         any
	}{
		{"simple", "5", of("integer"), wire.Style{Name: "simple"}, json.Number("5")},
		{"a list", "1, 2", integers, wire.Style{Name: "simple"}, numbers},
		{"an object", "x,1,y,a", point, wire.Style{Name: "simple"}, object},
		{"an object, exploded", "x=1,y=a", point, wire.Style{Name: "simple", Explode: true}, object},
		{"half an object is a text", "x,1,y", point, wire.Style{Name: "simple"}, "x,1,y"},
		{"label", ".5", of("integer"), wire.Style{Name: "label"}, json.Number("5")},
		{"label, a list", ".1.2", integers, wire.Style{Name: "label", Explode: true}, numbers},
		{"label, an object", ".x=1.y=a", point, wire.Style{Name: "label", Explode: true}, object},
		{"matrix", ";p=5", of("integer"), wire.Style{Name: "matrix"}, json.Number("5")},
		{"matrix, a list", ";p=1,2", integers, wire.Style{Name: "matrix"}, numbers},
		{"matrix, a list, exploded", ";p=1;p=2", integers, wire.Style{Name: "matrix", Explode: true}, numbers},
		{"matrix, an object", ";p=x,1,y,a", point, wire.Style{Name: "matrix"}, object},
		{"matrix, an object, exploded", ";x=1;y=a", point, wire.Style{Name: "matrix", Explode: true}, object},
	} {
		assert.Equal(t, c.want, c.style.Decode(c.node, "p", c.text, strings.TrimSpace), c.reason)
	}
}

func FuzzQuery(f *testing.F) {
	f.Add("q=1&q[x][y]=2&q=%zz&q[=&[]=;")
	node := objectOf(map[string]*schema.Node{"x": listOf(of("integer")), "y": objectOf(map[string]*schema.Node{"z": of("boolean", "string")})})
	f.Fuzz(func(t *testing.T, query string) {
		q := wire.ParseQuery(query)
		for _, name := range []string{"form", "deepObject", "pipeDelimited", "spaceDelimited"} {
			for _, explode := range []bool{true, false} {
				for _, n := range []*schema.Node{node, node.Properties["x"], of("integer"), nil} {
					_, _, _ = q.Decode(n, "q", wire.Style{Name: name, Explode: explode}) // must not panic
				}
			}
		}
	})
}
