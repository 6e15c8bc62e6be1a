package edit

import (
	"strings"

	"github.com/assay-conformance/assay/internal/contract/schema"
)

// AtEdge lists the changes that a request just survives.
func (c Constraint) AtEdge() []Edit {
	edits, has := edges[c.Keyword]
	if !has || c.node.Chooses { // another value is another variant, which is tried for itself
		return nil
	}
	return edits(c.node, c.limit())
}

// edges has the edits that are still valid, by keyword. What is not here has no edge: a value
// is of a type and matches a pattern, or it does not.
var edges = map[string]editor{
	schema.Optional: leaveOut("left out"),
	schema.Nullable: nullWhereAllowed,
	schema.AnyOf:    onlyOneProperty,
	"enum":          eachListed,
	"minLength":     only("", "the shortest allowed", textLongerBy(0)),
	"maxLength":     only("", "the longest allowed", textLongerBy(0)),
	"minimum":       only("", "the least allowed", numberLargerBy(0)),
	"maximum":       only("", "the most allowed", numberLargerBy(0)),
	"minItems":      only("", "the fewest items allowed", listLongerBy(0)),
	"maxItems":      only("", "the most items allowed", listLongerBy(0)),
}

func nullWhereAllowed(n *schema.Node, _ any) []Edit {
	if !n.TakesNull() {
		return nil
	}
	return []Edit{replace("=null", "null", constant(nil))}
}

// onlyOneProperty leaves each of the properties of which one must be there alone in turn.
func onlyOneProperty(n *schema.Node, _ any) []Edit {
	var edits []Edit
	for _, name := range n.OneRequired {
		edits = append(edits, replace("="+name, "only "+name+" of "+strings.Join(n.OneRequired, ", "), without(n.OneRequired, name)))
	}
	return edits
}

func eachListed(_ *schema.Node, listed any) []Edit {
	var edits []Edit
	for _, value := range listed.([]any) {
		edits = append(edits, replace("="+strings.Trim(schema.Show(value), `"`), schema.Show(value), constant(value)))
	}
	return edits
}
