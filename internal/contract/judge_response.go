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
	if a.root == nil {
		j.checkNoBody(m, a, e)
	} else {
		j.readResponseBody(m, a, e.Response.Body)
		j.checkMediaType(m, a)
	}
	j.exerciseParameters(m, j.validated)
	req = j.requestFor(e, m, responseKey(a), req)
	route, err := j.kinRoute(req)
	if err != nil {
		return // not a request of this operation: the validators would report the response
	}
	j.kinResponse(m, e, route)
	if a.root != nil { // libopenapi does not check a response without content
		j.libopenapiResponse(m, e, req)
	}
}

// readResponseBody decodes the body of a response, adds the sites that it exercises, and checks
// its bytes, its variants, and whether its properties are declared.
func (j *judgement) readResponseBody(m *message, a Response, body []byte) {
	j.validated[rule.MakeSite(string(a.Site), KeywordMediaType)] = true
	if !isJSON(a.MediaType) {
		m.body = string(body)
		m.root.Exercise(m.context, m.body, j.validated)
		return
	}
	j.validated[m.jsonSite()] = true
	var readable bool
	if m.body, readable = j.readJSON(m, body); !readable {
		return
	}
	m.root.Exercise(m.context, m.body, j.validated)
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

// checkMediaType checks the media type of a response. The validators ignore bodies of another
// media type, so they get the right one.
func (j *judgement) checkMediaType(m *message, a Response) {
	given := m.header.Get("Content-Type")
	if bare, _, _ := strings.Cut(given, ";"); strings.EqualFold(strings.TrimSpace(bare), a.MediaType) {
		return
	}
	if given == "" {
		given = "no Content-Type"
	}
	j.addFinding(m, evidence.Finding{Site: rule.MakeSite(string(a.Site), KeywordMediaType), Expected: a.MediaType, Actual: given, Line: a.Line}, byWireCheck)
	if m.header = m.header.Clone(); m.header == nil {
		m.header = http.Header{}
	}
	m.header.Set("Content-Type", a.MediaType)
}
