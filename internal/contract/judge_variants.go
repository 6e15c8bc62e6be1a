package contract

import (
	"fmt"
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/contract/schema"
	"github.com/assay-conformance/assay/internal/evidence"
)

// addViolations adds what a schema says about a value and all below it, but for places with variants.
func (j *judgement) addViolations(m *message, n *schema.Node, value any, pointer []string) {
	for _, v := range n.Checker.Violations(value, m.direction()) {
		j.addViolation(m, schema.Violation{Pointer: slices.Concat(pointer, v.Pointer), Keyword: v.Keyword})
	}
}

// checkVariants goes through a value, and checks it at every place with variants against the one that it takes.
// A value that takes none of them is a finding.
func (j *judgement) checkVariants(m *message, n *schema.Node, value any, pointer []string) {
	if len(n.Variants) > 0 {
		if value == nil && n.Nullable {
			return
		}
		chosen := n.Resolve(m.context, value)
		if chosen == nil {
			m.noVariant = m.noVariant || len(pointer) == 0
			j.addFinding(m, noVariant(n, value, pointer))
			return
		}
		if chosen != n {
			j.addViolations(m, chosen, value, pointer)
			n = chosen
		}
	}
	switch value := value.(type) {
	case map[string]any:
		j.checkConditions(m, n, value, pointer)
		for name, property := range value {
			if child := n.Child(name); child != nil {
				j.checkVariants(m, child, property, below(pointer, name))
			}
		}
	case []any:
		if items := n.Child("0"); items != nil {
			for i, item := range value {
				j.checkVariants(m, items, item, below(pointer, fmt.Sprint(i)))
			}
		}
	}
}

// noVariant is the finding that a value takes none of the variants of its place. With a
// discriminator it is about the property that chooses; else about the value as a whole.
func noVariant(n *schema.Node, value any, pointer []string) evidence.Finding {
	object, isObject := value.(map[string]any)
	when := n.Variants[0].When
	switch {
	case when.Equals != "" && isObject:
		return noChoice(n.Properties[when.Property], object, below(pointer, when.Property))
	case value == nil:
		return findingAt(n, schema.Nullable, value, pointer)
	}
	f := findingAt(n, schema.Type, value, pointer)
	if when.Equals == "" {
		f.Expected = "one of the forms " + strings.Join(n.VariantNames(), ", ")
	}
	return f
}

// noChoice is the finding that the property which chooses the variant is missing, or has a
// value that chooses none.
func noChoice(choice *schema.Node, object map[string]any, pointer []string) evidence.Finding {
	value, there := object[pointer[len(pointer)-1]]
	if there {
		return findingAt(choice, "enum", value, pointer)
	}
	f := findingAt(choice, schema.Required, nil, pointer)
	f.Actual = "absent"
	return f
}

func findingAt(n *schema.Node, keyword string, value any, pointer []string) evidence.Finding {
	return evidence.Finding{Site: n.SiteOf(keyword), Expected: n.Expectation(keyword), Actual: schema.Show(value), Pointer: schema.FormatPointer(pointer)}
}
