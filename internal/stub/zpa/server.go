// Package zpa is the stub of ZPA's segment group endpoints: the groups of one customer in its
// Microtenants, their application segments, and two ways to sign in.
//
// The stub adds little to what the source leaves open. A listing is in order of creation. A page
// number or size out of range is clamped. An application segment that is linked to a group refers
// to the group: the only reference in the source is an application.
//
// Handlers refuse by returning a [refusal], which is written in one place.
package zpa

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"

	api "github.com/assay-conformance/assay/generated/zpa"
	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/target"
)

const (
	tokenPath     = "/oauth2/v1/token" // of OneAPI
	signInPath    = "/signin"          // of the older API
	tokenLifetime = time.Hour
	mediaType     = "application/json;charset=utf-8"
)

// server is the state of one stub.
type server struct {
	mu           sync.Mutex // protects everything below
	groups       stub.Collection[group]
	applications stub.Collection[api.Application]
	made         int
	clock        target.Clock
	switches     *stub.Switches
}

// group is a segment group with its internal state.
type group struct {
	api.SegmentGroup
	linked      []string // ids of application segments
	microtenant string
	deception   bool
	creator     string // name of the client that created it; empty if it was there
}

// New returns a stub.
func New(c *contract.Contract, o stub.Options) *stub.Stub {
	o = o.Filled()
	s := &server{clock: o.Clock, switches: stub.NewSwitches(append(Guards(), c.Guards()...), o.Break)}
	s.seed()
	chain := &stub.Chain{
		Contract: c, Options: o, Switches: s.switches, Refuse: refuse, Tokens: tokenPath, SignIn: signInPath,
		Accounts:  stub.NewAccounts(o.Clock, tokenLifetime, principals...),
		Normalise: normalise,
		// the vendor adds the unit
		RetryAfter: func(wait time.Duration) string { return fmt.Sprintf("%ds", stub.Seconds(wait)) },
	}
	failed := func(w http.ResponseWriter, r *http.Request, err error) {
		var refusal *refusal
		if errors.As(err, &refusal) {
			write(w, refusal.status, refusal.body)
			return
		}
		chain.Failed(w, r, err)
	}
	handlers := api.HandlerWithOptions(
		api.NewStrictHandlerWithOptions(s, nil, api.StrictHTTPServerOptions{RequestErrorHandlerFunc: chain.Misread, ResponseErrorHandlerFunc: failed}),
		api.StdHTTPServerOptions{BaseRouter: stub.NewRouter(c), ErrorHandlerFunc: chain.Misread})
	return &stub.Stub{Handler: chain.Around(withCharset(handlers)), Switches: s.switches, Config: config(o.BaseURL), Clock: o.Clock}
}

// enforces reports whether a guard is on.
func (s *server) enforces(guard rule.Site) bool { return s.switches.Enforces(guard) }

// next returns the identifier of the next group: a number as a string, the same in every run.
func (s *server) next() string {
	s.made++
	return strconv.Itoa(firstID + s.made)
}

// now returns the time in the vendor's format: seconds since 1970, as a string.
func (s *server) now() string { return strconv.FormatInt(s.clock.Now().Unix(), 10) }

// refusal is an error that is written as a refusal.
type refusal struct {
	status int
	body   api.Error
}

func (r *refusal) Error() string { return r.body.Reason }

// refused returns a refusal. params name its subject.
func refused(status int, id, reason string, params ...string) error {
	return &refusal{status: status, body: api.Error{ID: id, Reason: reason, Params: params}}
}

// errorIDs maps codes of the kit to the vendor's ids; other codes are used as they are.
var errorIDs = map[string]string{
	"invalid_request": "invalid.resource.argument",
	"not_found":       "resource.not.found",
	"rate_limited":    "invalid.toomanyrequests",
}

// refuse writes a refusal of the chain.
func refuse(w http.ResponseWriter, status int, code, message string) {
	id, ok := errorIDs[code]
	if !ok {
		id = strings.ReplaceAll(code, "_", ".")
	}
	if status == http.StatusUnauthorized {
		write(w, status, api.Refusal{ID: id, Reason: message, Detail: new("unauthorized")})
		return
	}
	write(w, status, api.Error{ID: id, Reason: message})
}

func write(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", mediaType)
	w.WriteHeader(status)
	// a failed write means that the client is gone
	_ = json.NewEncoder(w).Encode(body)
}

// withCharset adds the character set to every JSON response, as the vendor does.
func withCharset(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { next.ServeHTTP(charsetWriter{w}, r) })
}

type charsetWriter struct{ http.ResponseWriter }

func (w charsetWriter) WriteHeader(status int) {
	if w.Header().Get("Content-Type") == "application/json" {
		w.Header().Set("Content-Type", mediaType)
	}
	w.ResponseWriter.WriteHeader(status)
}
