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
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/rule"
)

// prepareValidators fills kin's global registries, once, before anything is validated.
var prepareValidators = sync.OnceFunc(func() {
	openapi3.DefineStringFormatValidator("uuid", openapi3.NewRegexpFormatValidator(openapi3.FormatOfStringForUUIDOfRFC9562))
	openapi3.DefineStringFormatValidator("cidr", openapi3.NewCallbackValidator(func(s string) error {
		_, err := netip.ParsePrefix(s)
		return err
	}))
	openapi3.DefineStringFormatValidator("uri", openapi3.NewCallbackValidator(func(s string) error {
		u, err := url.Parse(s)
		if err == nil && !u.IsAbs() {
			err = errors.New("a URI has a scheme")
		}
		return err
	}))
	openapi3.DefineStringFormatValidator("email", openapi3.NewCallbackValidator(func(s string) error {
		a, err := mail.ParseAddress(s)
		if err == nil && a.Address != s {
			err = errors.New("not an address alone")
		}
		return err
	}))
	openapi3.DefineIPv4Format()
	openapi3filter.RegisterBodyDecoder("text/json", openapi3filter.JSONBodyDecoder)
})

func kinOptions() openapi3filter.Options {
	return openapi3filter.Options{
		MultiError:                        true,
		IncludeResponseStatus:             true, // else an unknown status passes unseen
		RejectWhenRequestBodyNotSpecified: true,
		SkipSettingDefaults:               true, // else kin rewrites the request
		AuthenticationFunc:                openapi3filter.NoopAuthenticationFunc,
		// else an error writes out schema and value, again at each level of a deep body
		SchemaValidationOptions: []openapi3.SchemaValidationOption{openapi3.DisableSchemaErrorDetails()},
	}
}

func (j *judgement) kinInput(req *http.Request) (*openapi3filter.RequestValidationInput, error) {
	route, params, err := j.contract.judged.FindRoute(req)
	if err != nil {
		return nil, err
	}
	if ofVariant(route.Operation.OperationID) != j.op.ID {
		return nil, fmt.Errorf("the path is that of %s", route.Operation.OperationID)
	}
	return &openapi3filter.RequestValidationInput{Request: req, PathParams: params, Route: route, Options: &j.contract.options}, nil
}

func (j *judgement) kinRequest(s side, req *http.Request) {
	in, err := j.kinInput(req)
	if err != nil {
		j.report(s, evidence.Finding{Site: rule.Site(j.op.ID), Expected: "the method and path of " + j.op.ID, Actual: req.Method + " " + req.URL.Path + ": " + err.Error()}, byKin)
		return
	}
	j.kinError(s, openapi3filter.ValidateRequest(context.Background(), in), rule.MakeSite(j.op.ID, "body"))
}

func (j *judgement) kinAnswer(s side, a Answer, e *exchange.Exchange, in *openapi3filter.RequestValidationInput) {
	err := openapi3filter.ValidateResponse(context.Background(), &openapi3filter.ResponseValidationInput{
		RequestValidationInput: in, Status: e.Status, Header: s.header,
		Body: io.NopCloser(bytes.NewReader(e.Response.Body)), Options: &j.contract.options,
	})
	j.kinError(s, err, rule.MakeSite(string(a.Site), "body"))
}

// kinError takes kin's tree of errors apart. at is the site that the branch speaks about.
func (j *judgement) kinError(s side, err error, at rule.Site) {
	var (
		multi    openapi3.MultiError
		request  *openapi3filter.RequestError
		response *openapi3filter.ResponseError
		schema   *openapi3.SchemaError
		parse    *openapi3filter.ParseError
	)
	switch {
	case err == nil:
	case asType(err, &multi):
		for _, one := range multi {
			j.kinError(s, one, at)
		}
	case asType(err, &request):
		j.kinRequestError(s, request, at)
	case asType(err, &response):
		j.kinResponseError(s, response, at)
	case asType(err, &schema):
		j.kinSchemaError(s, schema, at)
	case asType(err, &parse):
		j.kinParseError(s, parse, at)
	default:
		if inner := errors.Unwrap(err); inner != nil {
			j.kinError(s, inner, at)
			return
		}
		j.report(s, evidence.Finding{Site: at, Expected: "what the contract says", Actual: err.Error()}, byKin)
	}
}

