package edit

import (
	"maps"
	"slices"

	"github.com/assay-conformance/assay/internal/contract/schema"
)

// omittedUnderCondition omits a property that is required under a condition, and makes the
// condition hold if it lists values.
func omittedUnderCondition(_ *schema.Node, limit any) []Edit {
	c := limit.(schema.Condition)
	return []Edit{replace("", "lacking "+c.Property+" "+c.String(), func(old any) any {
		object := lacking(old, c.Property)
		if !c.Holds(object) && len(c.Is) > 0 {
			object[c.On] = c.Is[0]
		}
		return object
	})}
}

// omittedWithoutCondition omits the property where the condition does not hold: without the other
// property, or with another value of it. There is no such edit if the other property must be
// present and may have any value, or the source does not say what holds then.
func omittedWithoutCondition(n *schema.Node, limit any) []Edit {
	c := limit.(schema.Condition)
	_, required := n.Properties[c.On].Keywords[schema.Required]
	listed, _ := n.Properties[c.On].Limits["enum"].([]any)
	others := slices.DeleteFunc(slices.Clone(listed), c.Lists)
	if c.Open || required && len(others) == 0 {
		return nil
	}
	return []Edit{replace("=unneeded", "lacking "+c.Property+" when it is not required", func(old any) any {
		object := lacking(old, c.Property)
		if !c.Holds(object) {
			return object
		}
		if !required {
			delete(object, c.On)
			return object
		}
		for _, value := range others {
			if object[c.On] = value; !slices.ContainsFunc(n.Conditions, func(o schema.Condition) bool { return o.Violated(object) }) {
				break
			}
		}
		return object
	})}
}

// lacking copies an object without one property.
func lacking(old any, property string) map[string]any {
	object, _ := old.(map[string]any)
	object = maps.Clone(object)
	if object == nil {
		object = map[string]any{}
	}
	delete(object, property)
	return object
}
