package contract_test

import (
	"encoding/json"
	"maps"
	"net/http"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/specs"
)

// things is a contract with every feature that assay reads: testdata/things.yaml.
var things = sync.OnceValue(func() *contract.Contract {
	return mustLoad("things", "testdata/things.yaml", os.ReadFile)
})

// alloyscan is the shipped contract of AlloyScan.
var alloyscan = sync.OnceValue(func() *contract.Contract {
	return mustLoad("alloyscan", "alloyscan/openapi.yaml", specs.Files.ReadFile)
})

func readFile(file string) ([]byte, error) { return os.ReadFile(file) }

func mustLoad(vendor, file string, read func(string) ([]byte, error)) *contract.Contract {
	data, err := read(file)
	if err != nil {
		panic(err)
	}
	c, err := contract.Load(vendor, file, data)
	if err != nil {
		panic(err)
	}
	return c
}

// call is one exchange in short form. A body of type text is sent unchanged, any other as JSON
// with the media type application/json unless another one is given; "-" means none.
type call struct {
	op, method, path string
	requestType      string
	request          any
	header           http.Header
	status           int
	responseType     string
	responseHeader   http.Header
	response         any
}

const base = "https://things.example/base"

// text is a body that is sent unchanged.
type text string

func (c call) exchange() *exchange.Exchange {
	return &exchange.Exchange{
		ID: "1.1", Operation: c.op, Method: c.method, Base: base, URL: base + c.path, Status: c.status,
		Request:  exchange.Message{Header: headerOf(c.header, c.requestType, c.request), Body: bodyOf(c.request)},
		Response: exchange.Message{Header: headerOf(c.responseHeader, c.responseType, c.response), Body: bodyOf(c.response)},
	}
}

func headerOf(h http.Header, mediaType string, body any) http.Header {
	out := http.Header{}
	maps.Copy(out, h)
	switch {
	case mediaType == "" && body != nil:
		out.Set("Content-Type", "application/json")
	case mediaType != "" && mediaType != "-":
		out.Set("Content-Type", mediaType)
	}
	return out
}

func bodyOf(v any) exchange.Body {
	switch v := v.(type) {
	case nil:
		return nil
	case text:
		return exchange.Body(v)
	}
	out, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return out
}

// judged judges the exchange of a call.
func judged(t testing.TB, c *contract.Contract, made call) *exchange.Exchange {
	t.Helper()
	e := made.exchange()
	require.NoError(t, c.Judge(e))
	return e
}

// want is an expected finding.
type want struct {
	site    rule.Site
	pointer string
	line    []string       // texts that lead to the line of testdata/things.yaml
	grade   evidence.Grade // Violated by default
	request bool
}

// assertFindings asserts that an exchange has exactly the expected findings, each at its place
// and line.
func assertFindings(t testing.TB, e *exchange.Exchange, wants []want, reason string) {
	t.Helper()
	var found, expected []string
	for _, f := range e.Findings {
		found = append(found, string(f.Site)+" at "+f.Pointer)
	}
	for _, w := range wants {
		expected = append(expected, string(w.site)+" at "+w.pointer)
	}
	slices.Sort(expected)
	if !assert.Equal(t, expected, found, "%s: %+v", reason, e.Findings) {
		return
	}
	for _, w := range wants {
		f := e.Findings[slices.Index(found, string(w.site)+" at "+w.pointer)]
		if w.grade == "" {
			w.grade = evidence.Violated
		}
		assert.Equal(t, w.grade, f.Grade, "grade at %s: %s", f.Site, reason)
		assert.Equal(t, w.request, f.Request, "whose fault it is at %s: %s", f.Site, reason)
		assert.Equal(t, lineOf(t, w.line...), f.Line, "line of %s: %s", f.Site, reason)
		assert.NotEmpty(t, f.Expected, "what was expected at %s", f.Site)
		assert.NotEmpty(t, f.Actual, "what was found at %s", f.Site)
		assert.NotEmpty(t, f.By, "who saw it at %s", f.Site)
	}
}

// lineOf finds a line of testdata/things.yaml: the first that has the first text, then the
// first after it that has the second, and so on. Lines may be added to the document freely.
func lineOf(t testing.TB, texts ...string) int {
	t.Helper()
	data, err := os.ReadFile("testdata/things.yaml")
	require.NoError(t, err)
	lines := strings.Split(string(data), "\n")
	at := 0
	for _, sought := range texts {
		next := slices.IndexFunc(lines[at:], func(l string) bool { return strings.Contains(l, sought) })
		require.GreaterOrEqual(t, next, 0, "no line with %q after line %d", sought, at)
		at += next + 1
	}
	require.Positive(t, at, "a case must say which line it means")
	return at
}
