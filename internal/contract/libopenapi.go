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
	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/exchange"
)

func (j *judgement) libopenapiRequest(m *message, e *exchange.Exchange, req *http.Request) {
	again := req.Clone(req.Context())
	again.Body = io.NopCloser(bytes.NewReader(e.Request.Body))
	j.addLibopenapiErrors(m, j.libopenapi.Request(again))
}

func (j *judgement) libopenapiResponse(m *message, e *exchange.Exchange, req *http.Request) {
	j.addLibopenapiErrors(m, j.libopenapi.Response(req, &http.Response{StatusCode: e.Status, Header: m.header.Clone(),
		Body: io.NopCloser(bytes.NewReader(e.Response.Body)), ContentLength: int64(len(e.Response.Body)), Request: req}))
}

func (j *judgement) addLibopenapiErrors(m *message, all []libopenapi.Error) {
	for _, one := range all {
		switch {
		case one.Parameter != "":
			j.addLibopenapiParameter(m, one)
		case one.Keyword != "":
			j.addReported(m, schema.Violation{Pointer: one.Pointer, Keyword: one.Keyword}, byLibopenapi)
		case m.body == nil, j.found[findingKey{m.request, m.jsonSite(), ""}] != nil:
			// not JSON: the wire check reports it
		case isAboutMediaType(one.Message):
			// the wire check, or kin-openapi for a request, reports it
		default:
			j.addFinding(m, evidence.Finding{Site: m.bodySite(), Expected: allowedValue, Actual: one.Message}, byLibopenapi)
		}
	}
}

func isAboutMediaType(message string) bool {
	message = strings.ToLower(message)
	return strings.Contains(message, "content type") || strings.Contains(message, "content-type")
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
