package value

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
)

// equal reports whether two values are the same: numbers by their value, whatever their text.
func equal(a, b any) bool {
	if x, y := numberOf(a), numberOf(b); x != nil && y != nil {
		return x.Cmp(y) == 0
	}
	switch a := a.(type) {
	case []any:
		b, ok := b.([]any)
		return ok && slices.EqualFunc(a, b, equal)
	case map[string]any:
		b, ok := b.(map[string]any)
		if !ok || len(a) != len(b) {
			return false
		}
		for name := range a {
			other, there := b[name]
			if !there || !equal(a[name], other) {
				return false
			}
		}
		return true
	case nil, bool, string:
		return a == b
	}
	return false
}

// hasTwice reports whether a list has an item twice.
func hasTwice(items []any) bool {
	seen := make(map[string]bool, len(items))
	for _, item := range items {
		key := canonical(item)
		if seen[key] {
			return true
		}
		seen[key] = true
	}
	return false
}

// canonical is a text that equal values share.
func canonical(v any) string {
	if n := numberOf(v); n != nil {
		return n.RatString()
	}
	var b strings.Builder
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			b.WriteString(canonical(item) + ",")
		}
		return "[" + b.String() + "]"
	case map[string]any:
		names := make([]string, 0, len(v))
		for name := range v {
			names = append(names, name)
		}
		slices.Sort(names)
		for _, name := range names {
			b.WriteString(strconv.Quote(name) + ":" + canonical(v[name]) + ",")
		}
		return "{" + b.String() + "}"
	}
	text, _ := json.Marshal(v) // a text, a boolean or null
	return string(text)
}
