package contract

import (
	"errors"
	"regexp"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"

	"github.com/assay-conformance/assay/internal/contract/schema"
	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/rule"
)

// addKinError walks kin-openapi's tree of errors, in which each type has its own meaning; at is
// the site of the error.
func (j *judgement) addKinError(m *message, err error, at rule.Site) {
	switch err := err.(type) {
	case nil:
	case openapi3.MultiError:
		for _, one := range err {
			j.addKinError(m, one, at)
		}
	case *openapi3filter.RequestError:
		j.addRequestError(m, err, at)
	case *openapi3filter.ResponseError:
		j.addResponseError(m, err, at)
	case *openapi3.SchemaError:
		j.addSchemaError(m, err, at)
	case *openapi3filter.ParseError:
		j.addParseError(m, err, at)
	default:
		if inner := errors.Unwrap(err); inner != nil {
			j.addKinError(m, inner, at)
			return
		}
		j.addProse(m, at, err.Error())
	}
}

// addProse adds an error of kin-openapi that is only text.
func (j *judgement) addProse(m *message, at rule.Site, text string) {
	j.addFinding(m, evidence.Finding{Site: at, Expected: allowedValue, Actual: text}, byKin)
}

// addMissing adds a missing required body, parameter or header.
func (j *judgement) addMissing(m *message, at rule.Site) {
	j.addFinding(m, evidence.Finding{Site: rule.MakeSite(string(at), schema.Required), Expected: "present", Actual: "absent"}, byKin)
}

func (j *judgement) addRequestError(m *message, err *openapi3filter.RequestError, at rule.Site) {
	if p := err.Parameter; p != nil {
		j.confirmKin(m, err.Err, parameterSite(j.op.ID, p.In, p.Name))
		return
	}
	switch {
	case errors.Is(err.Err, openapi3filter.ErrInvalidRequired):
		j.addMissing(m, at)
	case err.Err != nil:
		j.addKinError(m, err.Err, at)
	case strings.Contains(err.Reason, "Content-Type"):
		j.addFinding(m, evidence.Finding{Site: rule.MakeSite(string(at), KeywordMediaType), Expected: j.op.mediaType(), Actual: err.Reason}, byKin)
	default:
		j.addProse(m, at, err.Reason)
	}
}

// mediaType describes the media type that the operation takes.
func (o *Operation) mediaType() string {
	if o.Body == nil {
		return "no body"
	}
	return o.Body.MediaType
}

// ofHeader matches kin-openapi's error about a response header: nothing else identifies one.
var ofHeader = regexp.MustCompile(`^(?:response|unable to decode) header "([^"]+)"`)

func (j *judgement) addResponseError(m *message, err *openapi3filter.ResponseError, at rule.Site) {
	if header := ofHeader.FindStringSubmatch(err.Reason); header != nil {
		j.confirmKin(m, err.Err, parameterSite(string(m.base), openapi3.ParameterInHeader, header[1]))
		return
	}
	switch {
	case err.Err != nil:
		j.addKinError(m, err.Err, at)
	case strings.Contains(err.Reason, "Content-Type"):
		// the wire check reports the media type with the actual value
	default:
		j.addProse(m, at, err.Reason)
	}
}

func (j *judgement) addSchemaError(m *message, err *openapi3.SchemaError, at rule.Site) {
	if err.Origin != nil { // oneOf: the errors of the branches are in unexported wrappers
		var branches openapi3.MultiError
		if errors.As(err.Origin, &branches) {
			j.addKinError(m, branches, at)
			return
		}
	}
	j.addReported(m, schema.Violation{Pointer: err.JSONPointer(), Keyword: keywordOf(err)}, byKin)
}

// addParseError adds a body that could not be parsed.
func (j *judgement) addParseError(m *message, err *openapi3filter.ParseError, at rule.Site) {
	j.addFinding(m, evidence.Finding{Site: rule.MakeSite(string(at), KeywordJSON), Expected: "a value of the declared type", Actual: err.Error()}, byKin)
}

// confirmKin adds kin-openapi to what judgeParameters has found, as far as its error is about the same. A
// missing parameter has no error of its own in a response.
func (j *judgement) confirmKin(m *message, err error, at rule.Site) {
	p, known := m.parameterAt(at)
	var one *openapi3.SchemaError
	var multi openapi3.MultiError
	var unread *openapi3filter.ParseError
	switch {
	case !known:
	case err == nil, errors.Is(err, openapi3filter.ErrInvalidRequired):
		j.confirm(m, rule.MakeSite(string(at), schema.Required), byKin)
	case errors.As(err, &multi):
		for _, inner := range multi {
			j.confirmKin(m, inner, at)
		}
	case errors.As(err, &one):
		j.confirmParameter(m, p, one.SchemaField, byKin)
	case errors.As(err, &unread):
		j.confirmParameter(m, p, "format", byKin) // an integer that is too large for its format
		j.confirmParameter(m, p, schema.Type, byKin)
	}
}

// parameterAt finds the parameter, or the header, that has a site.
func (m *message) parameterAt(site rule.Site) (Parameter, bool) {
	i := slices.IndexFunc(m.parameters, func(p Parameter) bool { return p.root.Site == site })
	if i < 0 {
		return Parameter{}, false
	}
	return m.parameters[i], true
}
