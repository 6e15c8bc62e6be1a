package reports

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/assay-conformance/assay/internal/result"
)

// JSON writes the whole result, indented. The footer comes last, so that a truncated file can be
// detected.
func JSON(w io.Writer, r result.Result) error { return encode(w, r) }

func encode(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false) // the file is not part of a page, and people read it too
	return enc.Encode(v)
}

// ReadJSON reads what [JSON] wrote. It rejects a file of another schema, and a truncated one:
// without a footer, or with fewer rules or trials than the footer counts.
func ReadJSON(from io.Reader) (result.Result, error) {
	data, err := io.ReadAll(from)
	if err != nil {
		return result.Result{}, fmt.Errorf("reading the report: %w", err)
	}
	// a file of another schema may not fit the types, so that comes first
	var head struct {
		Schema string `json:"schema"`
	}
	if err := json.Unmarshal(data, &head); err != nil {
		var syntax *json.SyntaxError
		if errors.As(err, &syntax) && syntax.Offset >= int64(len(data)) {
			return result.Result{}, fmt.Errorf("reading the report: truncated before its footer: %w", err)
		}
		return result.Result{}, fmt.Errorf("reading the report: %w", err)
	}
	if head.Schema != result.Schema {
		return result.Result{}, fmt.Errorf("the report has schema %q, but this version of assay reads %q: repeat the run, or use the version that wrote it", head.Schema, result.Schema)
	}
	var file struct {
		result.Result
		Footer *result.Footer `json:"footer"` // shadows the result's own, to detect whether it is missing
	}
	if err := json.Unmarshal(data, &file); err != nil {
		return result.Result{}, fmt.Errorf("reading the report: %w", err)
	}
	if file.Footer == nil || file.Footer.Verdict == "" {
		return result.Result{}, errors.New("the report has no footer: it is truncated")
	}
	r := file.Result
	r.Footer = *file.Footer
	if r.Footer.Rules != len(r.Rules) || r.Footer.Trials != len(r.Trials) {
		return result.Result{}, fmt.Errorf("the report's footer counts %d rules and %d trials, but the report has %d and %d",
			r.Footer.Rules, r.Footer.Trials, len(r.Rules), len(r.Trials))
	}
	return r, nil
}
