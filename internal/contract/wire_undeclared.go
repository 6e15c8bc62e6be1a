package contract

import (
	"fmt"
	"maps"
	"slices"

	"github.com/assay-conformance/assay/internal/contract/schema"
)

// checkDeclared looks for properties of a response that the contract does not declare. Schemas
// are open, so neither validator reports them; they are findings of their own kind, a warning
// until the run says that the target has no business to add any.
func (j *judgement) checkDeclared(m *message, n *schema.Node, value any, pointer []string) {
	chosen := n.Resolve(m.context, value)
	if chosen == nil {
		return // that no variant was chosen is a finding of its own
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

// checkPropertiesDeclared looks at the properties of an object. The one that chooses the
// variant belongs to the place, not to the variant.
func (j *judgement) checkPropertiesDeclared(m *message, place, chosen *schema.Node, object map[string]any, pointer []string) {
	for _, name := range slices.Sorted(maps.Keys(object)) {
		property := chosen.Child(name)
		if property == nil {
			property = place.Child(name)
		}
		if property == nil {
			j.addViolation(m, schema.Violation{Pointer: below(pointer, name), Keyword: undeclaredKeyword}, byWireCheck)
		} else {
			j.checkDeclared(m, property, object[name], below(pointer, name))
		}
	}
}

// declares says whether a place declares properties at all. Where it declares none, any may come.
func declares(n *schema.Node) bool {
	return len(n.Properties) > 0 || slices.ContainsFunc(n.Branches, func(b *schema.Node) bool { return len(b.Properties) > 0 })
}

// below is the place of a property or an item below another place.
func below(pointer []string, part string) []string { return append(slices.Clone(pointer), part) }
