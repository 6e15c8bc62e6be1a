package edit

import (
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/contract/schema"
)

// Beyond lists the changes that violate the constraint, and no other. Those of the bytes and
// the media type of a body do not change a value: their Do is nil.
func (c Constraint) Beyond() []Edit {
	edits, has := beyond[c.Keyword]
	if !has {
		return nil
	}
	if c.Keyword == schema.Type && c.In == "body" { // a parameter is a text, whatever it stands for
		edits = ofSimilarType
	}
	return slices.DeleteFunc(edits(c.node, c.limit()), c.violatesOther)
}

// beyond has the edits that violate a constraint, by keyword. A keyword that is not here cannot
// be violated: that a property is optional.
var beyond = map[string]editor{
	JSON:                notJSON,
	MediaType:           ofBytes("sent as text/plain"),
	schema.Required:     leaveOut("omitted"),
	schema.Nullable:     nullWhereForbidden,
	schema.AnyOf:        noneOfTheProperties,
	schema.RequiredWhen: omittedUnderCondition,
	schema.Type:         ofWrongType,
	"enum":              unlisted,
	"format":            malformed,
	"pattern":           unmatched,
	"minLength":         only("-1", "one character too short", textLongerBy(-1)),
	"maxLength":         only("+1", "one character too long", textLongerBy(+1)),
	"minimum":           onlyPut("-1", "one below the minimum", numberLargerBy(-1)),
	"maximum":           onlyPut("+1", "one above the maximum", numberLargerBy(+1)),
	"minItems":          only("-1", "one item too short", listLongerBy(-1)),
	"maxItems":          only("+1", "one item too long", listLongerBy(+1)),
	"uniqueItems":       only("", "containing a duplicate item", func(any) func(any) any { return twice }),
}

// AndMore is the suffix of the edit that puts another value after the JSON of a body.
const AndMore = "+more"

// notJSON cuts the text of a body off, or goes on after its end, which many decoders do not read.
func notJSON(*schema.Node, any) []Edit {
	return []Edit{{What: "truncated"}, {Suffix: AndMore, What: "followed by another value"}}
}

func nullWhereForbidden(n *schema.Node, _ any) []Edit {
	if n.TakesNull() {
		return nil
	}
	return []Edit{put("", "set to null", nil)}
}

func noneOfTheProperties(n *schema.Node, _ any) []Edit {
	return []Edit{replace("", "lacking all of "+strings.Join(n.OneRequired, ", "), without(n.OneRequired, ""))}
}
