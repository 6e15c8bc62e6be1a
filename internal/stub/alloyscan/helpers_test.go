package alloyscan_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	api "github.com/assay-conformance/assay/generated/alloyscan"
	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/stub/alloyscan"
	"github.com/assay-conformance/assay/specs"
)

var document = sync.OnceValue(func() *contract.Contract {
	data, err := specs.Files.ReadFile("alloyscan/openapi.yaml")
	if err != nil {
		panic(err)
	}
	c, err := contract.Load("alloyscan", "openapi.yaml", data)
	if err != nil {
		panic(err)
	}
	return c
})

const (
	segments = "/api/v1/segments"
	admin    = "demo-administrator"
	plain    = "demo-plain-user"
	operator = "demo-scan-operator"
	second   = "demo-second-site-administrator"

	service  = "6d1c0c3e-58f4-4f5b-9c55-0a8f0d7a1001" // an Audit Service that exists
	scanning = "6d1c0c3e-58f4-4f5b-9c55-0a8f0d7a2001" // a segment with a running scan
	unserved = "6d1c0c3e-58f4-4f5b-9c55-0a8f0d7a2002" // a segment without an Audit Service
	foreign  = "6d1c0c3e-58f4-4f5b-9c55-0a8f0d7a2003" // a segment of the second site
	unknown  = "6d1c0c3e-58f4-4f5b-9c55-0a8f0d7a9999"

	good = `{"name":"Office","type":"address-list","addresses":["10.0.0.1"],"auditServiceId":"` + service + `"}`
)

// caller sends calls to one stub.
type caller struct {
	transport http.RoundTripper
	base      string
}

// fresh is a stub of its own, called without a socket.
func fresh(o stub.Options) caller {
	t := alloyscan.New(document(), o).Target()
	return caller{t.Transport, t.URL}
}

// overBoth runs f against a stub in this process, and against another over a socket.
func overBoth(t *testing.T, f func(t *testing.T, s caller)) {
	t.Helper()
	t.Run("in process", func(t *testing.T) { t.Parallel(); f(t, fresh(stub.Options{})) })
	t.Run("over a socket", func(t *testing.T) {
		t.Parallel()
		server := httptest.NewServer(alloyscan.New(document(), stub.Options{}).Handler)
		t.Cleanup(server.Close)
		f(t, caller{server.Client().Transport, server.URL})
	})
}

// call is a request; a body is sent as application/json unless told otherwise.
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
	if c.body != "" {
		req.Header.Set("Content-Type", "application/json")
	}
	if c.mediaType != "" {
		req.Header.Set("Content-Type", c.mediaType)
	}
	e, err := exchange.Do(s.transport, func() time.Time { return stub.Epoch }, req)
	require.NoError(t, err)
	e.Base = s.base
	require.Less(t, e.Status, 500, "%s", e.Response.Body)
	if op, err := document().Find(req); err == nil {
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

// requireProblem says that an answer has the one shape of refusals.
func requireProblem(t testing.TB, e *exchange.Exchange) {
	t.Helper()
	require.Equal(t, "application/json", e.Response.Header.Get("Content-Type"))
	dec := json.NewDecoder(strings.NewReader(string(e.Response.Body)))
	dec.DisallowUnknownFields()
	var p api.Error
	require.NoError(t, dec.Decode(&p), "the refusal is not in the one shape: %s", e.Response.Body)
	require.NotEmpty(t, p.Error)
	require.NotEmpty(t, p.Message)
}

// state is all that a caller can see of the stub: the segments of both sites.
func (s caller) state(t testing.TB) string {
	t.Helper()
	return string(s.send(t, call{"GET", segments + "?limit=1000", admin, "", ""}).Response.Body) + string(s.send(t, call{"GET", segments + "?limit=1000", second, "", ""}).Response.Body)
}

// created makes a segment and gives its id.
func (s caller) created(t testing.TB, body string) string {
	t.Helper()
	e := s.send(t, call{"POST", segments, admin, body, ""})
	require.Equal(t, 201, e.Status, "%s", e.Response.Body)
	var made api.Segment
	require.NoError(t, json.Unmarshal(e.Response.Body, &made))
	return made.ID.String()
}
