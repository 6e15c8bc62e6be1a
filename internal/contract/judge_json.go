package contract

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/assay-conformance/assay/internal/contract/wire"
	"github.com/assay-conformance/assay/internal/evidence"
)

// readJSON decodes a body with exact numbers, and checks its raw bytes: both validators have a lenient decoder
// that takes the last of two equal properties and stops after the first value.
func (j *judgement) readJSON(m *message, body []byte) (decoded any, readable bool) {
	if len(bytes.Trim(body, " \t\r\n")) == 0 {
		j.addFinding(m, evidence.Finding{Site: m.jsonSite(), Expected: "a JSON value", Actual: "an empty body"})
		return nil, false
	}
	if err := wellFormed(body); err != nil {
		j.addFinding(m, evidence.Finding{Site: m.jsonSite(), Expected: "one JSON value, each property once, and nothing after it", Actual: err.Error()})
	}
	decoded, err := wire.DecodeJSON(bytes.NewReader(body))
	return decoded, err == nil || errors.Is(err, wire.ErrRest)
}

// wellFormed returns what is wrong with a JSON text, including duplicate properties and trailing
// bytes, by RFC 8259 and RFC 7493 section 2.3.
func wellFormed(body []byte) error {
	d := jsontext.NewDecoder(bytes.NewReader(body))
	if err := d.SkipValue(); err != nil {
		var syntax *jsontext.SyntacticError
		if errors.As(err, &syntax) && errors.Is(err, jsontext.ErrDuplicateName) {
			return fmt.Errorf("the property %s twice", syntax.JSONPointer)
		}
		return errors.New(strings.TrimPrefix(err.Error(), "jsontext: "))
	}
	if rest := bytes.Trim(body[d.InputOffset():], " \t\r\n"); len(rest) > 0 {
		return fmt.Errorf("%d bytes after the value", len(rest))
	}
	return nil
}
