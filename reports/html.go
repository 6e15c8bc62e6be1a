package reports

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"

	"github.com/assay-conformance/assay/internal/result"
)

//go:embed templates
var templates embed.FS

// The style sheets and the script are part of the page, so that it needs no other file and no
// network.
var (
	style  = asset("report.css") + asset("pictures.css") + asset("media.css")
	script = asset("report.js")
)

// policy is the page's Content-Security-Policy. It allows only this style sheet and this script, by
// their digests: anything injected by a target could neither run nor load anything.
var policy = fmt.Sprintf("default-src 'none'; style-src %s; script-src %s; base-uri 'none'; form-action 'none'", digestOf(style), digestOf(script))

var htmlReport = template.Must(template.New("report.html").Funcs(template.FuncMap{
	"code":    codeHTML,
	"count":   count,
	"filter":  filter,
	"names":   names,
	"orElse":  orElse,
	"policy":  func() string { return policy },
	"rfc3339": rfc3339,
	"script":  func() template.JS { return template.JS(script) },
	"sites":   sites,
	"style":   func() template.CSS { return template.CSS(style) },
	"utc":     utc,
	"waits":   waits,
}).ParseFS(templates, "templates/*.html"))

// HTML writes the report for people: a single file that follows the reader's light or dark color
// scheme. It is readable without its script, which only filters, searches, opens the targets of
// links and copies tickets.
func HTML(w io.Writer, r result.Result) error {
	var out bytes.Buffer
	if err := htmlReport.Execute(&out, newPage(r)); err != nil {
		return err
	}
	_, err := w.Write(visible(out.Bytes()))
	return err
}

func asset(name string) string {
	data, err := templates.ReadFile("templates/" + name)
	if err != nil {
		panic(err) // impossible: the file is embedded
	}
	return string(data)
}

func digestOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
