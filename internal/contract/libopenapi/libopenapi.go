// Package libopenapi validates exchanges with libopenapi-validator, and is the only package
// that knows it.
//
// # Why it is a separate package
//
// A Go package's export data repeats every type that its exported types reach, and
// libopenapi's are many: with one of them in a struct field, each assay package carried 50 MB
// of them, and a one-line edit took a minute to build. [Validator] is an assay interface, so no
// type of libopenapi leaves this package; internal/archives_test.go checks the others.
//
// # What it reports
//
// The library's messages come in the order of a map, so [Error] has places and keywords
// rather than text.
//
//	v, err := libopenapi.New("openapi.yaml", data)
//	for _, e := range v.Request(req) {
//		fmt.Println(e.Pointer, e.Keyword)
//	}
package libopenapi

import (
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"sync"

	"github.com/pb33f/libopenapi"
	validator "github.com/pb33f/libopenapi-validator"
	"github.com/pb33f/libopenapi-validator/config"
	"github.com/pb33f/libopenapi-validator/errors"
	"github.com/pb33f/libopenapi/datamodel"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/assay-conformance/assay/internal/contract/format"
)

// Validator validates requests and responses against one document. It is safe for concurrent
// use.
type Validator interface {
	// Request reads the body of the request and may change its Content-Type.
	Request(*http.Request) []Error
	// Response reads the body of the response. The request says which operation it belongs to.
	Response(*http.Request, *http.Response) []Error
}

// New reads an OpenAPI document; file names it in errors. It compiles every schema here: doing so
// at the first call would be quicker for a large document, but libopenapi is not safe for
// concurrent use while it compiles.
//
// The library's strict mode stays off: it finds undeclared properties, but not in arrays behind
// oneOf, and it names their place only in prose.
func New(file string, data []byte) (Validator, error) {
	silent := slog.New(slog.DiscardHandler)
	doc, err := libopenapi.NewDocumentWithConfiguration(data, &datamodel.DocumentConfiguration{Logger: silent})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	model, err := doc.BuildV3Model()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	options := []config.Option{config.WithFormatAssertions(), config.WithoutSecurityValidation(), config.WithRegexCache(&sync.Map{}), config.WithRegexEngine(compilePattern), config.WithLogger(silent)}
	for name, check := range format.Texts {
		options = append(options, config.WithCustomFormat(name, ofText(check)))
	}
	return document{validator.NewValidatorFromV3Model(&model.Model, options...)}, nil
}

// compilePattern compiles a pattern for the library.
func compilePattern(text string) (jsonschema.Regexp, error) { return format.Compile(text) }

// ofText makes a check of texts one of any value: what is no text has no such format.
func ofText(check func(string) error) func(any) error {
	return func(v any) error {
		if text, ok := v.(string); ok {
			return check(text)
		}
		return nil
	}
}

// document is a Validator of one document.
type document struct{ validator validator.Validator }

func (d document) Request(r *http.Request) []Error {
	given := r.Header.Get("Content-Type")
	if bare, _, _ := strings.Cut(given, ";"); given != "" && !strings.Contains(bare, "/") {
		r.Header.Set("Content-Type", "none/"+given) // the library panics on one without a subtype
	}
	_, found := d.validator.ValidateHttpRequestSync(r)
	return translate(found)
}

func (d document) Response(r *http.Request, resp *http.Response) []Error {
	_, found := d.validator.ValidateHttpResponse(r, resp)
	return translate(found)
}

func translate(found []*errors.ValidationError) []Error {
	var all []Error
	for _, one := range found {
		switch {
		case one.ParameterName != "":
			all = append(all, Error{Parameter: one.ParameterName, Keyword: parameterKeyword(one)})
		case len(one.SchemaValidationErrors) > 0:
			// each of them carries the root of the same tree
			all = appendLeaves(all, one.SchemaValidationErrors[0].OriginalJsonSchemaError)
		default:
			all = append(all, Error{Message: one.Message + ": " + one.Reason, Failed: isFailure(one)})
		}
	}
	return all
}

// isFailure reports whether the library could not judge: it finds no such path, or cannot compile the schema.
func isFailure(one *errors.ValidationError) bool {
	return one.IsPathMissingError() || one.IsOperationMissingError() ||
		strings.Contains(one.Message, "schema compilation") || strings.Contains(one.Message, "schema cannot be rendered") || strings.Contains(one.Message, "schema is nil")
}
