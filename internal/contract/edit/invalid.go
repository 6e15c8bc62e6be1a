package edit

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/contract/schema"
	"github.com/assay-conformance/assay/internal/contract/value"
)

// ofWrongType puts a string where none is allowed, or else an object where none is.
func ofWrongType(n *schema.Node, _ any) []Edit {
	types := n.AllTypes()
	takes := func(t string) bool { return slices.Contains(types, t) }
	switch {
	case len(types) == 0:
	case !takes("string"):
		return []Edit{put("", "set to a string", "assay")}
	case !takes("object") && !takes("array"):
		return []Edit{put("", "set to an object", map[string]any{"assay": true})}
	}
	return nil
}

// ofSimilarType puts a value of a wrong type that looks right, where there is one: many servers read "true" as a
// boolean, 7 as a text and an item as a list of one.
func ofSimilarType(n *schema.Node, limit any) []Edit {
	types := n.AllTypes()
	takes := func(t string) bool { return slices.Contains(types, t) }
	switch {
	case !takes("string") && takes("boolean"):
		return []Edit{put("", `set to the string "true"`, "true")}
	case !takes("string") && (takes("integer") || takes("number")):
		return []Edit{put("", `set to the string "7"`, "7")}
	case takes("string") && !takes("integer") && !takes("number") && !digits(n):
		return []Edit{put("", "set to a number", json.Number("7"))}
	case takes("array") && !takes("object") && !takes("string"):
		return []Edit{replace("", "set to its only item", onlyItem)}
	}
	return ofWrongType(n, limit)
}

// digits reports whether a text of digits is right at a place: servers take a number for such an id, and may.
func digits(n *schema.Node) bool {
	stating := n.Stating("pattern")
	if stating == nil {
		return false
	}
	pattern, _ := stating.Limits["pattern"].(string)
	re, err := regexp.Compile(pattern)
	return err == nil && re.MatchString("7")
}

// onlyItem is the object that a list begins with, without the list.
func onlyItem(old any) any {
	if items, is := old.([]any); is && len(items) > 0 {
		if object, is := items[0].(map[string]any); is { // a text may be a list of texts with commas between them
			return object
		}
	}
	return "assay"
}

// unlisted sets a value that is not listed, and that violates nothing else about the place. There
// is none for a boolean, or if a pattern allows the listed values only.
func unlisted(n *schema.Node, listed any) []Edit {
	enum := Constraint{Keyword: "enum", node: n}
	for _, value := range unlistedValues(listed.([]any)) {
		if e := put("", "set to an unlisted value", value); !enum.violatesOther(e) {
			return []Edit{e}
		}
	}
	return nil
}

// unlistedValues returns values of the type of the listed ones that are not among them.
func unlistedValues(listed []any) []any {
	var numbers []json.Number
	text := ""
	for _, v := range listed {
		switch v := v.(type) {
		case string:
			if len(v) > len(text) {
				text = v
			}
		case json.Number:
			numbers = append(numbers, v)
		}
	}
	switch {
	case text != "":
		return []any{"assay-not-listed", text[:len(text)-1], text + text[:1]}
	case len(numbers) > 0:
		largest := slices.MaxFunc(numbers, func(a, b json.Number) int { return value.Parse(a.String()).Cmp(value.Parse(b.String())) })
		return []any{value.Plus(largest, 1)}
	}
	return nil
}

// formats has, for each format, a value that is invalid under any reading; nil if there is none.
var formats = map[string]any{
	"uuid": "not-a-uuid", "date-time": "yesterday", "date": "yesterday", "email": "nobody", "uri": "not a uri",
	"ipv4": "10.0.0.999", "cidr": "10.0.0.0/99", "int32": json.Number("2147483648"),
	"int64": nil, "float": nil, "double": nil, "byte": nil, "binary": nil,
}

// KnowsFormat reports whether values of a format can be made. Reading a document refuses an
// unknown format, which would go unchecked.
func KnowsFormat(name string) bool {
	_, known := formats[name]
	return known
}

func malformed(_ *schema.Node, format any) []Edit {
	value := formats[format.(string)]
	if value == nil {
		return nil
	}
	return []Edit{put("", "set to an invalid "+format.(string), value)}
}

// unmatched puts a text of an allowed length that does not match the pattern.
func unmatched(n *schema.Node, pattern any) []Edit {
	re, err := regexp.Compile(pattern.(string))
	if err != nil {
		return nil
	}
	limits := n.Stating("pattern").Limits
	least, _ := limits["minLength"].(int)
	most, bounded := limits["maxLength"].(int)
	for _, text := range []string{"assay", "!", "~ not matching ~", "0", ""} {
		text += strings.Repeat("!", max(0, least-len(text)))
		if bounded {
			text = text[:min(len(text), most)]
		}
		if !re.MatchString(text) {
			return []Edit{put("", "set to a string that does not match", text)}
		}
	}
	return nil
}
