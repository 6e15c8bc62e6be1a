package contract

import (
	"fmt"
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/contract/schema"
	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/rule"
)

// Parameter is a path, query or header parameter of a request, or a header of a response.
type Parameter struct {
	Name, In string
	Required bool
	Repeats  bool   // an array
	Explode  bool   // of an array: the name is repeated for each item; else items are joined by commas
	Style    string // how it is written (OpenAPI 3.0.3, style values)
	Requires string // the query parameter without which it has no meaning; empty if there is none
	root     *schema.Node
}

// exerciseParameters adds the sites that the parameters of a request, or the headers of a
// response, exercise. A repeated one that may not repeat is a violation: both validators read
// only the first.
func (j *judgement) exerciseParameters(m *message, into map[rule.Site]bool) {
	for _, p := range m.parameters {
		given := m.given(p)
		p.exercise(given, into)
		if len(given) > 1 && !p.Repeats {
			j.addFinding(m, evidence.Finding{Site: p.root.Site, Expected: "at most one " + p.Name, Actual: fmt.Sprintf("%d of them", len(given))}, byWireCheck)
		}
	}
}

func (p Parameter) exercise(given []string, into map[rule.Site]bool) {
	if len(given) == 0 {
		p.root.ExerciseAbsence(into)
		return
	}
	p.root.ExercisePresence(into)
	p.root.Exercise(RequestContext{}, p.value(given), into)
}

// value is the first of the given values, or the list of them for a parameter that repeats.
func (p Parameter) value(given []string) any {
	if !p.Repeats {
		return given[0]
	}
	if !p.Explode {
		given = strings.Split(given[0], ",")
	}
	items := make([]any, len(given))
	for i, item := range given {
		items[i] = item
	}
	return items
}

// confirmParameter adds a validator to what judgeParameters has found. For a list, its report is about an
// item if the list itself has no such constraint, or if it is the type: any text can be read as a list.
func (j *judgement) confirmParameter(m *message, p Parameter, keyword, by string) {
	n := p.root
	if _, ofList := n.Keywords[keyword]; n.Items != nil && (!ofList || keyword == schema.Type) {
		n = n.Items
	}
	j.confirm(m, n.SiteOf(keyword), by)
}

// confirm adds a checker to a finding that another has made.
func (j *judgement) confirm(m *message, at rule.Site, by string) {
	if known := j.found[findingKey{m.request, at, ""}]; known != nil && !slices.Contains(known.By, by) {
		known.By = append(known.By, by)
	}
}
