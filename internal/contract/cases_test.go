package contract_test

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/rule"
)

// document is a document from a bug report about a validator, with exchanges.
type document struct {
	ID, Source          string
	Schema, Req, Params string // see casesFiles
	TPath               string `yaml:"tpath"`
	Doc, Comp           string
	X                   []strangeExchange
}

// strangeExchange is an exchange with the verdict that is right.
type strangeExchange struct {
	Name, Method, Path string
	H                  map[string]string
	H2                 map[string]string `yaml:"h2"` // a header again
	Body               *string
	Status             int
	RH                 map[string]string `yaml:"rh"`
	RH2                map[string]string `yaml:"rh2"`
	RBody              *string           `yaml:"rbody"`
	Want, Site         string
}

// text returns the document: its own, or one with the given schema or parameters.
func (d document) text() string {
	if d.Doc != "" {
		return d.Doc
	}
	indent := func(text string, by int) string {
		return strings.ReplaceAll(strings.TrimRight(text, "\n"), "\n", "\n"+strings.Repeat(" ", by))
	}
	out := "openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths:\n  " + cmp.Or(d.TPath, "/t") + ":\n"
	switch {
	case d.Schema != "":
		out += "    get:\n      operationId: t\n      responses:\n        '200':\n          description: ok\n          content:\n            application/json:\n              schema:\n                " + indent(d.Schema, 16) + "\n"
	case d.Req != "":
		out += "    post:\n      operationId: t\n      requestBody:\n        required: true\n        content:\n          application/json:\n            schema:\n              " + indent(d.Req, 14) + "\n      responses: {'204': {description: ok}}\n"
	default:
		out += "    get:\n      operationId: t\n      parameters:\n        " + indent(d.Params, 8) + "\n      responses: {'204': {description: ok}}\n"
	}
	if d.Comp != "" {
		out += "components:\n  schemas:\n    " + indent(d.Comp, 4) + "\n"
	}
	return out
}

// exchange returns the exchange, with what its document implies.
func (x strangeExchange) exchange(d document) *exchange.Exchange {
	method, status := "GET", 200
	if d.Req != "" {
		method = "POST"
	}
	if d.Schema == "" {
		status = 204
	}
	e := &exchange.Exchange{
		ID: "1.1", Operation: "t", Method: cmp.Or(x.Method, method), Base: base, URL: base + cmp.Or(x.Path, d.TPath, "/t"), Status: cmp.Or(x.Status, status),
		Request:  exchange.Message{Header: strangeHeader(x.H, x.H2, x.Body)},
		Response: exchange.Message{Header: strangeHeader(x.RH, x.RH2, x.RBody)},
	}
	if x.Body != nil {
		e.Request.Body = exchange.Body(*x.Body)
	}
	if x.RBody != nil {
		e.Response.Body = exchange.Body(*x.RBody)
	}
	return e
}

// strangeHeader is JSON where there is a body and nothing else is said; "-" is no header.
func strangeHeader(one, again map[string]string, body *string) http.Header {
	h := http.Header{}
	if body != nil {
		h.Set("Content-Type", "application/json")
	}
	for name, value := range one {
		h.Set(name, value)
	}
	for name, value := range again {
		h.Add(name, value)
	}
	if h.Get("Content-Type") == "-" {
		h.Del("Content-Type")
	}
	return h
}

// wrong says what is wrong with the verdict on an exchange; empty if it is right.
func (x strangeExchange) wrong(c *contract.Contract, d document) string {
	e := x.exchange(d)
	if err := c.Judge(e); err != nil {
		return "cannot judge: " + err.Error()
	}
	var sites, all []rule.Site // of what violates the document, and of whatever was found
	for _, f := range e.Findings {
		all = append(all, f.Site)
		if f.Grade == evidence.Violated {
			sites = append(sites, f.Site)
		}
	}
	at := rule.Site(x.Site)
	near := func(s rule.Site) bool { return s.Under(at) || at.Under(s) }
	switch {
	case x.Want == "either":
	case x.Want == "good" && len(sites) > 0:
		return fmt.Sprintf("false alarm at %v", sites)
	case x.Want == "bad" && len(all) == 0:
		return "nothing was found"
	case x.Want == "bad" && x.Site != "" && !slices.ContainsFunc(all, near):
		return fmt.Sprintf("found at %v, not at %s", all, at)
	case x.Want == "bad" && x.Site != "" && slices.ContainsFunc(sites, func(s rule.Site) bool { return !near(s) }):
		return fmt.Sprintf("also found at %v, not only at %s", sites, at)
	}
	return ""
}

// casesFiles have documents and exchanges: from public bug reports about validators, and others of the same
// kinds. The header of the first says how to read them.
const casesFiles = "testdata/cases/judge.yaml,testdata/cases/kinds.yaml,testdata/cases/strange.yaml,testdata/cases/standards.yaml"

// TestCases judges strangers' exchanges. ASSAY_CASES names other files of that shape, separated by commas, from
// the root of the project. It logs the figures of each file and a line for each wrong verdict, which "go test"
// prints if there is one, or with -v.
func TestCases(t *testing.T) {
	for _, file := range strings.Split(cmp.Or(os.Getenv("ASSAY_CASES"), casesFiles), ",") {
		var docs []document
		require.NoError(t, yaml.Unmarshal(readCases(t, file), &docs), file)
		exchanges, right, refused := 0, 0, 0
		var wrong []string
		for _, d := range docs {
			c, err := contract.Load("strange", d.ID+".yaml", []byte(d.text()))
			if err != nil {
				refused++
				wrong = append(wrong, fmt.Sprintf("%s: refused: %.200s", d.ID, err))
				continue
			}
			for _, x := range d.X {
				exchanges++
				if why := x.wrong(c, d); why != "" {
					wrong = append(wrong, fmt.Sprintf("%s: %s: %s", d.ID, x.Name, why))
				} else {
					right++
				}
			}
		}
		t.Logf("%s: %d exchanges, %d right, %d wrong, %d documents refused\n%s", filepath.Base(file), exchanges, right, exchanges-right, refused, strings.Join(wrong, "\n"))
		if len(wrong) > 0 {
			t.Fail()
		}
	}
}

// readCases reads a file, from this folder or from the root of the project.
func readCases(t *testing.T, file string) []byte {
	t.Helper()
	text, err := os.ReadFile(file)
	if errors.Is(err, os.ErrNotExist) && !filepath.IsAbs(file) {
		text, err = os.ReadFile(filepath.Join("../..", file))
	}
	require.NoError(t, err)
	return text
}
