package edit

import (
	"strings"

	"github.com/assay-conformance/assay/internal/contract/schema"
)

// Beyond lists the changes that violate the constraint, and no other. Those of the bytes and
// the media type of a body are no change of a value: their Do is nil.
func (c Constraint) Beyond() []Edit {
	edits, has := beyond[c.Keyword]
	if !has {
		return nil
	}
	return edits(c.node, c.limit())
}

// beyond has the edits that violate a constraint, by keyword. What is not here cannot be
// violated: a property that may be left out.
var beyond = map[string]editor{
	JSON:            ofBytes("that is cut short"),
	MediaType:       ofBytes("sent as text/plain"),
	schema.Required: leaveOut("absent"),
	schema.Nullable: nullWhereForbidden,
	schema.AnyOf:    noneOfTheProperties,
	schema.Type:     ofWrongType,
	"enum":          only("", "a value that is not listed", unlisted),
	"format":        malformed,
	"pattern":       unmatched,
	"minLength":     only("-1", "too short by one", textLongerBy(-1)),
	"maxLength":     only("+1", "too long by one", textLongerBy(+1)),
	"minimum":       only("-1", "too small by one", numberLargerBy(-1)),
	"maximum":       only("+1", "too large by one", numberLargerBy(+1)),
	"minItems":      only("-1", "one item too few", listLongerBy(-1)),
	"maxItems":      only("+1", "one item too many", listLongerBy(+1)),
	"uniqueItems":   only("", "an item twice", func(any) func(any) any { return twice }),
}

func nullWhereForbidden(n *schema.Node, _ any) []Edit {
	if n.TakesNull() {
		return nil
	}
	return []Edit{replace("", "null", constant(nil))}
}

func noneOfTheProperties(n *schema.Node, _ any) []Edit {
	return []Edit{replace("", "none of "+strings.Join(n.OneRequired, ", "), without(n.OneRequired, ""))}
}
