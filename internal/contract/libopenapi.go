package contract

import (
	"bytes"
	"io"
	"net/http"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/assay-conformance/assay/internal/contract/libopenapi"
	"github.com/assay-conformance/assay/internal/contract/schema"
	"github.com/assay-conformance/assay/internal/exchange"
)

func (j *judgement) libopenapiRequest(m *message, e *exchange.Exchange, req *http.Request) {
	if j.libopenapi == nil {
		return
	}
	again := req.Clone(req.Context())
	again.Body = io.NopCloser(bytes.NewReader(e.Request.Body))
	if len(e.Request.Body) > 0 {
		again.Header = judgedHeaderOf(again.Header)
	}
	j.addLibopenapiErrors(m, j.libopenapi.Request(again))
}

func (j *judgement) libopenapiResponse(m *message, e *exchange.Exchange, req *http.Request) {
	if j.libopenapi == nil {
		return
	}
	j.addLibopenapiErrors(m, j.libopenapi.Response(req, &http.Response{StatusCode: e.Status, Header: judgedHeaderOf(m.header),
		Body: io.NopCloser(bytes.NewReader(e.Response.Body)), ContentLength: int64(len(e.Response.Body)), Request: req}))
}

// judgedHeaderOf is a header with the Content-Type of the validators' document.
func judgedHeaderOf(h http.Header) http.Header {
	judged := h.Clone()
	if judged == nil {
		judged = http.Header{}
	}
	if given := judged.Get("Content-Type"); given != "" {
		judged.Set("Content-Type", judgedMediaType(bareMediaType(given)))
	}
	return judged
}

// addLibopenapiErrors adds what the validator says. What is only text is for the wire check to say.
func (j *judgement) addLibopenapiErrors(m *message, all []libopenapi.Error) {
	for _, one := range all {
		switch {
		case one.Failed:
			j.unable(m, byLibopenapi, one.Message)
		case one.Parameter != "":
			j.addLibopenapiParameter(m, one)
		case one.Keyword != "":
			j.reportViolation(m, schema.Violation{Pointer: one.Pointer, Keyword: one.Keyword}, byLibopenapi)
		case m.body == nil:
			j.confirm(m, m.jsonSite(), byLibopenapi)
		}
	}
}

// addLibopenapiParameter adds the validator's report on a parameter or a header. Any text is a
// string, but the validator takes digits for a number.
func (j *judgement) addLibopenapiParameter(m *message, one libopenapi.Error) {
	for _, p := range m.parameters {
		isText := slices.Equal(p.root.Types, []string{openapi3.TypeString})
		if strings.EqualFold(p.Name, one.Parameter) && !(isText && one.Keyword == schema.Type) {
			j.confirmParameter(m, p, one.Keyword, byLibopenapi)
		}
	}
}
