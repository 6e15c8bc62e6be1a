package edit

import (
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/contract/schema"
)

// AtEdge lists the changes that leave a request just valid.
func (c Constraint) AtEdge() []Edit {
	edits, has := edges[c.Keyword]
	if !has || c.node.Chooses { // another value is another variant, which has its own cases
		return nil
	}
	return slices.DeleteFunc(edits(c.node, c.limit()), c.violatesOther)
}

// edges has the edits that are still valid, by keyword. A keyword that is not here has no edge:
// a value is of a type or matches a pattern, or it does not.
var edges = map[string]editor{
	schema.Optional:     leaveOut("omitted"),
	schema.Nullable:     nullWhereAllowed,
	schema.AnyOf:        onlyOneProperty,
	schema.RequiredWhen: omittedWithoutCondition,
	"enum":              eachListed,
	"minLength":         only("", "of minimum length", textLongerBy(0)),
	"maxLength":         only("", "of maximum length", textLongerBy(0)),
	"minimum":           onlyPut("", "set to the minimum", numberLargerBy(0)),
	"maximum":           onlyPut("", "set to the maximum", numberLargerBy(0)),
	"minItems":          only("", "of minimum length", listLongerBy(0)),
	"maxItems":          only("", "of maximum length", listLongerBy(0)),
}

func nullWhereAllowed(n *schema.Node, _ any) []Edit {
	if !n.TakesNull() {
		return nil
	}
	return []Edit{put("=null", "set to null", nil)}
}

// onlyOneProperty keeps, in turn, only one of the properties of which at least one is required.
func onlyOneProperty(n *schema.Node, _ any) []Edit {
	var edits []Edit
	for _, name := range n.OneRequired {
		edits = append(edits, replace("="+name, "having only "+name+" of "+strings.Join(n.OneRequired, ", "), without(n.OneRequired, name)))
	}
	return edits
}

func eachListed(_ *schema.Node, listed any) []Edit {
	var edits []Edit
	for _, value := range listed.([]any) {
		edits = append(edits, put("="+strings.Trim(schema.Show(value), `"`), "set to "+schema.Show(value), value))
	}
	return edits
}
