package stub

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"sync"
	"time"

	"github.com/assay-conformance/assay/internal/contract"
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
			c.authenticated(op, w, r.WithContext(context.WithValue(r.Context(), formKey{}, op.Form.Name)), next)
		}
	})
}
