package schema

import (
	"fmt"
	"slices"
)

// Condition says when a property of an object must be present: when another property is present
// and not null or, with values, when it has one of them.
type Condition struct {
	Property string // the required one
	On       string // the other one
	Is       []any  // its values; none for any
	Open     bool   // the source does not say what holds without the condition
	Line     int
}

// Holds reports whether the condition holds for an object.
func (c Condition) Holds(object map[string]any) bool {
	value := object[c.On]
	if len(c.Is) == 0 {
		return value != nil
	}
	return c.Lists(value)
}

// Lists reports whether a value is one of those that the condition lists.
func (c Condition) Lists(value any) bool {
	return slices.ContainsFunc(c.Is, func(listed any) bool { return Show(listed) == Show(value) })
}

// Violated reports whether the condition holds for an object that lacks the property.
func (c Condition) Violated(object map[string]any) bool {
	_, there := object[c.Property]
	return !there && c.Holds(object)
}

// String describes the condition: "when bindUser is present", "when kind is "remote"".
func (c Condition) String() string {
	switch len(c.Is) {
	case 0:
		return "when " + c.On + " is present"
	case 1:
		return fmt.Sprintf("when %s is %s", c.On, Show(c.Is[0]))
	}
	return fmt.Sprintf("when %s is one of %s", c.On, Show(c.Is))
}

// CanHold reports whether the condition holds for a value, or can be made to hold: a value that it
// lists can be set, but nobody knows a value of a property that only must be present.
func (c Condition) CanHold(value any) bool {
	object, ok := value.(map[string]any)
	return ok && (len(c.Is) > 0 || c.Holds(object))
}
