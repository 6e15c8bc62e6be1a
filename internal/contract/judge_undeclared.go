package contract

import (
	"fmt"
	"maps"
	"slices"

	"github.com/assay-conformance/assay/internal/contract/schema"
)

// checkDeclared looks for properties of a response that the contract does not declare. Schemas
// are open, so no validator reports them; such a finding is a warning unless the target is one
// that must not add any.
func (j *judgement) checkDeclared(m *message, n *schema.Node, value any, pointer []string) {
	chosen := n.Resolve(m.context, value)
	if chosen == nil {
		return // that no variant was chosen is another finding
	}
	switch value := value.(type) {
	case map[string]any:
		if declares(chosen) {
			j.checkPropertiesDeclared(m, n, chosen, value, pointer)
		}
	case []any:
		if items := chosen.Child("0"); items != nil {
			for i, item := range value {
				j.checkDeclared(m, items, item, below(pointer, fmt.Sprint(i)))
			}
		}
	}
}

// checkPropertiesDeclared checks the properties of an object. The one that chooses the variant
// belongs to the place, not to the variant.
func (j *judgement) checkPropertiesDeclared(m *message, place, chosen *schema.Node, object map[string]any, pointer []string) {
	for _, name := range slices.Sorted(maps.Keys(object)) {
		property := chosen.Child(name)
		if property == nil {
			property = place.Child(name)
		}
		switch {
		case property == nil && (place.Additional || chosen.Additional): // the validators know
		case property == nil:
			j.addViolation(m, schema.Violation{Pointer: below(pointer, name), Keyword: undeclaredKeyword})
		default:
			j.checkDeclared(m, property, object[name], below(pointer, name))
		}
	}
}

// declares reports whether a place declares properties at all. If not, any are allowed.
func declares(n *schema.Node) bool {
	return len(n.Properties) > 0 || slices.ContainsFunc(n.Branches, func(b *schema.Node) bool { return len(b.Properties) > 0 })
}

// below is the place of a property or an item below another place.
func below(pointer []string, part string) []string { return append(slices.Clone(pointer), part) }
