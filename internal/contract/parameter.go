package contract

import (
	"fmt"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/rule"
)

// visitParameters notes what the parameters of a request, or the headers of an answer, put to
// the test. One that stands there twice and may not is a breach: both validators take the
// first and see no other.
func (j *judgement) visitParameters(s side, parameters []Parameter, into map[rule.Site]bool) {
	for _, p := range parameters {
		given := s.given(p)
		p.visit(given, into)
		if len(given) > 1 && !p.Repeats {
			j.report(s, evidence.Finding{Site: p.root.site, Expected: "at most one " + p.Name, Actual: fmt.Sprintf("%d of them", len(given))}, byWireCheck)
		}
	}
}

// given lists the values of a parameter of the request, or of a header of the answer.
func (s side) given(p Parameter) []string {
	switch {
	case p.In == openapi3.ParameterInPath:
		return []string{s.asked.path[p.Name]}
	case p.In == openapi3.ParameterInQuery:
		return s.asked.query[p.Name]
	}
	return s.header.Values(p.Name)
}

// parameters are those of the request, or the headers of the answer.
func (j *judgement) parameters(s side) []Parameter {
	if s.request {
		return j.op.Parameters
	}
	a, _ := j.op.answerAt(s.base)
	return a.Headers
}

// complainOf enters a validator's complaint about a parameter or a header. Of a list the
// validators mean an item where the list itself promises no such thing, or where it is the
// type: any text can be read as a list.
func (j *judgement) complainOf(s side, p Parameter, keyword, by string) {
	n := p.root
	if _, here := n.keywords[keyword]; n.items != nil && (!here || keyword == "type") {
		n = n.items
	}
	f := evidence.Finding{Site: n.promise(keyword), Expected: n.expectation(keyword), Actual: "absent"}
	if given := s.given(p); len(given) > 0 {
		f.Actual = show(strings.Join(given, ","))
	}
	j.report(s, f, by)
}

func (p Parameter) visit(values []string, into map[rule.Site]bool) {
	if len(values) == 0 {
		for _, kw := range []string{kwRequired, kwOptional} {
			if _, ok := p.root.keywords[kw]; ok {
				into[p.root.promise(kw)] = true
			}
		}
		return
	}
	var value any = values[0]
	if p.Repeats {
		value = p.list(values)
	}
	RequestContext{}.visit(p.root, value, into)
	if _, ok := p.root.keywords[kwRequired]; ok {
		into[p.root.promise(kwRequired)] = true
	}
}

// list reads the items of a parameter that repeats.
func (p Parameter) list(values []string) []any {
	if !p.Explode {
		values = strings.Split(values[0], ",")
	}
	items := make([]any, len(values))
	for i, v := range values {
		items[i] = v
	}
	return items
}
