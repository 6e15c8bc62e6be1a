package edit

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/contract/value"
)

// textLongerBy cuts or pads a text to a length near the limit. It keeps as much of the text as
// it can, so that a unique text stays unique.
func textLongerBy(by int) func(limit any) func(old any) any {
	return func(limit any) func(any) any {
		length := max(0, limit.(int)+by)
		return func(old any) any {
			text, _ := old.(string)
			return string([]rune(text + strings.Repeat("x", length))[:length])
		}
	}
}

// numberLargerBy is a number near the limit.
func numberLargerBy(by int64) func(limit any) any {
	return func(limit any) any { return value.Plus(limit.(json.Number), by) }
}

// listLongerBy cuts or pads a list to a length near the limit, using its items.
func listLongerBy(by int) func(limit any) func(old any) any {
	return func(limit any) func(any) any {
		length := limit.(int) + by
		return func(old any) any {
			items, _ := old.([]any)
			out := []any{}
			for i := 0; i < length && len(items) > 0; i++ {
				if i < len(items) {
					out = append(out, items[i])
				} else {
					out = append(out, another(items[i%len(items)], i))
				}
			}
			return out
		}
	}
}

// another makes the i-th item of a list from an existing one. Texts and numbers differ each time,
// for lists with unique items.
func another(item any, i int) any {
	switch v := item.(type) {
	case string:
		return fmt.Sprint(v, i)
	case json.Number:
		if value.Parse(v.String()) != nil {
			return value.Plus(v, int64(i))
		}
	}
	return item
}

func twice(old any) any {
	items, _ := old.([]any)
	if len(items) == 0 {
		return items
	}
	return append(slices.Clone(items), items[0])
}

// without removes the properties from an object, except one of them.
func without(names []string, except string) func(any) any {
	return func(old any) any {
		object, _ := old.(map[string]any)
		out := maps.Clone(object)
		for _, name := range names {
			if name != except {
				delete(out, name)
			}
		}
		return out
	}
}
