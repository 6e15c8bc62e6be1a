package contract

import (
	"bytes"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/netip"
	"slices"
	"strings"
	"sync"

	"github.com/pb33f/libopenapi"
	validator "github.com/pb33f/libopenapi-validator"
	"github.com/pb33f/libopenapi-validator/config"
	loverrors "github.com/pb33f/libopenapi-validator/errors"
	"github.com/pb33f/libopenapi/datamodel"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/rule"
)

// secondOpinion is libopenapi-validator, behind one small wall: an upgrade touches this file.
// Its strict mode is not used: it finds undeclared members, but not in arrays behind oneOf,
// and it names their place only in prose; undeclared.go looks for them instead.
type secondOpinion struct{ validator.Validator }

func newSecondOpinion(file string, data []byte) (*secondOpinion, error) {
	doc, err := libopenapi.NewDocumentWithConfiguration(data, &datamodel.DocumentConfiguration{Logger: slog.New(slog.DiscardHandler)})
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	model, err := doc.BuildV3Model()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	cidr := config.WithCustomFormat("cidr", func(v any) error {
		s, ok := v.(string)
		if !ok {
			return nil
		}
		_, err := netip.ParsePrefix(s)
		return err
	})
	// it compiles every schema here: to leave that to the first call would be quicker for a large
	// document, but libopenapi cannot be read by two at once while it does so
	return &secondOpinion{validator.NewValidatorFromV3Model(&model.Model,
		config.WithFormatAssertions(), cidr, config.WithoutSecurityValidation(),
		config.WithRegexCache(&sync.Map{}), config.WithLogger(slog.New(slog.DiscardHandler)))}, nil
}

func (o *secondOpinion) request(j *judgement, s side, e *exchange.Exchange, req *http.Request) {
	again := req.Clone(req.Context())
	again.Body = io.NopCloser(bytes.NewReader(e.Request.Body))
	if _, complaints := o.ValidateHttpRequestSync(again); len(complaints) > 0 {
		j.secondComplaints(s, complaints)
	}
}

func (o *secondOpinion) answer(j *judgement, s side, a Answer, e *exchange.Exchange, req *http.Request) {
	resp := &http.Response{StatusCode: e.Status, Header: s.header.Clone(), Body: io.NopCloser(bytes.NewReader(e.Response.Body)), ContentLength: int64(len(e.Response.Body)), Request: req}
	if a.root == nil {
		return // it has nothing to say of an answer without content; the raw look has
	}
	if _, complaints := o.ValidateHttpResponse(req, resp); len(complaints) > 0 {
		j.secondComplaints(s, complaints)
	}
}

// secondComplaints turns the second validator's errors into findings. Its texts come in the
// order of a map, so only places and keywords are taken from it.
func (j *judgement) secondComplaints(s side, complaints []*loverrors.ValidationError) {
	for _, one := range complaints {
		switch {
		case one.ParameterName != "":
			j.secondParameter(s, one)
		case len(one.SchemaValidationErrors) > 0:
			// each of them carries the root of the same tree
			j.secondSchema(s, one.SchemaValidationErrors[0].OriginalJsonSchemaError)
		case s.body == nil || j.found[findingKey{s.request, rule.MakeSite(string(s.bodySite()), "json"), ""}] != nil:
			// no JSON to speak of: the raw look has said so
		case strings.Contains(strings.ToLower(one.Message), "content type"), strings.Contains(strings.ToLower(one.Message), "content-type"):
			// the media type: the raw look, or kin for a request, has said so
		default:
			j.report(s, exchange.Finding{Site: s.bodySite(), Expected: "what the contract says", Actual: one.Message}, "lov")
		}
	}
}

// secondSchema takes the tree of a JSON Schema error apart: only its leaves are complaints.
func (j *judgement) secondSchema(s side, err *jsonschema.ValidationError) {
	if err == nil {
		return
	}
	for _, cause := range err.Causes {
		j.secondSchema(s, cause)
	}
	if missing, ok := err.ErrorKind.(*kind.Required); ok {
		for _, name := range missing.Missing {
			j.hear(s, append(slices.Clone(err.InstanceLocation), name), kwRequired, "lov")
		}
		return
	}
	if wrong, ok := err.ErrorKind.(*kind.Type); ok && slices.Equal(wrong.Want, []string{"null"}) {
		return // what the validator makes of nullable, where the value is not null
	}
	if path := err.ErrorKind.KeywordPath(); len(err.Causes) == 0 && len(path) > 0 {
		j.hear(s, err.InstanceLocation, path[len(path)-1], "lov")
	}
}

// secondParameter enters a complaint about a parameter or a header. Where it has no schema
// error to show, the value could not even be read as its type.
func (j *judgement) secondParameter(s side, one *loverrors.ValidationError) {
	keyword := "type"
	if len(one.SchemaValidationErrors) > 0 {
		for err := one.SchemaValidationErrors[0].OriginalJsonSchemaError; err != nil; err = err.Causes[0] {
			if path := err.ErrorKind.KeywordPath(); len(path) > 0 {
				keyword = path[len(path)-1]
			}
			if len(err.Causes) == 0 {
				break
			}
		}
	}
	switch {
	case strings.Contains(one.Message, "missing"):
		keyword = kwRequired
	case strings.Contains(one.Message, "allowed values"):
		keyword = "enum"
	}
	for _, p := range j.parameters(s) {
		if strings.EqualFold(p.Name, one.ParameterName) && !(keyword == "type" && slices.Equal(p.root.types, []string{"string"})) { // any text is a string: the validator takes digits for a number
			j.complainOf(s, p, keyword, "lov")
		}
	}
}
