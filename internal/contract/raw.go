package contract

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/rule"
)

// rawJSON looks at the bytes of a body as they came: both validators decode with a lenient
// decoder that takes the last of two equal members and stops after the first value. It
// returns the decoded body, and whether there is one.
func (j *judgement) rawJSON(s side, at rule.Site, body []byte) (decoded any, readable bool) {
	site := rule.MakeSite(string(at), "json")
	if len(bytes.TrimSpace(body)) == 0 {
		j.report(s, evidence.Finding{Site: site, Expected: "a JSON value", Actual: "an empty body"}, byWireCheck)
		return nil, false
	}
	if err := wellFormed(body); err != nil {
		j.report(s, evidence.Finding{Site: site, Expected: "one JSON value, each member once, and nothing after it", Actual: err.Error()}, byWireCheck)
	}
	if err := json.NewDecoder(bytes.NewReader(body)).Decode(&decoded); err != nil {
		return nil, false
	}
	return decoded, true
}

// wellFormed says what is wrong with a JSON text, duplicate members and trailing bytes
// included, by RFC 8259 and RFC 7493 section 2.3.
func wellFormed(body []byte) error {
	d := jsontext.NewDecoder(bytes.NewReader(body))
	if err := d.SkipValue(); err != nil {
		var syntax *jsontext.SyntacticError
		if errors.As(err, &syntax) && errors.Is(err, jsontext.ErrDuplicateName) {
			return fmt.Errorf("the member %s twice", syntax.JSONPointer)
		}
		return errors.New(strings.TrimPrefix(err.Error(), "jsontext: "))
	}
	if rest := bytes.TrimSpace(body[d.InputOffset():]); len(rest) > 0 {
		return fmt.Errorf("%d bytes after the value", len(rest))
	}
	return nil
}
