package stub

import (
	"context"
	"net/http"
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/rule"
)

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
	c.validated(op, w, r.WithContext(context.WithValue(r.Context(), principalKey{}, caller)), next)
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
