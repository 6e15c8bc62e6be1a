package reports

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/assay-conformance/assay/internal/result"
)

// JSON writes the whole result, indented. It ends with the footer, so that a file that was
// cut short can be told.
func JSON(w io.Writer, r result.Result) error { return encode(w, r) }

func encode(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false) // the file stands alone, and is read by people too
	return enc.Encode(v)
}

// ReadJSON reads what [JSON] wrote. It refuses a file of another schema, and one that was cut
// short: without a footer, or with fewer rules or trials than the footer counts.
func ReadJSON(from io.Reader) (result.Result, error) {
	data, err := io.ReadAll(from)
	if err != nil {
		return result.Result{}, fmt.Errorf("reading the report: %w", err)
	}
	// the schema is asked first, since a file of another one need not fit our types
	var head struct {
		Schema string `json:"schema"`
	}
	if err := json.Unmarshal(data, &head); err != nil {
		var fault *json.SyntaxError
		if errors.As(err, &fault) && fault.Offset >= int64(len(data)) {
			return result.Result{}, fmt.Errorf("reading the report: it ends before its footer, and was cut short: %w", err)
		}
		return result.Result{}, fmt.Errorf("reading the report: %w", err)
	}
	if head.Schema != result.Schema {
		return result.Result{}, fmt.Errorf("the report has the schema %q, and this version of assay reads %q: run it again, or use the version that wrote it", head.Schema, result.Schema)
	}
	var file struct {
		result.Result
		Footer *result.Footer `json:"footer"` // stands before the result's own, to see whether it is there
	}
	if err := json.Unmarshal(data, &file); err != nil {
		return result.Result{}, fmt.Errorf("reading the report: %w", err)
	}
	if file.Footer == nil || file.Footer.Verdict == "" {
		return result.Result{}, errors.New("the report has no footer: it was cut short")
	}
	r := file.Result
	r.Footer = *file.Footer
	if r.Footer.Rules != len(r.Rules) || r.Footer.Trials != len(r.Trials) {
		return result.Result{}, fmt.Errorf("the footer of the report counts %d rules and %d trials, the report has %d and %d",
			r.Footer.Rules, r.Footer.Trials, len(r.Rules), len(r.Trials))
	}
	return r, nil
}
