package stub_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/target"
)

// notes is the contract of testdata/notes.yaml.
var notes = sync.OnceValue(func() *contract.Contract {
	data, err := os.ReadFile("testdata/notes.yaml")
	if err != nil {
		panic(err)
	}
	c, err := contract.Load("notes", "testdata/notes.yaml", data)
	if err != nil {
		panic(err)
	}
	return c
})

const (
	tokenPath  = "/token"
	signInPath = "/signin"
	lifetime   = time.Hour
)

var (
	writer = stub.Principal{Name: "writer", Secret: "secret-of-writer", Holds: []string{"notes (write)"}, Tenant: "main"}
	reader = stub.Principal{Name: "reader", Secret: "secret-of-reader", Holds: []string{"notes (read)"}, Tenant: "main"}
	filer  = stub.Principal{Name: "filer", Secret: "secret-of-filer", Holds: []string{"archive"}, Tenant: "main"}
	nobody = stub.Principal{Name: "nobody", Secret: "secret-of-nobody"}
)

// problem is the shape of all refusals of these stubs.
type problem struct{ Code, Message string }

func refuse(w http.ResponseWriter, status int, code, message string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(problem{code, message})
}

// build wraps a handler in the chain, with a manual clock.
func build(o stub.Options, handler http.HandlerFunc) (*stub.Stub, *target.ManualClock) {
	clock := target.NewManualClock(stub.Epoch)
	switches := stub.NewSwitches(notes().Guards(), o.Break)
	chain := &stub.Chain{
		Contract: notes(), Options: o, Switches: switches, Refuse: refuse, Tokens: tokenPath, SignIn: signInPath,
		Accounts: stub.NewAccounts(clock, lifetime, writer, reader, filer, nobody),
	}
	return &stub.Stub{Handler: chain.Around(handler), Switches: switches, Clock: clock, Config: target.Config{Vendor: "notes"}}, clock
}

// ok is a handler that returns 200 and the name of the caller.
func ok(w http.ResponseWriter, r *http.Request) {
	_, _ = io.WriteString(w, stub.Caller(r.Context()).Name)
}

// call is a request to a stub; its media type is application/json by default.
type call struct {
	method, path, token, mediaType, body string
}

// response is the response to a call.
type response struct {
	status int
	header http.Header
	body   string
}

// sender sends calls to one stub, with or without a socket.
type sender struct {
	transport http.RoundTripper
	base      string
}

// overBoth runs f twice: against a stub in this process and against another over a socket.
func overBoth(t *testing.T, make func() *stub.Stub, f func(t *testing.T, s sender)) {
	t.Helper()
	t.Run("in process", func(t *testing.T) {
		t.Parallel()
		f(t, sender{make().Target().Transport, "http://stub.invalid"})
	})
	t.Run("over a socket", func(t *testing.T) {
		t.Parallel()
		server := httptest.NewServer(make().Handler)
		t.Cleanup(server.Close)
		f(t, sender{server.Client().Transport, server.URL})
	})
}

func (s sender) send(t *testing.T, c call) response {
	t.Helper()
	var body io.Reader
	if c.body != "" {
		body = strings.NewReader(c.body)
	}
	req, err := http.NewRequestWithContext(t.Context(), c.method, s.base+c.path, body)
	require.NoError(t, err)
	if c.token != "" {
		req.Header.Set("Authorization", "Bearer "+c.token)
	}
	switch {
	case c.mediaType != "":
		req.Header.Set("Content-Type", c.mediaType)
	case c.body != "":
		req.Header.Set("Content-Type", "application/json")
	}
	resp, err := s.transport.RoundTrip(req)
	require.NoError(t, err)
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	require.NoError(t, err)
	return response{resp.StatusCode, resp.Header, string(text)}
}

// assertRefused checks that a response is a refusal in the common shape.
func assertRefused(t *testing.T, r response, status int, code string) {
	t.Helper()
	require.Equal(t, status, r.status, "%s", r.body)
	assert.Equal(t, "application/json", r.header.Get("Content-Type"))
	var p problem
	require.NoError(t, json.Unmarshal([]byte(r.body), &p), "the refusal has another shape: %s", r.body)
	assert.Equal(t, code, p.Code)
	assert.NotEmpty(t, p.Message)
}

// off returns options with these guards off.
func off(guards ...rule.Site) stub.Options { return stub.Options{Break: guards} }
