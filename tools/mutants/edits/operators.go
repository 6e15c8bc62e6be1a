package edits

import "go/ast"

// Operator is a kind of mistake.
type Operator struct {
	Name string
	What string // in words, for the report

	find func(s *source, name string, n ast.Node)
}

// Operators are the kinds of mistakes that [Find] makes.
var Operators = []Operator{
	{"negate", "a condition is negated", negate},
	{"always", "a part of a condition is taken as true", always},
	{"never", "a part of a condition is taken as false", never},
	{"compare", "a comparison is another: `==` and `!=`, `<` and `<=`", compare},
	{"and-or", "`&&` and `||` are exchanged", andOr},
	{"off-by-one", "an integer is one more", offByOne},
	{"arithmetic", "`+` and `-`, `*` and `/` are exchanged", arithmetic},
	{"min-max", "`min` and `max` are exchanged", minMax},
	{"status", "the status of a response is the next one", status},
	{"boolean", "`true` and `false` are exchanged", boolean},
	{"plain", "a value is not copied, trimmed, or brought to one case", plain},
	{"drop-call", "a call is left out", dropCall},
	{"drop-assignment", "an assignment is left out", dropAssignment},
	{"drop-field", "a field of a new value is not set", dropField},
	{"drop-jump", "a `return`, `continue` or `break` is left out", dropJump},
	{"return-early", "a function returns nothing, at once", returnEarly},
	{"skip-loop", "the body of a loop never runs", skipLoop},
	{"first-only", "a loop ends after the first turn", firstOnly},
}
