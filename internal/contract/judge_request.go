package contract

import (
	"fmt"
	"net/http"
	"slices"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/rule"
)

func (j *judgement) judgeRequest(e *exchange.Exchange, req *http.Request) {
	m := j.requestMessage(req)
	if !j.isRequest(req) {
		j.addFinding(m, evidence.Finding{Site: rule.Site(j.op.ID), Expected: "the method and path of " + j.op.ID, Actual: req.Method + " " + req.URL.Path})
	}
	both := j.readRequest(m, e.Request.Body)
	req = j.requestFor(req, m, requestKey)
	j.kinRequest(m, req, both)
	if both || j.op.Body == nil {
		j.libopenapiRequest(m, e, req)
	}
}

// readRequest checks the parameters and the body of a request. It reports whether the validators can look at
// the body as well.
func (j *judgement) readRequest(m *message, body []byte) (both bool) {
	j.judgeParameters(m, j.exercised)
	b := j.op.Body
	switch {
	case b == nil && len(body) > 0:
		j.addFinding(m, evidence.Finding{Site: m.base, Expected: "no body", Actual: fmt.Sprintf("a body of %d bytes", len(body))})
	case b == nil:
	case len(body) == 0:
		b.root.ExerciseAbsence(j.exercised)
		if b.Required && !ignoresBody(j.op.Method) {
			j.addFinding(m, evidence.Finding{Site: m.base + "/" + KeywordRequired, Expected: "present", Actual: "absent"})
		}
		return true
	default:
		return j.judgeBody(m, b.contents, body, j.exercised)
	}
	return b == nil
}

// ignoresBody reports whether HTTP gives the body of a method no meaning: then OpenAPI ignores that it is required
// (3.0.3, Operation Object, requestBody).
func ignoresBody(method string) bool {
	return slices.Contains([]string{http.MethodGet, http.MethodHead, http.MethodDelete}, method)
}

// CheckRequest returns what is wrong with a request that a server has received, by the wire check: a server
// need not ask the validators. The request's body is not read.
func (c *Contract) CheckRequest(op *Operation, r *http.Request, body []byte) []evidence.Finding {
	j := newJudgement(c, op, r)
	j.readRequest(j.requestMessage(r), body)
	return slices.DeleteFunc(j.findings(), func(f evidence.Finding) bool { return f.Grade != evidence.Violated })
}
