package stub

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/target"
)

// MaxBody is how much of a request body a stub reads, in bytes.
const MaxBody = 1 << 20

// Refuse writes a refusal in the vendor's shape.
type Refuse func(w http.ResponseWriter, status int, code, message string)

// Chain is the middleware around a vendor's handlers.
type Chain struct {
	Contract *contract.Contract
	Options  Options
	Switches *Switches
	Accounts *Accounts
	Refuse   Refuse
	Tokens   string // path of the token endpoint
	SignIn   string // path of an older one that needs only a client id and a secret; empty for none

	Sessions *target.Session // nil if the token itself identifies the caller of each call
	// AnyCase accepts paths in any case and with a trailing slash, as some servers do. It is ignored
	// when Options.Strict is set.
	AnyCase bool

	// Normalise rewrites request variants that public clients of the vendor send into the
	// documented syntax, before the request is routed. It is not called when Options.Strict is
	// set; nil for a vendor that needs none.
	Normalise func(*http.Request)
	// RetryAfter formats how long a caller must wait; nil for whole seconds (RFC 9110, section
	// 10.2.3).
	RetryAfter func(wait time.Duration) string

	limits sync.Map // of counted to *rate.Limiter
}

type (
	principalKey struct{}
	formKey      struct{}
)

// Form returns the name of the documented form of the operation that a call has, as in x-forms;
// empty for an operation with only one, and for a call that no named form takes.
func Form(ctx context.Context) string {
	name, _ := ctx.Value(formKey{}).(string)
	return name
}

// Caller returns the principal that makes a call.
func Caller(ctx context.Context) Principal {
	p, _ := ctx.Value(principalKey{}).(Principal)
	return p
}

// Around wraps the handlers in the chain.
func (c *Chain) Around(handlers http.Handler) http.Handler {
	served := c.recovered(c.routed(handlers))
	if c.Options.Wrap != nil {
		served = c.Options.Wrap(served)
	}
	return c.recovered(c.canonical(c.normalised(served))) // what wraps the stub sees the documented syntax
}

// recovered turns a panic into a 500, an undocumented status, so that the stub keeps running.
func (c *Chain) recovered(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if p := recover(); p != nil {
				c.Refuse(w, http.StatusInternalServerError, "internal_error", fmt.Sprintf("the stub panicked: %v", p))
			}
		}()
		next.ServeHTTP(w, r)
	})
}

// Failed responds for a handler that returned an error. It has the signature that oapi-codegen expects.
func (c *Chain) Failed(w http.ResponseWriter, _ *http.Request, err error) {
	c.Refuse(w, http.StatusInternalServerError, "internal_error", err.Error())
}

// Misread responds to a valid request that the generated code cannot read.
func (c *Chain) Misread(w http.ResponseWriter, _ *http.Request, err error) {
	c.Refuse(w, http.StatusBadRequest, "invalid_request", err.Error())
}

func (c *Chain) normalised(next http.Handler) http.Handler {
	if c.Normalise == nil || c.Options.Strict {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c.Normalise(r)
		next.ServeHTTP(w, r)
	})
}

func (c *Chain) routed(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if c.Options.Latency > 0 {
			if c.Accounts.clock.Sleep(r.Context(), c.Options.Latency) != nil {
				return
			}
		}
		if r.Method == http.MethodPost && (r.URL.Path == c.Tokens || c.SignIn != "" && r.URL.Path == c.SignIn) {
			c.Accounts.serveToken(w, r, c.Refuse, r.URL.Path == c.SignIn)
			return
		}
		if c.Sessions != nil && r.Method == http.MethodPost && (r.URL.Path == c.Sessions.SignIn || r.URL.Path == c.Sessions.SignOut) {
			c.Accounts.serveSession(w, r, c.Refuse, c.Sessions)
			return
		}
		op, err := c.Contract.Find(r)
		switch {
		case errors.Is(err, contract.ErrNoMethod):
			c.Refuse(w, http.StatusMethodNotAllowed, "method_not_allowed", "method "+r.Method+" is not allowed here")
		case err != nil:
			c.Refuse(w, http.StatusNotFound, "not_found", "no such path")
		default:
			c.authenticated(op, w, r, next)
		}
	})
}

func (c *Chain) authenticated(op *contract.Operation, w http.ResponseWriter, r *http.Request, next http.Handler) {
	caller, fault := c.caller(op, r)
	if fault != "" {
		c.refused(op, c.Accounts.principals[0], r, next)
		c.Refuse(w, http.StatusUnauthorized, "unauthorized", fault)
		return
	}
	c.limited(op, caller, w, r, func(w http.ResponseWriter) { c.permitted(op, caller, w, r, next) })
}

