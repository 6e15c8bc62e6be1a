package contract

import (
	"fmt"
	"net/http"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/exchange"
)

func (j *judgement) judgeResponse(e *exchange.Exchange, req *http.Request) {
	a, documented := j.op.Response(e.Status)
	if !documented {
		site := j.op.UndocumentedStatus()
		j.validated[site] = true
		j.addFinding(&message{}, evidence.Finding{Site: site, Expected: "one of the documented responses: " + j.op.statuses(), Actual: fmt.Sprint(e.Status), Line: j.op.Line})
		return
	}
	m := j.responseMessage(a, e.Response.Header)
	j.validated[a.Site] = true
	both := false // whether the validators look at the body as well
	switch {
	case e.Method == http.MethodHead || e.Status == http.StatusNotModified: // no body, and one may be announced (RFC 9110, section 8.6)
	case a.root == nil, e.Status == http.StatusNoContent, e.Status == http.StatusResetContent: // RFC 9110, sections 15.3.5 and 15.3.6
		j.checkNoBody(m, a, e)
		both = true
	default:
		if both = j.judgeBody(m, a.contents, e.Response.Body, j.validated); m.body != nil {
			j.checkDeclared(m, m.root, m.body, nil)
		}
	}
	j.judgeParameters(m, j.validated)
	req = j.requestFor(req, m, responseKey(a))
	j.kinResponse(m, e, req, both)
	if a.root != nil && both { // libopenapi does not check a response without content
		j.libopenapiResponse(m, e, req)
	}
}

// checkNoBody checks that a response that must not have a body has none. net/http drops the
// body of a 204, so what it announces counts as well as what came.
func (j *judgement) checkNoBody(m *message, a Response, e *exchange.Exchange) {
	j.validated[a.noBodySite()] = true
	grade := evidence.Violated
	length, mediaType := m.header.Get("Content-Length"), m.header.Get("Content-Type")
	var actual string
	switch {
	case len(e.Response.Body) > 0:
		actual = fmt.Sprintf("a body of %d bytes", len(e.Response.Body))
	case length != "" && length != "0":
		actual = "a Content-Length of " + length
	case mediaType != "" && e.Status == http.StatusNoContent: // it may be that of what was stored (RFC 9110, section 8.3)
		actual, grade = "a Content-Type of "+mediaType, evidence.Tolerated
	default:
		return
	}
	j.addFinding(m, evidence.Finding{Site: a.noBodySite(), Expected: "no body, and none announced", Actual: actual, Line: a.Line, Grade: grade})
}
