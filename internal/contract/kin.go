package contract

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/mail"
	"net/netip"
	"net/url"
	"sync"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"

	"github.com/assay-conformance/assay/internal/contract/schema"
	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/rule"
)

// defineFormats fills kin-openapi's global registries, once, before anything is validated.
var defineFormats = sync.OnceFunc(func() {
	openapi3.DefineStringFormatValidator("uuid", openapi3.NewRegexpFormatValidator(openapi3.FormatOfStringForUUIDOfRFC9562))
	openapi3.DefineStringFormatValidator("cidr", openapi3.NewCallbackValidator(isPrefix))
	openapi3.DefineStringFormatValidator("uri", openapi3.NewCallbackValidator(isURI))
	openapi3.DefineStringFormatValidator("email", openapi3.NewCallbackValidator(isAddress))
	openapi3.DefineIPv4Format()
	openapi3filter.RegisterBodyDecoder("text/json", openapi3filter.JSONBodyDecoder)
})

func isPrefix(s string) error {
	_, err := netip.ParsePrefix(s)
	return err
}

func isURI(s string) error {
	u, err := url.Parse(s)
	if err == nil && !u.IsAbs() {
		err = errors.New("a URI has a scheme")
	}
	return err
}

func isAddress(s string) error {
	a, err := mail.ParseAddress(s)
	if err == nil && a.Address != s {
		err = errors.New("not only an address")
	}
	return err
}

func kinOptions() openapi3filter.Options {
	return openapi3filter.Options{
		MultiError:                        true,
		IncludeResponseStatus:             true, // else an unknown status passes unseen
		RejectWhenRequestBodyNotSpecified: true,
		SkipSettingDefaults:               true, // else kin-openapi rewrites the request
		AuthenticationFunc:                openapi3filter.NoopAuthenticationFunc,
		// else an error prints schema and value at each level of a deep body
		SchemaValidationOptions: []openapi3.SchemaValidationOption{openapi3.DisableSchemaErrorDetails()},
	}
}

// kinRoute is kin-openapi's view of a request. It fails for a request that
// is not of the operation.
func (j *judgement) kinRoute(req *http.Request) (*openapi3filter.RequestValidationInput, error) {
	route, params, err := j.contract.variantRouter.FindRoute(req)
	if err != nil {
		return nil, err
	}
	if originalID(route.Operation.OperationID) != j.op.ID {
		return nil, fmt.Errorf("the path is that of %s", route.Operation.OperationID)
	}
	return &openapi3filter.RequestValidationInput{Request: req, PathParams: params, Route: route, Options: &j.contract.options}, nil
}

func (j *judgement) kinRequest(m *message, req *http.Request) {
	route, err := j.kinRoute(req)
	if err != nil {
		j.addFinding(m, evidence.Finding{Site: rule.Site(j.op.ID), Expected: "the method and path of " + j.op.ID, Actual: req.Method + " " + req.URL.Path + ": " + err.Error()}, byKin)
		return
	}
	j.addKinError(m, openapi3filter.ValidateRequest(context.Background(), route), m.bodySite())
}

func (j *judgement) kinResponse(m *message, e *exchange.Exchange, route *openapi3filter.RequestValidationInput) {
	err := openapi3filter.ValidateResponse(context.Background(), &openapi3filter.ResponseValidationInput{
		RequestValidationInput: route, Status: e.Status, Header: m.header,
		Body: io.NopCloser(bytes.NewReader(e.Response.Body)), Options: &j.contract.options,
	})
	j.addKinError(m, err, m.bodySite())
}

// checker implements schema.Checker with kin-openapi.
type checker struct{ schema *openapi3.Schema }

func (c checker) Check(value any) error { return c.schema.VisitJSON(value) }

func (c checker) Violations(value any) []schema.Violation {
	return violationsIn(c.schema.VisitJSON(value, openapi3.MultiErrors(), openapi3.DisableSchemaErrorDetails()))
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
		return []schema.Violation{{Pointer: one.JSONPointer(), Keyword: one.SchemaField}}
	}
	return nil
}
