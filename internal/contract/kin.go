package contract

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"sync"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"

	"github.com/assay-conformance/assay/internal/contract/format"
	"github.com/assay-conformance/assay/internal/exchange"
)

// defineFormats fills kin-openapi's global registries, once, before anything is validated.
var defineFormats = sync.OnceFunc(func() {
	for name, check := range format.Texts {
		openapi3.DefineStringFormatValidator(name, openapi3.NewCallbackValidator(check))
	}
})

func kinOptions() openapi3filter.Options {
	return openapi3filter.Options{
		MultiError:                        true,
		IncludeResponseStatus:             true, // else an unknown status passes unseen
		RejectWhenRequestBodyNotSpecified: true,
		SkipSettingDefaults:               true, // else kin-openapi rewrites the request
		AuthenticationFunc:                openapi3filter.NoopAuthenticationFunc,
		// else an error prints schema and value at each level of a deep body
		SchemaValidationOptions: []openapi3.SchemaValidationOption{openapi3.DisableSchemaErrorDetails(), openapi3.SetSchemaRegexCompiler(compilePattern)},
	}
}

// kinRoute is kin-openapi's view of a request at the judged path of the operation. That it does not find it
// is an error of assay.
func (j *judgement) kinRoute(req *http.Request) (*openapi3filter.RequestValidationInput, error) {
	route, params, err := j.contract.variantRouter.FindRoute(req)
	if err != nil {
		return nil, fmt.Errorf("the judge has no path for %s: %w", j.op.ID, err)
	}
	return &openapi3filter.RequestValidationInput{Request: req, PathParams: params, Route: route, Options: &j.contract.options}, nil
}

// kinRequest adds what kin-openapi says about a request, with its body if it is one that it knows.
func (j *judgement) kinRequest(m *message, req *http.Request, withBody bool) {
	route, err := j.kinRoute(req)
	if err != nil {
		j.failed = err
		return
	}
	options := j.contract.options
	options.ExcludeRequestBody = !withBody
	route.Options = &options
	j.addKinError(m, openapi3filter.ValidateRequest(context.Background(), route))
}

// kinResponse adds what kin-openapi says about a response.
func (j *judgement) kinResponse(m *message, e *exchange.Exchange, req *http.Request, withBody bool) {
	route, err := j.kinRoute(req)
	if err != nil {
		j.failed = err
		return
	}
	options := j.contract.options
	options.ExcludeResponseBody = !withBody
	j.addKinError(m, openapi3filter.ValidateResponse(context.Background(), &openapi3filter.ResponseValidationInput{
		RequestValidationInput: route, Status: e.Status, Header: judgedHeaderOf(m.header),
		Body: io.NopCloser(bytes.NewReader(e.Response.Body)), Options: &options,
	}))
}

// compilePattern compiles a pattern for kin-openapi.
func compilePattern(text string) (openapi3.RegexMatcher, error) { return format.Compile(text) }
