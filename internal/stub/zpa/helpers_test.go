package zpa_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	api "github.com/assay-conformance/assay/generated/zpa"
	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/stub/zpa"
	"github.com/assay-conformance/assay/specs"
)

var document = sync.OnceValue(func() *contract.Contract {
	data, err := specs.Files.ReadFile("zpa/openapi.yaml")
	if err != nil {
		panic(err)
	}
	c, err := contract.Load("zpa", "openapi.yaml", data)
	if err != nil {
		panic(err)
	}
	return c
})

const (
	customer = "216196257331281920"
	groups   = "/mgmtconfig/v1/admin/customers/" + customer + "/segmentGroup"
	changes  = "/mgmtconfig/v2/admin/customers/" + customer + "/segmentGroup"

	admin  = "demo-administrator"
	backup = "demo-backup-administrator"
	bound  = "demo-microtenant-administrator" // within the second Microtenant

	branches = "216196257331368721" // the second Microtenant
	archive  = "216196257331368722" // one with 501 groups
	intranet = "216196257331372001" // an application segment
	wiki     = "216196257331372002" // another
	finance  = "216196257331373001" // a group that an application segment refers to
	decoys   = "216196257331373002" // a group of Deception
	branch   = "216196257331373003" // a group of the second Microtenant
	unknown  = "216196257331379999"

	good = `{"name":"Office","description":"desks","enabled":true,"applications":[{"id":"` + intranet + `"}]}`
)

// caller sends calls to one stub.
type caller struct {
	transport http.RoundTripper
	base      string
}

// fresh is a stub of its own, called without a socket. It has no rate limit unless told so.
func fresh(o stub.Options) caller {
	if o.Rate == nil {
		o.Rate = &stub.NoRate
	}
	t := zpa.New(document(), o).Target()
	return caller{t.Transport, t.URL}
}

// overBoth runs f against a stub in this process, and against another over a socket.
func overBoth(t *testing.T, f func(t *testing.T, s caller)) {
	t.Helper()
	t.Run("in process", func(t *testing.T) { t.Parallel(); f(t, fresh(stub.Options{})) })
	t.Run("over a socket", func(t *testing.T) {
		t.Parallel()
		server := httptest.NewServer(zpa.New(document(), stub.Options{Rate: &stub.NoRate}).Handler)
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
		if e.Status != http.StatusNoContent {
			require.Equal(t, "application/json;charset=utf-8", e.Response.Header.Get("Content-Type"), "as the vendor writes it")
		}
	}
	if e.Status >= 400 {
		requireProblem(t, e)
	}
	return e
}

// requireProblem says that an answer has the one shape of refusals.
func requireProblem(t testing.TB, e *exchange.Exchange) api.Refusal {
	t.Helper()
	require.Equal(t, "application/json;charset=utf-8", e.Response.Header.Get("Content-Type"))
	dec := json.NewDecoder(strings.NewReader(string(e.Response.Body)))
	dec.DisallowUnknownFields()
	var p api.Refusal
	require.NoError(t, dec.Decode(&p), "the refusal is not in the one shape: %s", e.Response.Body)
	require.NotEmpty(t, p.ID)
	require.NotEmpty(t, p.Reason)
	require.Equal(t, e.Status == http.StatusUnauthorized, p.Detail != nil, "only who is not known is told so twice")
	return p
}

// state is all that a caller can see of the stub, but for the groups of the archive.
func (s caller) state(t testing.TB) string {
	t.Helper()
	all := ""
	for _, microtenant := range []string{"0", branches} {
		all += string(s.send(t, call{"GET", groups + "?pagesize=500&microtenantId=" + microtenant, admin, "", ""}).Response.Body)
	}
	return all
}

// created makes a group and gives its id.
func (s caller) created(t testing.TB, body string) string {
	t.Helper()
	e := s.send(t, call{"POST", groups, admin, body, ""})
	require.Equal(t, 200, e.Status, "%s", e.Response.Body)
	var made api.SegmentGroupCreated
	require.NoError(t, json.Unmarshal(e.Response.Body, &made))
	return made.ID
}

// read gives a group of the Default Microtenant.
func (s caller) read(t testing.TB, id string) api.SegmentGroup {
	t.Helper()
	e := s.send(t, call{"GET", groups + "/" + id, admin, "", ""})
	require.Equal(t, 200, e.Status, "%s", e.Response.Body)
	var g api.SegmentGroup
	require.NoError(t, json.Unmarshal(e.Response.Body, &g))
	return g
}

// page reads a listing.
func (s caller) page(t testing.TB, query, token string) api.SegmentGroupPage {
	t.Helper()
	e := s.send(t, call{"GET", groups + "?" + query, token, "", ""})
	require.Equal(t, 200, e.Status, "%s", e.Response.Body)
	var p api.SegmentGroupPage
	require.NoError(t, json.Unmarshal(e.Response.Body, &p))
	return p
}

func names(p api.SegmentGroupPage) []string {
	all := []string{}
	for _, g := range p.List {
		all = append(all, g.Name)
	}
	return all
}
