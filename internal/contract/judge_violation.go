package contract

import (
	"slices"

	"github.com/assay-conformance/assay/internal/contract/schema"
	"github.com/assay-conformance/assay/internal/evidence"
)

// undeclaredKeyword is that of a property which the contract does not declare.
const undeclaredKeyword = "undeclared"

// addReported adds a validator's report on a place in a body, unless it is about a variant that
// was not chosen: validators check all of them.
func (j *judgement) addReported(m *message, v schema.Violation, by string) {
	if m.root != nil && (m.noVariant || m.root.Find(m.context, m.body, v.Pointer).Variant) {
		return
	}
	j.addViolation(m, v, by)
}

// addViolation adds a finding that a place in a body violates a keyword.
//
// Two validators may report one violation differently. The rules that make it one finding:
//
//   - Of branches that nothing chooses between, those count that take values of its type.
//   - A value of another type violates the type, not the list of values.
//   - A null violates "nullable", not the type.
//   - If none of several properties is present, of which one is required, the object is invalid.
func (j *judgement) addViolation(m *message, v schema.Violation, by string) {
	if m.root == nil {
		j.addFinding(m, evidence.Finding{Site: m.base, Expected: "no body", Actual: "a body"}, by)
		return
	}
	p := m.placeAt(v.Pointer)
	if p.present && p.value == nil && p.Node.Untyped() {
		return // without a type, null is a value like any other
	}
	if v.Keyword == schema.Type && p.present && p.Node.BranchIs(p.value) {
		return
	}
	if around, one := m.oneRequired(v); one {
		j.addFinding(m, around.finding(schema.AnyOf), by)
		return
	}
	j.addFinding(m, p.finding(p.violated(v.Keyword)), by)
}

// placeInBody is a place in a body, with its node and its value.
type placeInBody struct {
	schema.Found
	pointer []string
	value   any
	present bool
}

func (m *message) placeAt(pointer []string) placeInBody {
	p := placeInBody{Found: m.root.Find(m.context, m.body, pointer), pointer: pointer}
	p.value, p.present = schema.LookUp(m.body, pointer)
	return p
}

// oneRequired returns the object around a missing property, if that is one of several properties
// of which at least one is required.
func (m *message) oneRequired(v schema.Violation) (around placeInBody, is bool) {
	last := len(v.Pointer) - 1
	if v.Keyword != schema.Required || last < 0 {
		return around, false
	}
	around = m.placeAt(v.Pointer[:last])
	around.Known = true
	return around, slices.Contains(around.Node.OneRequired, v.Pointer[last])
}

// violated is the keyword that a value violates where a validator reports another one.
func (p placeInBody) violated(keyword string) string {
	if !p.present {
		return keyword
	}
	if keyword == "enum" && !p.Node.Is(p.value) {
		keyword = schema.Type
	}
	if p.value == nil && (keyword == schema.Type || keyword == schema.AnyOf) {
		keyword = schema.Nullable
	}
	return keyword
}

// finding returns a finding with the expected and the actual value of the place.
func (p placeInBody) finding(keyword string) evidence.Finding {
	f := evidence.Finding{Site: p.Node.SiteOf(keyword), Pointer: schema.FormatPointer(p.pointer), Actual: "absent"}
	switch {
	case keyword == undeclaredKeyword:
		f.Expected, f.Grade = "only the properties that the contract declares", evidence.Tolerated
	case p.Known:
		f.Expected = p.Node.Expectation(keyword)
	default:
		f.Expected = allowedValue
	}
	if p.present {
		f.Actual = schema.Show(p.value)
	}
	return f
}

// allowedValue is what is expected if a validator does not name it.
const allowedValue = "a value that the contract allows"
