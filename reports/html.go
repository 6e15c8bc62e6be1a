package reports

import (
	"bytes"
	"embed"
	"html/template"
	"io"

	"github.com/assay-conformance/assay/internal/result"
)

//go:embed templates
var templates embed.FS

// htmlReport is the page with its parts; the style sheet is one of them, so that the page
// needs no other file and no network.
var htmlReport = template.Must(template.New("report.html").Funcs(template.FuncMap{
	"count":   count,
	"orElse":  orElse,
	"rfc3339": rfc3339,
	"sites":   sites,
	"utc":     utc,
}).ParseFS(templates, "templates/*.html", "templates/*.css"))

// HTML writes the report for people: one file that needs nothing else, runs no script, and
// follows the reader's light or dark scheme.
func HTML(w io.Writer, r result.Result) error {
	var out bytes.Buffer
	if err := htmlReport.Execute(&out, newPage(r)); err != nil {
		return err
	}
	_, err := w.Write(visible(out.Bytes()))
	return err
}
