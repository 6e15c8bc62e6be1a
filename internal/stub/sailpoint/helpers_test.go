package sailpoint_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	api "github.com/assay-conformance/assay/generated/sailpoint"
	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/stub/sailpoint"
	"github.com/assay-conformance/assay/specs"
)

var document = sync.OnceValue(func() *contract.Contract {
	data, err := specs.Files.ReadFile("sailpoint/openapi.yaml")
	if err != nil {
		panic(err)
	}
	c, err := contract.Load("sailpoint", "openapi.yaml", data)
	if err != nil {
		panic(err)
	}
	return c
})

const (
	segments = "/segments"
	admin    = "demo-administrator"
	nobody   = "demo-helpdesk" // has no authority
	second   = "demo-second-administrator"
	expired  = stub.ExpiredToken

	standing = "0f11f2a4-7c94-4bf3-a2bd-742580fe3bde" // the segment that stands there from the start
	unknown  = "ef38f94347e94562b5bb8424a56397d8"
	owner    = "2c9180a46faadee4016fb4e018c20639"

	good = `{"name":"Austin","description":"All of Austin","active":true,"owner":{"type":"IDENTITY","id":"` + owner + `","name":"support"},` +
		`"visibilityCriteria":{"expression":{"operator":"EQUALS","attribute":"location","value":{"type":"STRING","value":"Austin"},"children":[]}}}`
	jsonPatch = "application/json-patch+json"
)

// caller sends calls to one stub.
type caller struct {
	transport http.RoundTripper
	base      string
}

// fresh is a stub of its own, called without a socket.
func fresh(o stub.Options) caller {
	t := sailpoint.New(document(), o).Target()
	return caller{t.Transport, t.URL}
}

// unlimited is a fresh stub for tests that call more often than the vendor allows.
func unlimited() caller { return fresh(stub.Options{Rate: &stub.NoRate}) }

// overBoth runs f against a stub in this process, and against another over a socket.
func overBoth(t *testing.T, f func(t *testing.T, s caller)) {
	t.Helper()
	t.Run("in process", func(t *testing.T) { t.Parallel(); f(t, fresh(stub.Options{})) })
	t.Run("over a socket", func(t *testing.T) {
		t.Parallel()
		server := httptest.NewServer(sailpoint.New(document(), stub.Options{}).Handler)
		t.Cleanup(server.Close)
		f(t, caller{server.Client().Transport, server.URL + "/beta"})
	})
}

// call is a request. A body is sent as its operation takes it unless told otherwise.
type call struct {
	method, path, token, body string
	mediaType                 string
}

// send makes a call and holds the answer against the document: whatever was asked, the answer
// has the documented shape.
func (s caller) send(t testing.TB, c call) *exchange.Exchange {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), c.method, s.base+c.path, strings.NewReader(c.body))
	require.NoError(t, err)
	return s.do(t, req, c)
}

func (s caller) do(t testing.TB, req *http.Request, c call) *exchange.Exchange {
	t.Helper()
	if c.token != "" {
		req.Header.Set("Authorization", "Bearer "+c.token)
	}
	switch {
	case c.mediaType != "":
		req.Header.Set("Content-Type", c.mediaType)
	case c.method == "PATCH":
		req.Header.Set("Content-Type", jsonPatch)
	case c.body != "":
		req.Header.Set("Content-Type", "application/json")
	}
	e, err := exchange.Do(s.transport, func() time.Time { return stub.Epoch }, req)
	require.NoError(t, err)
	e.Base = s.base
	require.Less(t, e.Status, 500, "%s", e.Response.Body)
	if op := s.operation(req); op != nil {
		e.Operation = op.ID
		require.NoError(t, document().Judge(e))
		require.NotEmpty(t, e.Looked)
		for _, f := range e.Findings {
			require.True(t, f.Request, "the answer breaks the document: %+v", f)
		}
	}
	if e.Status >= 400 {
		requireProblem(t, e)
	}
	return e
}

// operation finds what a request calls: the document's paths begin after the base.
func (s caller) operation(req *http.Request) *contract.Operation {
	found := req.Clone(req.Context())
	rest, under := strings.CutPrefix(req.URL.Path, "/beta")
	if !under {
		return nil
	}
	found.URL.Path, found.URL.RawPath = rest, strings.TrimPrefix(req.URL.RawPath, "/beta")
	op, err := document().Find(found)
	if err != nil {
		return nil
	}
	return op
}

// requireProblem says that a refusal has the shape that the vendor gives to its status.
func requireProblem(t testing.TB, e *exchange.Exchange) {
	t.Helper()
	require.Equal(t, "application/json", e.Response.Header.Get("Content-Type"))
	var body map[string]any
	require.NoError(t, json.Unmarshal(e.Response.Body, &body), "the refusal is not JSON: %s", e.Response.Body)
	switch e.Status {
	case 401:
		require.NotEmpty(t, body["error"], "%s", e.Response.Body)
	case 429:
		require.NotEmpty(t, body["message"], "%s", e.Response.Body)
	default:
		require.NotEmpty(t, body["detailCode"], "%s", e.Response.Body)
		require.NotEmpty(t, body["trackingId"], "%s", e.Response.Body)
		require.NotEmpty(t, body["messages"], "%s", e.Response.Body)
	}
}

// state is all that a caller can see of the stub.
func (s caller) state(t testing.TB) string {
	t.Helper()
	return string(s.send(t, call{"GET", segments + "?limit=250&count=true", second, "", ""}).Response.Body)
}

// read reads one segment.
func (s caller) read(t testing.TB, id string) api.Segment {
	t.Helper()
	return segmentOf(t, s.send(t, call{"GET", segments + "/" + id, second, "", ""}), 200)
}

// created makes a segment.
func (s caller) created(t testing.TB, body string) api.Segment {
	t.Helper()
	return segmentOf(t, s.send(t, call{"POST", segments, admin, body, ""}), 201)
}

// patch sends a patch.
func (s caller) patch(t testing.TB, id, operations string) *exchange.Exchange {
	t.Helper()
	return s.send(t, call{"PATCH", segments + "/" + id, admin, operations, ""})
}

func segmentOf(t testing.TB, e *exchange.Exchange, status int) api.Segment {
	t.Helper()
	require.Equal(t, status, e.Status, "%s", e.Response.Body)
	var got api.Segment
	require.NoError(t, json.Unmarshal(e.Response.Body, &got))
	return got
}
