package wire

import (
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/contract/schema"
)

// properties reads an object each of whose properties is a pair of its own.
func (q Query) properties(n *schema.Node) (value any, text string, there bool) {
	object := map[string]any{}
	for _, one := range q {
		property := n.Child(one.Name)
		if _, known := object[one.Name]; known || property == nil {
			continue
		}
		object[one.Name], _, _ = q.Decode(property, one.Name, Style{Name: "form", Explode: true})
		text = joined(text, one)
	}
	return object, text, len(object) > 0
}

// deepObject reads an object whose properties are pairs of their own, with their place in brackets:
// filter[name]=x, filter[age][from]=1.
func (q Query) deepObject(n *schema.Node, name string) (value any, text string, there bool) {
	object := map[string]any{}
	for _, one := range q {
		inside, opened := strings.CutPrefix(one.Name, name+"[")
		inside, closed := strings.CutSuffix(inside, "]")
		if !opened || !closed {
			continue
		}
		put(n, object, slices.DeleteFunc(strings.Split(inside, "]["), func(part string) bool { return part == "" }), unescaped(one.Value))
		text = joined(text, one)
	}
	return object, text, len(object) > 0
}

// put puts a text at a place of an object. A property that is a list may come several times.
func put(n *schema.Node, object map[string]any, place []string, text string) {
	if len(place) == 0 {
		return
	}
	name, property := place[0], n.Child(place[0])
	if len(place) > 1 {
		below, ok := object[name].(map[string]any)
		if !ok {
			below = map[string]any{}
			object[name] = below
		}
		put(property, below, place[1:], text)
		return
	}
	if IsList(property) {
		items, _ := object[name].([]any)
		object[name] = append(items, Text(property.Child("0"), text))
		return
	}
	object[name] = Text(property, text)
}

func joined(text string, one Pair) string {
	return strings.TrimPrefix(text+"&"+one.Name+"="+unescaped(one.Value), "&")
}
