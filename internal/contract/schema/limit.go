package schema

import (
	"fmt"
	"slices"
	"strings"
)

// Keywords besides those of JSON Schema that are limits. Optional is assay's: a property that
// may be absent.
const (
	Type     = "type"
	Required = "required"
	Optional = "optional"
	Nullable = "nullable"
	AnyOf    = "anyOf" // at least one of some properties
	OneOf    = "oneOf" // exactly one of several branches

	ReadOnly  = "readOnly"  // a property that a request should not have
	WriteOnly = "writeOnly" // a property that a response should not have

	RequiredWhen = "required-when" // present under a condition on another property
)

// limits are the keywords that a node has in its Limits, each with a description.
//
//	enum                                      []any
//	format, pattern                           string
//	minLength, maxLength, minItems, maxItems  int
//	minimum, maximum                          json.Number
//	multipleOf, exclusiveMinimum, exclusiveMaximum  json.Number
//	minProperties, maxProperties              int
//	uniqueItems, not, additionalProperties    true
var limits = map[string]func(limit any) string{
	"enum":        func(listed any) string { return "one of " + Show(listed) },
	"format":      func(name any) string { return article(name.(string)) },
	"pattern":     words("text that matches %s"),
	"minLength":   words("at least %d characters"),
	"maxLength":   words("at most %d characters"),
	"minimum":     func(bound any) string { return "at least " + Show(bound) },
	"maximum":     func(bound any) string { return "at most " + Show(bound) },
	"minItems":    words("at least %d items"),
	"maxItems":    words("at most %d items"),
	"uniqueItems": func(any) string { return "no item twice" },

	"exclusiveMinimum":     func(bound any) string { return "more than " + Show(bound) },
	"exclusiveMaximum":     func(bound any) string { return "less than " + Show(bound) },
	"multipleOf":           func(of any) string { return "a multiple of " + Show(of) },
	"minProperties":        words("at least %d properties"),
	"maxProperties":        words("at most %d properties"),
	"not":                  func(any) string { return "no value that the contract excludes" },
	"additionalProperties": func(any) string { return "only the properties that the contract declares" },
}

func words(format string) func(any) string {
	return func(limit any) string { return fmt.Sprintf(format, limit) }
}

// Stating finds the node that states a limit of this place: itself, or the first branch that
// does; nil if none does.
func (n *Node) Stating(keyword string) *Node {
	if _, stated := n.Limits[keyword]; stated {
		return n
	}
	for _, b := range n.Branches {
		if s := b.Stating(keyword); s != nil {
			return s
		}
	}
	return nil
}

// Expectation describes what a keyword requires of the place. The validators have different
// texts; this one does not depend on which of them found a violation.
func (n *Node) Expectation(keyword string) string {
	switch keyword {
	case Required:
		return "present"
	case Nullable:
		return "not null"
	case Type:
		return article(strings.Join(slices.Compact(n.AllTypes()), " or "))
	case AnyOf:
		if len(n.OneRequired) > 0 {
			return "at least one of " + strings.Join(n.OneRequired, ", ")
		}
		return "a value that one of the alternatives allows"
	case OneOf:
		return "a value that exactly one of the alternatives allows"
	}
	if s, known := n.Stating(keyword), limits[keyword]; s != nil && known != nil {
		return known(s.Limits[keyword])
	}
	return "a value that satisfies " + keyword
}

// article puts the indefinite article before a noun.
func article(noun string) string {
	if strings.ContainsAny(noun[:min(1, len(noun))], "aeio") {
		return "an " + noun
	}
	return "a " + noun
}