// caller returns who makes a call, or what is wrong with the credential. A caller that passes only
// because a guard is off becomes the first principal.
func (c *Chain) caller(op *contract.Operation, r *http.Request) (caller Principal, fault string) {
	token, present := c.token(r)
	caller, valid := c.Accounts.byToken(token)
	if present && valid || !slices.ContainsFunc(op.Policies, func(p contract.Policy) bool { return p.Set == "" }) {
		return caller, ""
	}
	what := "bearer token"
	if c.Sessions != nil {
		what = "session"
	}
	guard, fault := contract.CredentialPresent, "a "+what+" is required"
	if present {
		guard, fault = contract.CredentialValid, "the "+what+" is not valid"
	}
	if c.Switches.Enforces(rule.Guard(op.ID, guard)) {
		return caller, fault
	}
	return c.Accounts.principals[0], ""
}

// token returns the token, or the id of the session, that a request has.
func (c *Chain) token(r *http.Request) (token string, present bool) {
	if c.Sessions == nil {
		return strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	}
	cookie, err := r.Cookie(c.Sessions.Cookie)
	if err != nil {
		return "", false
	}
	return cookie.Value, true
}

func (c *Chain) permitted(op *contract.Operation, caller Principal, w http.ResponseWriter, r *http.Request, next http.Handler) {
	for _, p := range op.Policies {
		if p.Set != "" && !c.meets(p, caller) {
			c.refused(op, caller, r, next)
			c.Refuse(w, http.StatusForbidden, "forbidden", "the credential lacks "+strings.Join(p.Permissions(), " or "))
			return
		}
	}
	ctx := context.WithValue(r.Context(), principalKey{}, caller)
	c.validated(op, w, r.WithContext(context.WithValue(ctx, formKey{}, op.Form.Name)), next)
}

// meets reports whether a caller has a permission that a policy asks for. The stub ignores the
// policy if its guard is off, and an alternative if that of the alternative is, except for the main
// principal: a stub that served nobody would show nothing.
func (c *Chain) meets(p contract.Policy, caller Principal) bool {
	main := caller.Name == c.Accounts.principals[0].Name
	for _, a := range p.Alternatives {
		if caller.HoldsAny(a.MetBy) && (main || a.Suffices == "" || c.Switches.Enforces(a.Suffices)) {
			return true
		}
	}
	return !c.Switches.Enforces(p.Site)
}

func (c *Chain) validated(op *contract.Operation, w http.ResponseWriter, r *http.Request, next http.Handler) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, MaxBody))
	if err != nil {
		c.Refuse(w, http.StatusRequestEntityTooLarge, "too_large", fmt.Sprintf("the body exceeds %d bytes", MaxBody))
		return
	}
	restore := func() {
		r.Body, r.GetBody, r.ContentLength = io.NopCloser(bytes.NewReader(body)), nil, int64(len(body))
	}
	restore()
	if findings := c.Contract.CheckRequest(op, r, body); len(findings) > 0 {
		status := http.StatusBadRequest
		if op.Body != nil && len(body) > 0 && slices.ContainsFunc(findings, func(f evidence.Finding) bool {
			return f.Site == rule.MakeSite(string(op.Body.Site), contract.KeywordMediaType)
		}) {
			status = http.StatusUnsupportedMediaType
		}
		restore()
		c.refused(op, Caller(r.Context()), r, next)
		c.Refuse(w, status, "invalid_request", explain(findings))
		return
	}
	restore()
	next.ServeHTTP(w, r)
}

// refused does the work of a write that is about to be refused, if the guard against that is off.
func (c *Chain) refused(op *contract.Operation, caller Principal, r *http.Request, next http.Handler) {
	if op.Writes() && !c.Switches.Enforces(rule.Guard(op.ID, contract.RefusedLeavesNothing)) {
		c.recovered(next).ServeHTTP(httptest.NewRecorder(), r.WithContext(context.WithValue(r.Context(), principalKey{}, caller)))
	}
}

func explain(findings []evidence.Finding) string {
	var parts []string
	for _, f := range findings {
		_, place, _ := strings.Cut(string(f.Site), "/")
		parts = append(parts, fmt.Sprintf("%s: expected %s, got %s", place, f.Expected, f.Actual))
	}
	return strings.Join(parts, "; ")
}
