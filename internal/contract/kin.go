package contract

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"sync"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"

	"github.com/assay-conformance/assay/internal/contract/format"
	"github.com/assay-conformance/assay/internal/contract/schema"
	"github.com/assay-conformance/assay/internal/exchange"
)

// defineFormats fills kin-openapi's global registries, once, before anything is validated.
var defineFormats = sync.OnceFunc(func() {
	for name, check := range format.Texts {
		openapi3.DefineStringFormatValidator(name, openapi3.NewCallbackValidator(check))
	}
	openapi3filter.RegisterBodyDecoder("text/json", openapi3filter.JSONBodyDecoder)
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

func (j *judgement) kinRequest(m *message, req *http.Request) {
	route, err := j.kinRoute(req)
	if err != nil {
		j.failed = err
		return
	}
	if j.isForm(m) { // the wire check judges it
		options := *route.Options
		options.ExcludeRequestBody = true
		route.Options = &options
	}
	j.addKinError(m, openapi3filter.ValidateRequest(context.Background(), route), m.bodySite())
}

func (j *judgement) kinResponse(m *message, e *exchange.Exchange, route *openapi3filter.RequestValidationInput, withBody bool) {
	options := j.contract.options
	options.ExcludeResponseBody = !withBody
	err := openapi3filter.ValidateResponse(context.Background(), &openapi3filter.ResponseValidationInput{
		RequestValidationInput: route, Status: e.Status, Header: m.header,
		Body: io.NopCloser(bytes.NewReader(e.Response.Body)), Options: &options,
	})
	j.addKinError(m, err, m.bodySite())
}

// compilePattern compiles a pattern for kin-openapi.
func compilePattern(text string) (openapi3.RegexMatcher, error) { return format.Compile(text) }

// checker implements schema.Checker with kin-openapi.
type checker struct{ schema *openapi3.Schema }

func (c checker) Check(value any) error {
	return c.schema.VisitJSON(value, openapi3.SetSchemaRegexCompiler(compilePattern))
}

func (c checker) Violations(value any) []schema.Violation {
	return violationsIn(c.schema.VisitJSON(value, openapi3.MultiErrors(), openapi3.DisableSchemaErrorDetails(), openapi3.SetSchemaRegexCompiler(compilePattern)))
}

// keywordOf returns the keyword that an error of kin-openapi is about. It calls a property that a closed
// object does not have an error in properties.
func keywordOf(err *openapi3.SchemaError) string {
	if err.SchemaField == "properties" {
		return "additionalProperties"
	}
	return err.SchemaField
}

// violationsIn lists the violations in an error of kin-openapi about a value.
func violationsIn(err error) []schema.Violation {
	if multi, ok := err.(openapi3.MultiError); ok {
		var all []schema.Violation
		for _, one := range multi {
			all = append(all, violationsIn(one)...)
		}
		return all
	}
	var one *openapi3.SchemaError
	if errors.As(err, &one) {
		return []schema.Violation{{Pointer: one.JSONPointer(), Keyword: keywordOf(one)}}
	}
	return nil
}
