package contract

import (
	"fmt"
	"slices"
	"strings"
)

// expectation says in words what a keyword promises about a place. Both validators have
// words of their own; ours are the same whoever saw the breach.
func (n *node) expectation(keyword string) string {
	switch keyword {
	case kwRequired:
		return "present"
	case kwNullable:
		return "not null"
	case "type":
		return article(strings.Join(slices.Compact(n.allTypes()), " or "))
	}
	if keyword == kwEither {
		return "at least one of " + strings.Join(n.either, ", ")
	}
	s := n.stating(keyword)
	if s == nil {
		return "what the contract says of " + keyword
	}
	switch keyword {
	case "format":
		return article(s.Format)
	case "pattern":
		return "text that matches " + s.Pattern
	case "enum":
		return "one of " + show(s.Enum)
	case "minLength":
		return fmt.Sprintf("at least %d characters", s.MinLength)
	case "maxLength":
		return fmt.Sprintf("at most %d characters", *s.MaxLength)
	case "minimum":
		return fmt.Sprintf("at least %v", *s.Min)
	case "maximum":
		return fmt.Sprintf("at most %v", *s.Max)
	case "minItems":
		return fmt.Sprintf("at least %d items", s.MinItems)
	case "maxItems":
		return fmt.Sprintf("at most %d items", *s.MaxItems)
	case "uniqueItems":
		return "no item twice"
	}
	return "what the contract says of " + keyword
}

func article(noun string) string {
	if strings.ContainsAny(noun[:min(1, len(noun))], "aeio") {
		return "an " + noun
	}
	return "a " + noun
}
