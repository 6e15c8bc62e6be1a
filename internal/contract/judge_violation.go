package contract

import (
	"slices"

	"github.com/assay-conformance/assay/internal/contract/schema"
	"github.com/assay-conformance/assay/internal/evidence"
)

// undeclaredKeyword is that of a property which the contract does not declare.
const undeclaredKeyword = "undeclared"

// addViolation adds what the wire check found at a place in a body.
func (j *judgement) addViolation(m *message, v schema.Violation) {
	if f, is := m.findingOf(v); is {
		j.addFinding(m, f)
	}
}

// reportViolation adds a validator's report on a place in a body, unless it is about a variant that was not
// chosen: validators check all of them. They also say what each branch of a choice says, of which the wire check
// names the nearest: a report on another branch is one on the choice.
func (j *judgement) reportViolation(m *message, v schema.Violation, by string) {
	if m.root == nil || m.noVariant {
		return
	}
	at := m.placeAt(v.Pointer)
	f, is := m.findingOf(v)
	if at.Variant || !is {
		return
	}
	if at.Choice >= 0 && j.found[findingKey{m.request, f.Site, f.Pointer}] == nil {
		f = m.placeAt(v.Pointer[:at.Choice]).finding(schema.OneOf)
	}
	j.report(m, f, by)
}

// findingOf is the finding that a place in a body violates a keyword.
//
// Checkers may report one violation differently. The rules that make it one finding:
//
//   - Of branches that nothing chooses between, those count that take values of its type.
//   - A value of another type violates the type, not the list of values.
//   - A null violates "nullable", not the type. Where there is no type, it is a value like any other.
//   - If none of several properties is present, of which one is required, the object is invalid.
func (m *message) findingOf(v schema.Violation) (f evidence.Finding, is bool) {
	p := m.placeAt(v.Pointer)
	if p.present && p.value == nil && p.Node.Untyped() || v.Keyword == schema.Type && p.present && p.Node.BranchIs(p.value) {
		return f, false
	}
	if around, one := m.oneRequired(v); one {
		return around.finding(schema.AnyOf), true
	}
	f = p.finding(p.violated(v.Keyword))
	if last := len(v.Pointer) - 1; v.Keyword == "additionalProperties" && last >= 0 {
		f.Site = m.placeAt(v.Pointer[:last]).Node.SiteOf(v.Keyword) // the object's keyword
	}
	return f, true
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
	if p.value == nil && (keyword == schema.Type || keyword == schema.AnyOf || keyword == schema.OneOf) {
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
	case keyword == schema.ReadOnly, keyword == schema.WriteOnly: // it should not be there (OpenAPI 3.0.3, Schema Object)
		f.Expected, f.Grade = "no property that is "+keyword, evidence.Tolerated
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
