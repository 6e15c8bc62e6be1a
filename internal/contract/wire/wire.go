// Package wire decodes what stands on the wire as text: parameters, headers, cookies and forms, by the style
// that the document gives them (OpenAPI 3.0.3, Style Values).
//
// # A text is of the type of its place
//
// There is no null and no number on the wire, only text. [Text] reads it as the type that the document
// declares, and leaves it a text if it is none: then its type is wrong.
//
//	Text(integer, "12")  // json.Number("12")
//	Text(integer, "+12") // "+12"
//
// # A value may be several texts
//
// [Query] reads lists and objects out of the pairs of a query, a form or a cookie; [Style.Decode] reads them
// out of the one text of a path segment or a header. Both split before they decode percent signs, so that a
// separator that is encoded separates nothing.
package wire

import (
	"encoding/json"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/contract/schema"
)

// Style is how a value is written.
type Style struct {
	Name    string // form, spaceDelimited, pipeDelimited, deepObject, simple, label or matrix
	Explode bool   // each item or property is written by itself
	JSON    bool   // the text is JSON, whatever the style: a parameter with content
}

// How text is read as a value of another type: a boolean is one of two words, an integer has neither a plus
// sign nor zeros before it, and a number is one of JSON (RFC 8259, section 6).
var (
	integerText = regexp.MustCompile(`^-?(0|[1-9][0-9]*)$`)
	numberText  = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$`)
)

// Text reads a text as a value of the type of a place. Where the place takes texts and something else, it is
// the something else if that is valid.
func Text(n *schema.Node, text string) any {
	if n == nil {
		return text
	}
	types := n.AllTypes()
	read := any(text)
	switch takes := func(name string) bool { return slices.Contains(types, name) }; {
	case takes("boolean") && (text == "true" || text == "false"):
		read = text == "true"
	case takes("integer") && integerText.MatchString(text), takes("number") && numberText.MatchString(text):
		read = json.Number(text)
	}
	if _, isText := read.(string); !isText && slices.Contains(types, "string") && n.Checker.Check(read) != nil {
		return text
	}
	return read
}

// IsList reports whether a place may be a list.
func IsList(n *schema.Node) bool {
	return n != nil && (n.Items != nil || slices.Contains(n.AllTypes(), "array"))
}

// IsObject reports whether a place may be an object.
func IsObject(n *schema.Node) bool {
	return n != nil && !IsList(n) && (len(n.Properties) > 0 || slices.Contains(n.AllTypes(), "object"))
}

// Decode reads a value that one text holds. clean makes the text of an item plain.
func (s Style) Decode(n *schema.Node, name, text string, clean func(string) string) any {
	separator, assign := ",", "="
	switch s.Name {
	case "label":
		text = strings.TrimPrefix(text, ".")
		if s.Explode || !strings.Contains(text, ",") {
			separator = "."
		}
	case "matrix":
		text = strings.TrimPrefix(text, ";")
		if !IsObject(n) || !s.Explode {
			text = strings.ReplaceAll(text, ";"+name+"=", ";")
			text = strings.TrimPrefix(text, name+"=")
		}
		if s.Explode {
			separator = ";"
		}
	}
	switch {
	case IsList(n):
		items := []any{}
		for _, item := range strings.Split(text, separator) {
			items = append(items, Text(n.Child("0"), clean(item)))
		}
		return items
	case !IsObject(n):
		return Text(n, clean(text))
	}
	parts := strings.Split(text, separator)
	if !s.Explode {
		return objectOfPairs(n, parts, clean)
	}
	object := map[string]any{}
	for _, part := range parts {
		property, one, _ := strings.Cut(part, assign)
		property = clean(property)
		object[property] = Text(n.Child(property), clean(one))
	}
	return object
}

// objectOfPairs reads names and values that alternate. A name without a value makes it a text.
func objectOfPairs(n *schema.Node, parts []string, clean func(string) string) any {
	if len(parts)%2 != 0 {
		return strings.Join(parts, ",")
	}
	object := map[string]any{}
	for i := 0; i < len(parts); i += 2 {
		name := clean(parts[i])
		object[name] = Text(n.Child(name), clean(parts[i+1]))
	}
	return object
}

// Unescaped decodes the percent signs of a part of a path; it returns the text itself if they are wrong.
func Unescaped(text string) string {
	if decoded, err := url.PathUnescape(text); err == nil {
		return decoded
	}
	return text
}
