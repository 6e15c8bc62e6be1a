package schema

import (
	"math"
	"slices"
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
	return len(n.Types) == 0 || slices.ContainsFunc(n.Types, func(t string) bool { return is(value, t) })
}

// BranchIs reports whether a branch of the place takes values of such a type.
func (n *Node) BranchIs(value any) bool {
	return slices.ContainsFunc(n.Branches, func(b *Node) bool { return len(b.Types) > 0 && b.Is(value) })
}

// is reports whether a value is of a type; an integer is of two.
func is(value any, t string) bool {
	if f, ok := value.(float64); ok && t == "integer" {
		return f == math.Trunc(f)
	}
	return TypeName(value) == t
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
