package sailpoint

import (
	"errors"
	"slices"
	"strings"
	"time"
)

// The authorities. Each operation asks for one of the two.
const (
	orgAdmin = "ORG_ADMIN"
	apiRight = "API"
)

// guarded runs the operation if the caller is known, within its limit, and allowed to.
func (s *service) guarded(c *call, op *operation) answer {
	tok, err := s.authenticate(c, op)
	switch {
	case err == errNoHeader && s.bug("no-header-is-400"):
		return s.invalid(err)
	case err == errExpired && s.bug("expired-is-forbidden"):
		return s.forbidden()
	case err != nil:
		return s.unauthorized(err.Error())
	}
	c.token, c.tenant = tok, tok.client.tenant
	if wait := s.count(c, op); wait > 0 {
		if op.name == "create" && s.bug("limited-but-created") {
			op.run(c)
		}
		return s.tooMany(c, wait)
	}
	if !s.allowed(tok.client, op) {
		return s.notAllowed(c, op)
	}
	return op.run(c)
}

// Why a caller is not known.
var (
	errNoHeader = errors.New("there is no authorization header")
	errExpired  = errors.New("the token has expired")
)

// authenticate finds the token of the call.
func (s *service) authenticate(c *call, op *operation) (*token, error) {
	header := c.r.Header.Get("Authorization")
	if header == "" {
		return nil, errNoHeader
	}
	scheme, value, _ := strings.Cut(header, " ")
	if !strings.EqualFold(scheme, "Bearer") {
		return nil, errors.New("a bearer token is needed")
	}
	tok := s.tokens[strings.TrimSpace(value)]
	if tok == nil && s.bug("any-token") {
		return s.issue(s.clients["client-main"], c.now.Add(tokenLife)), nil
	}
	if tok == nil {
		return nil, errors.New("the token is not known")
	}
	unseen := s.bug("expired-token-works") || op.name == "list" && s.bug("expired-token-lists")
	if !c.now.Before(tok.expires) && !unseen {
		return nil, errExpired
	}
	return tok, nil
}

// allowed says whether the client has one of the two authorities.
func (s *service) allowed(cl *client, op *operation) bool {
	admin, api := slices.Contains(cl.holds, orgAdmin), slices.Contains(cl.holds, apiRight)
	switch op.name {
	case "get":
		return admin || api || s.bug("get-asks-no-authority")
	case "list":
		return admin || api || s.bug("list-asks-no-authority")
	case "create":
		if s.bug("both-to-create") {
			return admin && api
		}
		return admin || api || s.bug("create-asks-no-authority")
	case "patch":
		return admin || api && !s.bug("api-cannot-patch") || s.bug("patch-asks-no-authority")
	}
	return api || admin && !s.bug("org-admin-cannot-delete") || s.bug("delete-asks-no-authority")
}

// notAllowed refuses a caller who is known and has no authority.
func (s *service) notAllowed(c *call, op *operation) answer {
	switch {
	case op.name == "delete" && s.bug("forbidden-but-deleted"):
		op.run(c)
	case op.name == "create" && s.bug("forbidden-but-created"):
		op.run(c)
	case op.name == "list" && s.bug("no-authority-sees-nothing"):
		return reply(200, []any{})
	case s.bug("no-authority-is-401"):
		return s.unauthorized("the authority is missing")
	}
	return s.forbidden()
}

func (s *service) forbidden() answer {
	return s.refuse(403, "You do not have access to this end-point.")
}

// client is somebody who may sign in.
type client struct {
	name     string // among the credentials
	id       string
	secret   string
	tenant   *tenant
	identity string // whom it runs as
	holds    []string
}

// token is what a client got when it signed in.
type token struct {
	value   string
	client  *client
	expires time.Time
	window  window
}
