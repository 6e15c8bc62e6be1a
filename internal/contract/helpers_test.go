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
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/specs"
)

// things is a contract that uses everything that the walk understands: testdata/things.yaml.
var things = sync.OnceValue(func() *contract.Contract {
	return mustLoad("things", "testdata/things.yaml", os.ReadFile)
})

// alloyscan is a contract as it is shipped.
var alloyscan = sync.OnceValue(func() *contract.Contract {
	return mustLoad("alloyscan", "alloyscan/openapi.yaml", specs.Files.ReadFile)
})

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

const (
	base = "https://things.example/base"
	id   = "3fa85f64-5717-4562-b3fc-2c963f66afa6"
)

// object is a JSON object.
type object = map[string]any

// newThing is a request body that has every member and keeps every promise.
func newThing() object {
	return object{
		"name": "name", "kind": "small", "code": "ABC", "count": 5, "label": "l", "maker": object{"error": "e"}, "secretWhen": true, "size": 50,
		"marks": []any{"a", "b"}, "owner": object{"mail": "me@host.example", "type": "person"},
		"formats": object{
			"uuid": id, "moment": "2026-03-01T12:00:00Z", "day": "2026-02-28", "mail": "me@host.example", "link": "https://host.example/a?b",
			"host": "10.0.0.1", "net": "10.0.0.0/8", "short": 2147483647, "long": 5, "single": 1.5, "double": 1.5, "bytes": "YQ==", "blob": "a",
		},
	}
}

// thing is an answer that has every member and keeps every promise.
func thing() object {
	t := newThing()
	t["id"], t["shape"], t["extent"], t["history"] = id, object{"radius": 1}, 3, []any{object{"error": "e"}}
	return t
}

// call is one exchange, written shortly: what is left out is that of a good one.
type call struct {
	op, method, path string
	requestType      string // of the request body; application/json unless told otherwise
	request          any    // JSON value, or text as it is
	header           http.Header
	status           int
	answerType       string // application/json unless told otherwise; "-" for none
	answerHeader     http.Header
	answer           any // JSON value, or text as it is
}

func (c call) exchange() *exchange.Exchange {
	e := &exchange.Exchange{ID: "1.1", Operation: c.op, Method: c.method, Base: base, URL: base + c.path, Status: c.status}
	e.Request = exchange.Message{Header: headerOf(c.header, c.requestType, c.request), Body: bodyOf(c.request)}
	e.Response = exchange.Message{Header: headerOf(c.answerHeader, c.answerType, c.answer), Body: bodyOf(c.answer)}
	return e
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

// text is a body that is sent as it is.
type text string

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

func create() call {
	return call{op: "createThing", method: "POST", path: "/things", request: newThing(), status: 201, answer: thing()}
}

func list(items ...any) call {
	if items == nil {
		items = []any{}
	}
	return call{
		op: "listThings", method: "GET", path: "/things?state=open&limit=10&word=abc&since=2026-02-28&tag=a&tag=b", header: http.Header{"X-Page": {"1"}},
		status: 200, answerHeader: http.Header{"X-Total": {"7"}, "X-Next": {"https://host.example/next"}}, answer: object{"items": items, "note": object{"any": 1}},
	}
}

// judged judges an exchange that was made by a call.
func judged(t testing.TB, c *contract.Contract, made call) *exchange.Exchange {
	t.Helper()
	e := made.exchange()
	require.NoError(t, c.Judge(e))
	return e
}

// lineOf finds a line of testdata/things.yaml: the first that has the first text, then the
// first from there on that has the second, and so on.
func lineOf(t testing.TB, texts ...string) int {
	t.Helper()
	data, err := os.ReadFile("testdata/things.yaml")
	require.NoError(t, err)
	lines := strings.Split(string(data), "\n")
	at := 0
	for _, text := range texts {
		next := slices.IndexFunc(lines[at:], func(l string) bool { return strings.Contains(l, text) })
		require.GreaterOrEqual(t, next, 0, "no line with %q after line %d", text, at)
		at += next + 1
	}
	return at
}

// want is a finding as a test expects it.
type want struct {
	site    rule.Site
	grade   exchange.Grade // Broken unless told otherwise
	pointer string
	line    []string // texts that lead to the line of the document
	request bool
}

// assertFindings compares the findings of an exchange with those that are expected: exactly
// those, each at its place and line.
func assertFindings(t testing.TB, e *exchange.Exchange, wants []want, reason string) {
	t.Helper()
	found := make([]rule.Site, len(e.Findings))
	for i, f := range e.Findings {
		found[i] = f.Site
	}
	expected := make([]rule.Site, len(wants))
	for i, w := range wants {
		expected[i] = w.site
	}
	if !assert.ElementsMatch(t, expected, found, "%s: %+v", reason, e.Findings) {
		return
	}
	for _, w := range wants {
		f := e.Findings[slices.IndexFunc(e.Findings, func(f exchange.Finding) bool { return f.Site == w.site && f.Pointer == w.pointer || len(wants) == 1 })]
		if w.grade == "" {
			w.grade = exchange.Broken
		}
		assert.Equal(t, w.grade, f.Grade, "grade at %s: %s", f.Site, reason)
		assert.Equal(t, w.request, f.Request, "whose fault it is at %s: %s", f.Site, reason)
		assert.Equal(t, w.pointer, f.Pointer, "pointer at %s: %s", f.Site, reason)
		assert.Equal(t, lineOf(t, w.line...), f.Line, "line of %s: %s", f.Site, reason)
		assert.NotEmpty(t, f.Expected, "what was expected at %s", f.Site)
		assert.NotEmpty(t, f.Actual, "what was found at %s", f.Site)
		assert.NotEmpty(t, f.By, "who saw it at %s", f.Site)
	}
}
