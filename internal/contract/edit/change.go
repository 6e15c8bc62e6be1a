package edit

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/contract/schema"
)

// textLongerBy cuts or fills a text to a length near the limit. It stays as much its own as it
// can, so that what was unique still is.
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
func numberLargerBy(by float64) func(limit any) func(old any) any {
	return func(limit any) func(any) any { return constant(number(limit.(float64) + by)) }
}

// number writes a number as a decoder that keeps every digit reads it.
func number(f float64) any { return json.Number(strings.TrimSuffix(schema.Show(f), ".0")) }

// listLongerBy cuts or fills a list to a length near the limit, from the items that are there.
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

// another makes the i-th item of a list from one that is there. Texts and numbers come out
// different each time, for lists that have no item twice.
func another(item any, i int) any {
	switch v := item.(type) {
	case string:
		return fmt.Sprint(v, i)
	case json.Number:
		if f, err := v.Float64(); err == nil {
			return number(f + float64(i))
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

// without leaves all of the properties but one out of an object.
func without(names []string, but string) func(any) any {
	return func(old any) any {
		object, _ := old.(map[string]any)
		out := maps.Clone(object)
		for _, name := range names {
			if name != but {
				delete(out, name)
			}
		}
		return out
	}
}
