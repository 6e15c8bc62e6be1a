package operator

import (
	"encoding/json"
	"html"
	"maps"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/assay-conformance/assay/internal/contract"
)

// transform changes a value as a careless server would. absent leaves the property out.
type transform struct {
	name, what string
	fits       func(contract.Property) bool // whether a property may have a value that it changes
	do         func(value any) (changed any, absent bool)
}

// What is written may be stored otherwise.
var (
	drops   = transform{"drops", "loses", anything, func(any) (any, bool) { return nil, true }}
	resets  = transform{"resets", "empties", anything, reset}
	alters  = transform{"alters", "changes", anything, other}
	cuts    = transform{"cuts", "cuts the end off", func(p contract.Property) bool { return freeText(p) || list(p) }, cut}
	lowers  = transform{"lowers", "writes in small letters", freeText, onText(strings.ToLower)}
	trims   = transform{"trims", "removes the spaces around", freeText, onText(strings.TrimSpace)}
	escapes = transform{"escapes", "escapes for HTML", freeText, onText(html.EscapeString)}
	sorts   = transform{"sorts", "sorts", list, sorted}

	stored = []transform{drops, resets, cuts, lowers, trims, escapes, sorts}
)

func anything(contract.Property) bool { return true }

func freeText(p contract.Property) bool { return p.Free && p.Is("string") }

func list(p contract.Property) bool { return p.Is("array") }

// as changes a property of an object, and reports whether that made a difference.
func (t transform) as(object map[string]any, property string) bool {
	old, there := object[property]
	if !there {
		return false
	}
	changed, absent := t.do(old)
	if absent {
		delete(object, property)
		return true
	}
	object[property] = changed
	return !reflect.DeepEqual(old, changed)
}

func reset(value any) (any, bool) {
	switch value.(type) {
	case string:
		return "", false
	case []any:
		return []any{}, false
	case bool:
		return false, false
	case json.Number:
		return json.Number("0"), false
	}
	return nil, false
}

func other(value any) (any, bool) {
	switch v := value.(type) {
	case string:
		return v + "x", false
	case bool:
		return !v, false
	case json.Number:
		if n, err := v.Int64(); err == nil {
			return n + 1, false
		}
	case []any:
		if len(v) > 0 {
			return v[:len(v)-1], false
		}
	case map[string]any:
		changed := maps.Clone(v)
		for _, name := range slices.Sorted(maps.Keys(v)) {
			if changed[name], _ = other(v[name]); !reflect.DeepEqual(changed[name], v[name]) {
				break
			}
		}
		return changed, false
	}
	return value, false
}

func cut(value any) (any, bool) {
	switch v := value.(type) {
	case string:
		_, size := utf8.DecodeLastRuneInString(v)
		return v[:len(v)-size], false
	case []any:
		if len(v) > 1 {
			return v[:len(v)-1], false
		}
	}
	return value, false
}

func onText(change func(string) string) func(any) (any, bool) {
	return func(value any) (any, bool) {
		if s, ok := value.(string); ok {
			return change(s), false
		}
		return value, false
	}
}

func sorted(value any) (any, bool) {
	list, ok := value.([]any)
	if !ok {
		return value, false
	}
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b any) int { return strings.Compare(key(a), key(b)) })
	return list, false
}

func key(value any) string {
	text, _ := json.Marshal(value) // a decoded value
	return string(text)
}
