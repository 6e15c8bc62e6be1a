package contract

import (
	"net/http"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/rule"
)

func (j *judgement) judgeRequest(e *exchange.Exchange, req *http.Request) {
	m := j.requestMessage(req)
	j.exerciseParameters(m, j.exercised)
	j.judgeParameters(m)
	if j.op.Body != nil {
		j.exerciseBody(m, e.Request)
	}
	if !j.contract.isRequestOf(j.op, req) {
		j.addFinding(m, evidence.Finding{Site: rule.Site(j.op.ID), Expected: "the method and path of " + j.op.ID, Actual: req.Method + " " + req.URL.Path}, byWireCheck)
		return
	}
	req = j.requestFor(req, m, requestKey)
	j.kinRequest(m, req)
	if !j.isForm(m) {
		j.libopenapiRequest(m, e, req)
	}
}

// exerciseBody reads a request body and adds the sites that it exercises.
func (j *judgement) exerciseBody(m *message, sent exchange.Message) {
	b := j.op.Body
	if len(sent.Body) == 0 {
		b.root.ExerciseAbsence(j.exercised)
		return
	}
	j.exercised[rule.MakeSite(string(b.Site), KeywordMediaType)] = true
	if isJSON(b.MediaType) {
		j.exercised[m.jsonSite()] = true
	}
	j.readRequestBody(m, sent)
	m.root.Exercise(m.context, m.body, j.exercised)
}

// readRequestBody decodes a request body, and checks its bytes and its variants.
func (j *judgement) readRequestBody(m *message, sent exchange.Message) {
	readable := false
	if isJSON(j.op.Body.MediaType) {
		if m.body, readable = j.readJSON(m, sent.Body); readable {
			j.checkIntegers(m, sent.Body)
		}
	} else {
		m.body = j.op.Body.Decode(sent.Header, sent.Body)
		if readable = m.body != nil; readable && j.op.Body.MediaType == formType {
			m.body = typedForm(m.root, string(sent.Body))
			j.checkText(m)
		}
	}
	if readable {
		j.checkVariants(m, m.root, m.body, nil)
	}
}

// CheckRequest returns the findings of a request that a server has received, only by kin-openapi
// and the wire check of the body: a server need not be as thorough as the judge. The request's
// body is read and can be read again.
func (c *Contract) CheckRequest(op *Operation, r *http.Request, body []byte) []evidence.Finding {
	j := newJudgement(c, op, r)
	m := j.requestMessage(r)
	j.judgeParameters(m)
	if op.Body != nil && len(body) > 0 {
		j.readRequestBody(m, exchange.Message{Header: r.Header, Body: body})
	}
	j.kinRequest(m, j.requestFor(r, m, requestKey))
	return j.findings()
}