// kinParseError enters what could not even be read as what it should be.
func (j *judgement) kinParseError(s side, err *openapi3filter.ParseError, at rule.Site) {
	p, ok := j.outside(s, at)
	switch {
	case !ok:
		j.report(s, evidence.Finding{Site: rule.MakeSite(string(at), KeywordJSON), Expected: "a value of the declared type", Actual: err.Error()}, byKin)
	case whole.MatchString(fmt.Sprint(err.Value)) && j.contract.Has(rule.MakeSite(string(at), "format")):
		j.complainOf(s, p, "format", byKin) // an integer, but too large to be read as one of its format
	default:
		j.complainOf(s, p, "type", byKin)
	}
}

// outside finds the parameter, or the header, that a site is about.
func (j *judgement) outside(s side, at rule.Site) (Parameter, bool) {
	all := j.parameters(s)
	i := slices.IndexFunc(all, func(p Parameter) bool { return p.root.site == at })
	if i < 0 {
		return Parameter{}, false
	}
	return all[i], true
}

func (j *judgement) kinRequestError(s side, err *openapi3filter.RequestError, at rule.Site) {
	if p := err.Parameter; p != nil {
		at = parameterSite(j.op.ID, p.In, p.Name)
	}
	switch {
	case errors.Is(err.Err, openapi3filter.ErrInvalidRequired):
		j.report(s, evidence.Finding{Site: rule.MakeSite(string(at), kwRequired), Expected: "present", Actual: "absent"}, byKin)
	case err.Err == nil && strings.Contains(err.Reason, "Content-Type"):
		j.report(s, evidence.Finding{Site: rule.MakeSite(string(at), "media-type"), Expected: j.op.mediaType(), Actual: err.Reason}, byKin)
	case err.Err == nil:
		j.report(s, evidence.Finding{Site: at, Expected: "what the contract says", Actual: err.Reason}, byKin)
	default:
		j.kinError(s, err.Err, at)
	}
}

// whole matches an integer.
var whole = regexp.MustCompile(`^-?[0-9]+$`)

// ofHeader matches what kin says of a response header: nothing else tells that it is one.
var ofHeader = regexp.MustCompile(`^(?:response|unable to decode) header "([^"]+)"`)

func (j *judgement) kinResponseError(s side, err *openapi3filter.ResponseError, at rule.Site) {
	switch {
	case ofHeader.MatchString(err.Reason):
		at = parameterSite(string(s.base), openapi3.ParameterInHeader, ofHeader.FindStringSubmatch(err.Reason)[1])
		if err.Err != nil {
			j.kinError(s, err.Err, at)
			return
		}
		j.report(s, evidence.Finding{Site: rule.MakeSite(string(at), kwRequired), Expected: "present", Actual: "absent"}, byKin)
	case err.Err != nil:
		j.kinError(s, err.Err, at)
	case strings.Contains(err.Reason, "Content-Type"):
		// the raw look at the media type has said so with the value that came
	default:
		j.report(s, evidence.Finding{Site: at, Expected: "what the contract says", Actual: err.Reason}, byKin)
	}
}

func (j *judgement) kinSchemaError(s side, err *openapi3.SchemaError, at rule.Site) {
	if err.Origin != nil { // oneOf: the branches' complaints hide behind unexported wrappers
		var inner openapi3.MultiError
		if errors.As(err.Origin, &inner) {
			for _, one := range inner {
				j.kinError(s, one, at)
			}
			return
		}
	}
	if p, ok := j.outside(s, at); ok {
		j.complainOf(s, p, err.SchemaField, byKin)
		return
	}
	j.hear(s, err.JSONPointer(), err.SchemaField, byKin)
}

// bodySite is the site of the body of this side.
func (s side) bodySite() rule.Site {
	if s.request {
		return s.base
	}
	return rule.MakeSite(string(s.base), "body")
}

func (o *Operation) mediaType() string {
	if o.Body == nil {
		return "no body"
	}
	return o.Body.MediaType
}

// asType is errors.As without unwrapping: each wrapper has a meaning of its own here.
func asType[T error](err error, into *T) bool {
	found, ok := err.(T)
	if ok {
		*into = found
	}
	return ok
}
