package schema

import (
	"encoding/json"
	"math"
	"slices"
	"strconv"
	"strings"
)

// AllTypes lists the types of the place, whichever branch takes them.
func (n *Node) AllTypes() []string {
	types := slices.Clone(n.Types)
	for _, b := range slices.Concat(n.Branches, n.Siblings) {
		types = append(types, b.Types...)
	}
	return types
}

// TakesNull reports whether the place may be null.
func (n *Node) TakesNull() bool {
	return n.Nullable || slices.ContainsFunc(n.Siblings, func(b *Node) bool { return b.Nullable })
}

// Is reports whether a decoded value is of one of the types of the place.
func (n *Node) Is(value any) bool {
	if value == nil {
		return n.Nullable
	}
	return len(n.Types) == 0 || slices.ContainsFunc(n.Types, func(t string) bool { return IsOfType(value, t) })
}

// BranchIs reports whether a branch of the place takes values of such a type.
func (n *Node) BranchIs(value any) bool {
	return slices.ContainsFunc(n.Branches, func(b *Node) bool { return len(b.Types) > 0 && b.Is(value) })
}

// IsOfType reports whether a decoded value is of a type. An integer is also a number, and a number without a
// fraction is an integer, however it is written.
func IsOfType(value any, name string) bool {
	if name != "integer" {
		return TypeName(value) == name
	}
	switch value := value.(type) {
	case json.Number:
		return isWhole(value.String())
	case float64:
		return value == math.Trunc(value)
	case int, int64, uint64:
		return true
	}
	return false
}

// isWhole reports whether the text of a number has no fraction: 12, 1.0 and 1.5e1, but not 1.5.
func isWhole(text string) bool {
	mantissa, exponent, _ := strings.Cut(strings.ToLower(text), "e")
	_, fraction, _ := strings.Cut(mantissa, ".")
	if strings.Trim(mantissa, "-0.") == "" {
		return true
	}
	moved, _ := strconv.Atoi(exponent) // of a grammar that it can parse; a huge one is at the limit of an int
	fraction = strings.TrimRight(fraction, "0")
	if moved >= len(fraction) {
		return true
	}
	if fraction != "" {
		return false
	}
	whole, _, _ := strings.Cut(mantissa, ".")
	return len(whole)-len(strings.TrimRight(whole, "0")) >= -moved
}

// TypeName is the JSON Schema type of a decoded value.
func TypeName(value any) string {
	switch value.(type) {
	case nil:
		return "null"
	case bool:
		return "boolean"
	case string:
		return "string"
	case []any:
		return "array"
	case map[string]any:
		return "object"
	}
	return "number"
}
