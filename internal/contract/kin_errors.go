package contract

import (
	"errors"
	"fmt"
	"regexp"
	"slices"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"

	"github.com/assay-conformance/assay/internal/contract/schema"
	"github.com/assay-conformance/assay/internal/rule"
)

// addKinError walks kin-openapi's tree of errors, in which each type has its own meaning. What is only text, such
// as a body that it cannot read, is for the wire check to say.
func (j *judgement) addKinError(m *message, err error) {
	switch err := err.(type) {
	case nil:
	case openapi3.MultiError:
		for _, one := range err {
			j.addKinError(m, one)
		}
	case *openapi3filter.RequestError:
		if p := err.Parameter; p != nil {
			j.confirmKin(m, err.Err, parameterSite(j.op.ID, p.In, p.Name))
			return
		}
		if errors.Is(err.Err, openapi3filter.ErrInvalidRequired) {
			j.confirm(m, rule.MakeSite(string(m.bodySite()), schema.Required), byKin)
			return
		}
		j.addKinError(m, err.Err)
	case *openapi3filter.ResponseError:
		if header := ofHeader.FindStringSubmatch(err.Reason); header != nil {
			j.confirmKin(m, err.Err, parameterSite(string(m.base), openapi3.ParameterInHeader, header[1]))
			return
		}
		j.addKinError(m, err.Err)
	case *openapi3.SchemaError:
		j.addSchemaError(m, err)
	case *openapi3filter.ParseError:
		if err.Kind == openapi3filter.KindUnsupportedFormat {
			j.failed = fmt.Errorf("kin-openapi cannot read the body of %s: %w", m.base, err)
			return
		}
		j.confirm(m, m.jsonSite(), byKin)
	default:
		j.addKinError(m, errors.Unwrap(err))
	}
}

// ofHeader matches kin-openapi's error about a response header: nothing else identifies one.
var ofHeader = regexp.MustCompile(`^(?:response|unable to decode) header "([^"]+)"`)

func (j *judgement) addSchemaError(m *message, err *openapi3.SchemaError) {
	if err.Origin != nil { // oneOf: the errors of the branches are in unexported wrappers
		var branches openapi3.MultiError
		if errors.As(err.Origin, &branches) {
			j.addKinError(m, branches)
			return
		}
	}
	j.reportViolation(m, schema.Violation{Pointer: err.JSONPointer(), Keyword: keywordOf(err)}, byKin)
}

// keywordOf returns the keyword that an error of kin-openapi is about. It calls a property that a closed
// object does not have an error in properties.
func keywordOf(err *openapi3.SchemaError) string {
	if err.SchemaField == "properties" {
		return "additionalProperties"
	}
	return err.SchemaField
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
