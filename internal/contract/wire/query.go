package wire

import (
	"net/url"
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/contract/schema"
)

// Query is a query or a form: its pairs, in their order and before percent signs are decoded.
type Query []Pair

// Pair is a name, decoded, with its value as it stands on the wire.
type Pair struct{ Name, Value string }

// ParseQuery reads a query or a form. A semicolon separates nothing.
func ParseQuery(text string) (q Query) {
	for _, one := range strings.Split(text, "&") {
		name, value, _ := strings.Cut(one, "=")
		if one != "" {
			q = append(q, Pair{unescaped(name), value})
		}
	}
	return q
}

// Values returns the pairs as net/url has them.
func (q Query) Values() url.Values {
	values := url.Values{}
	for _, one := range q {
		values.Add(one.Name, unescaped(one.Value))
	}
	return values
}

// unescaped decodes a part of a query; the text itself if its percent signs are wrong.
func unescaped(text string) string {
	if decoded, err := url.QueryUnescape(text); err == nil {
		return decoded
	}
	return text
}

// Decode reads a value of a name, with its text for messages. there is false if it is absent.
func (q Query) Decode(n *schema.Node, name string, s Style) (value any, text string, there bool) {
	switch {
	case s.Name == "deepObject":
		return q.deepObject(n, name)
	case IsObject(n) && s.Explode && !s.JSON:
		return q.properties(n)
	}
	raw := q.of(name)
	if len(raw) == 0 {
		return nil, "", false
	}
	text = unescaped(strings.Join(raw, ","))
	switch {
	case s.JSON:
		return JSON(unescaped(raw[0])), unescaped(raw[0]), true
	case IsList(n) && s.Explode:
		return q.list(n, raw), text, true
	case IsList(n):
		return q.list(n, s.separated(raw[0], n.Child("0"))), text, true
	case IsObject(n):
		return objectOfPairs(n, s.separated(raw[0], nil), unescaped), text, true
	}
	return Text(n, unescaped(raw[0])), unescaped(raw[0]), true
}

// Count is how many pairs have a name.
func (q Query) Count(name string) int { return len(q.of(name)) }

// of lists the values of a name.
func (q Query) of(name string) (raw []string) {
	for _, one := range q {
		if one.Name == name {
			raw = append(raw, one.Value)
		}
	}
	return raw
}

func (q Query) list(n *schema.Node, raw []string) []any {
	items := []any{}
	for _, item := range raw {
		items = append(items, Text(n.Child("0"), unescaped(item)))
	}
	return items
}

// separated splits a text by the separator of its style. Many clients encode commas too; where an
// item is no string, such a comma cannot be part of one.
func (s Style) separated(raw string, item *schema.Node) []string {
	switch s.Name {
	case "spaceDelimited":
		return strings.Split(strings.NewReplacer("%20", " ", "+", " ").Replace(raw), " ")
	case "pipeDelimited":
		return strings.Split(strings.NewReplacer("%7C", "|", "%7c", "|").Replace(raw), "|")
	}
	if item != nil && !slices.Contains(item.AllTypes(), "string") && len(item.AllTypes()) > 0 {
		raw = strings.NewReplacer("%2C", ",", "%2c", ",").Replace(raw)
	}
	return strings.Split(raw, ",")
}
