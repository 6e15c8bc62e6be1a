package contract

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/rule"
)

func (j *judgement) judgeResponse(e *exchange.Exchange, req *http.Request) {
	a, documented := j.op.Response(e.Status)
	if !documented {
		site := j.op.UndocumentedStatus()
		j.validated[site] = true
		j.addFinding(&message{}, evidence.Finding{Site: site, Expected: "one of the documented responses: " + j.op.statuses(), Actual: fmt.Sprint(e.Status), Line: j.op.Line}, byWireCheck)
		return
	}
	m := j.responseMessage(a, e.Response.Header)
	j.validated[a.Site] = true
	bodiless := e.Method == http.MethodHead || e.Status == http.StatusNotModified // and may announce one (RFC 9110, section 8.6)
	switch {
	case bodiless:
	case a.root == nil:
		j.checkNoBody(m, a, e)
	default:
		j.readResponseBody(m, a, e.Response.Body)
		j.checkMediaType(m, a)
	}
	j.exerciseParameters(m, j.validated)
	j.judgeParameters(m)
	if !j.contract.isRequestOf(j.op, req) {
		return // the validators would report the response
	}
	req = j.requestFor(req, m, responseKey(a))
	route, err := j.kinRoute(req)
	if err != nil {
		j.failed = err
		return
	}
	withBody := !bodiless && (a.root == nil || a.isJSON(e.Response.Header)) // the wire check judges text
	j.kinResponse(m, e, route, withBody)
	if a.root != nil && withBody { // libopenapi does not check a response without content
		j.libopenapiResponse(m, e, req)
	}
}

// readResponseBody decodes the body of a response, adds the sites that it exercises, and checks
// its bytes, its variants, and whether its properties are declared.
func (j *judgement) readResponseBody(m *message, a Response, body []byte) {
	j.validated[rule.MakeSite(string(a.Site), KeywordMediaType)] = true
	if !a.isJSON(m.header) && strings.HasSuffix(a.MediaType, "*") {
		return // a body of any other type in the range
	}
	if !a.isJSON(m.header) {
		m.body = asJSON(typed(m.root, string(body)))
		m.root.Exercise(m.context, m.body, j.validated)
		j.checkText(m)
		return
	}
	j.validated[m.jsonSite()] = true
	var readable bool
	if m.body, readable = j.readJSON(m, body); !readable {
		return
	}
	m.root.Exercise(m.context, m.body, j.validated)
	j.checkIntegers(m, body)
	j.checkNulls(m)
	j.checkVariants(m, m.root, m.body, nil)
	j.checkDeclared(m, m.root, m.body, nil)
}

// checkNoBody checks that a response that must not have a body has none. net/http drops the
// body of a 204, so what it announces counts as well as what came.
func (j *judgement) checkNoBody(m *message, a Response, e *exchange.Exchange) {
	j.validated[a.noBodySite()] = true
	length, mediaType := m.header.Get("Content-Length"), m.header.Get("Content-Type")
	var actual string
	switch {
	case len(e.Response.Body) > 0:
		actual = fmt.Sprintf("a body of %d bytes", len(e.Response.Body))
	case length != "" && length != "0":
		actual = "a Content-Length of " + length
	case mediaType != "" && e.Status == http.StatusNoContent:
		actual = "a Content-Type of " + mediaType
	default:
		return
	}
	j.addFinding(m, evidence.Finding{Site: a.noBodySite(), Expected: "no body, and none announced", Actual: actual, Line: a.Line}, byWireCheck)
}

// isJSON reports whether a body with these headers is to be read as JSON: by its documented media type, or
// within a range by its own.
func (a Response) isJSON(h http.Header) bool {
	if strings.HasSuffix(a.MediaType, "*") {
		given := bareMediaType(h.Get("Content-Type"))
		return isJSON(given) && takesMediaType(a.MediaType, given)
	}
	return isJSON(a.MediaType)
}

// checkMediaType checks the media type of a response. The validators ignore bodies of another
// media type, so they get the right one.
func (j *judgement) checkMediaType(m *message, a Response) {
	given := m.header.Get("Content-Type")
	if !takesMediaType(a.MediaType, bareMediaType(given)) {
		if given == "" {
			given = "no Content-Type"
		}
		j.addFinding(m, evidence.Finding{Site: rule.MakeSite(string(a.Site), KeywordMediaType), Expected: a.MediaType, Actual: given, Line: a.Line}, byWireCheck)
	}
	if m.header = m.header.Clone(); m.header == nil {
		m.header = http.Header{}
	}
	m.header.Set("Content-Type", judgedMediaType(a.MediaType))
}
