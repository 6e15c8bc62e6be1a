package contract

import (
	"bytes"
	"io"
	"net/http"
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/contract/libopenapi"
	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/rule"
)

func (j *judgement) secondRequest(s side, e *exchange.Exchange, req *http.Request, second libopenapi.Validator) {
	again := req.Clone(req.Context())
	again.Body = io.NopCloser(bytes.NewReader(e.Request.Body))
	j.secondErrors(s, second.Request(again))
}

func (j *judgement) secondAnswer(s side, a Answer, e *exchange.Exchange, req *http.Request, second libopenapi.Validator) {
	if a.root == nil {
		return // it has nothing to say of an answer without content; the raw look has
	}
	j.secondErrors(s, second.Response(req, &http.Response{StatusCode: e.Status, Header: s.header.Clone(),
		Body: io.NopCloser(bytes.NewReader(e.Response.Body)), ContentLength: int64(len(e.Response.Body)), Request: req}))
}

// secondErrors turns the second validator's errors into findings.
func (j *judgement) secondErrors(s side, found []libopenapi.Error) {
	for _, one := range found {
		switch {
		case one.Parameter != "":
			j.secondParameter(s, one)
		case one.Keyword != "":
			j.hear(s, one.Pointer, one.Keyword, byLibopenapi)
		case s.body == nil || j.found[findingKey{s.request, rule.MakeSite(string(s.bodySite()), "json"), ""}] != nil:
			// no JSON to speak of: the raw look has said so
		case strings.Contains(strings.ToLower(one.Message), "content type"), strings.Contains(strings.ToLower(one.Message), "content-type"):
			// the media type: the raw look, or kin for a request, has said so
		default:
			j.report(s, evidence.Finding{Site: s.bodySite(), Expected: "what the contract says", Actual: one.Message}, byLibopenapi)
		}
	}
}

// secondParameter enters a complaint about a parameter or a header.
func (j *judgement) secondParameter(s side, one libopenapi.Error) {
	for _, p := range j.parameters(s) {
		if strings.EqualFold(p.Name, one.Parameter) && !(one.Keyword == "type" && slices.Equal(p.root.types, []string{"string"})) { // any text is a string: the validator takes digits for a number
			j.complainOf(s, p, one.Keyword, byLibopenapi)
		}
	}
}
