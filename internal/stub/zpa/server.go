// Package zpa is the stub of ZPA's segment group endpoints: the groups of one customer in two
// Microtenants, the application segments that they gather, and two ways to sign in.
//
// What the source leaves open it decides as little as it can. A listing has the order of
// creation. A page or a page size out of bounds is brought within them. An application segment
// that a group has linked refers to the group: the source's one example of a reference is an
// application, and nothing else here could be one.
//
// Handlers refuse by returning a [refusal]; it is written in one place, in the one shape.
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

// server holds the state of one stub.
type server struct {
	mu           sync.Mutex // over everything below
	groups       stub.Collection[group]
	applications stub.Collection[api.Application]
	made         int
	clock        target.Clock
	switches     *stub.Switches
}

// group is a segment group with what the contract does not show of it.
type group struct {
	api.SegmentGroup
	linked      []string // ids of application segments
	microtenant string
	deception   bool
}

// New builds a stub.
func New(c *contract.Contract, o stub.Options) *stub.Stub {
	o = o.Filled()
	s := &server{clock: o.Clock, switches: stub.NewSwitches(append(Guards(), c.Guards()...), o.Break)}
	s.seed()
	chain := &stub.Chain{
		Contract: c, Options: o, Switches: s.switches, Refuse: refuse, Tokens: tokenPath, SignIn: signInPath,
		Accounts:  stub.NewAccounts(o.Clock, tokenLifetime, principals...),
		Normalise: normalise,
		// the vendor writes the unit too
		RetryAfter: func(wait time.Duration) string { return fmt.Sprintf("%ds", stub.Seconds(wait)) },
	}
	failed := func(w http.ResponseWriter, r *http.Request, err error) {
		var no *refusal
		if errors.As(err, &no) {
			write(w, no.status, no.body)
			return
		}
		chain.Failed(w, r, err)
	}
	handlers := api.HandlerWithOptions(
		api.NewStrictHandlerWithOptions(s, nil, api.StrictHTTPServerOptions{RequestErrorHandlerFunc: chain.Misread, ResponseErrorHandlerFunc: failed}),
		api.StdHTTPServerOptions{ErrorHandlerFunc: chain.Misread})
	return &stub.Stub{Handler: chain.Around(withCharset(handlers)), Switches: s.switches, Config: config(o.BaseURL), Clock: o.Clock}
}

// keeps asks a switch.
func (s *server) enforces(guard rule.Site) bool { return s.switches.Enforces(guard) }

// next gives the identifier of the next group: a number as text, the same in every run.
func (s *server) next() string {
	s.made++
	return strconv.Itoa(firstID + s.made)
}

// now is the time in the vendor's form: seconds since 1970, as text.
func (s *server) now() string { return strconv.FormatInt(s.clock.Now().Unix(), 10) }

// refusal is an answer that a handler gives instead of a result.
type refusal struct {
	status int
	body   api.Error
}

func (r *refusal) Error() string { return r.body.Reason }

// refused makes a refusal. params say what it is about.
func refused(status int, id, reason string, params ...string) error {
	return &refusal{status: status, body: api.Error{ID: id, Reason: reason, Params: params}}
}

// errorIDs are what the vendor calls the refusals of the kit; others go by the kit's name.
var errorIDs = map[string]string{
	"invalid_request": "invalid.resource.argument",
	"not_found":       "resource.not.found",
	"rate_limited":    "invalid.toomanyrequests",
}

// refuse writes a refusal of the kit.
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
	// an answer that cannot be written has no reader
	_ = json.NewEncoder(w).Encode(body)
}

// withCharset names the character set of every JSON answer, as the vendor does.
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
