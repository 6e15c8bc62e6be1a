package trial

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/target"
)

// Call is one call of an operation, before it is a request. A valid one comes from the
// binding; a derived case changes one thing of it.
type Call struct {
	Operation string
	Path      map[string]string // path parameters by name
	Query     map[string]string // query parameters by name
	Body      any               // JSON value; nil sends none
	Raw       []byte            // sent instead of Body, byte for byte
	MediaType string            // of the body; empty for the documented one

	As        string    // credential; empty for the target's main one
	Anonymous bool      // send no credential
	BadToken  bool      // send a token that nobody issued
	OnPurpose rule.Site // the one constraint that the call breaks
	Hasty     bool      // take a 429 for the answer, instead of waiting as told and trying again
}

// Form says how much of a valid call the binding is to fill in.
type Form int

const (
	Minimal Form = iota // only what is required
	Full                // every member and parameter that the contract knows
)

// Binding knows how to make one valid call of each operation of a vendor. It is the
// hand-written heart of breadth: with it, every constraint of the contract can be tried.
type Binding interface {
	// Arrange makes a valid call, after making on the target what the call needs: parents,
	// ids, unique names. An error blocks the trial; a binding never guesses.
	Arrange(ctx context.Context, s *Session, operation string, form Form) (Call, error)
	// Undo gives the calls that remove what an accepted call made, in their order; none when it
	// made nothing.
	Undo(call Call, e *exchange.Exchange) []Call
	// Resources describes the nouns of the scenarios.
	Resources() map[string]Resource
}

// Resource binds the shared phrases to one kind of thing of one vendor.
type Resource struct {
	Create, Get, List, Update, Delete string // operationIds; empty for what the vendor has not
	ID, Name                          string // members of the thing
	Unknown                           string // an id of the right form that nothing has
	Items, Total                      string // members of a listing; no Items: the listing is a bare list
	TotalHeader                       string // header of a listing that has the total instead
	Limit, Offset                     string // query parameters of a listing
	Page                              string // query parameter that numbers pages from 1, instead of Offset

	// Change makes the body of an update that gives members of a thing new values. sent is the
	// call that made the thing. nil: the members themselves are the body.
	Change func(sent Call, members map[string]any) any
}

// Listed gives the items of a listing.
func (r Resource) Listed(e *exchange.Exchange) ([]exchange.Value, bool) {
	if r.Items == "" {
		return e.Read().Items()
	}
	return e.Read().Member(r.Items).Items()
}

// TotalOf is what a listing says of the number of all things; empty when it does not say.
func (r Resource) TotalOf(e *exchange.Exchange) string {
	if r.TotalHeader != "" {
		return e.Response.Header.Get(r.TotalHeader)
	}
	total, ok := e.Read().Member(r.Total).Any()
	if !ok {
		return ""
	}
	return fmt.Sprint(total)
}

// ChangeBody is the body of an update of what sent made.
func (r Resource) ChangeBody(sent Call, members map[string]any) any {
	if r.Change == nil {
		return members
	}
	return r.Change(sent, members)
}

// ListPage are the query parameters for the n-th page, from 0, of so many items.
func (r Resource) ListPage(n, size int) map[string]string {
	if r.Page != "" {
		return map[string]string{r.Page: strconv.Itoa(n + 1), r.Limit: strconv.Itoa(size)}
	}
	return map[string]string{r.Limit: strconv.Itoa(size), r.Offset: strconv.Itoa(n * size)}
}

// Clone copies the call, so that a change of the copy leaves the original alone.
func (c Call) Clone() Call {
	c.Path, c.Query = maps.Clone(c.Path), maps.Clone(c.Query)
	c.Body = CloneJSON(c.Body)
	return c
}

// CloneJSON copies a JSON value. Structs come out as maps, numbers as json.Number.
func CloneJSON(v any) any {
	if v == nil {
		return nil
	}
	text, err := json.Marshal(v)
	if err != nil {
		panic(fmt.Sprintf("a body that is no JSON: %v", err)) // bodies are ours: a mistake in the code
	}
	out, err := exchange.Body(text).JSON()
	if err != nil {
		panic(err)
	}
	return out
}

// request makes the HTTP request of a call on an operation.
func (c Call) request(ctx context.Context, t *target.Target, op *contract.Operation) (*http.Request, error) {
	path := op.Path
	for _, values := range []map[string]string{c.Path, t.Parameters} {
		for name, value := range values {
			path = strings.ReplaceAll(path, "{"+name+"}", url.PathEscape(value))
		}
	}
	if strings.Contains(path, "{") {
		return nil, fmt.Errorf("%s: a path parameter is missing: %s", c.Operation, path)
	}
	query := url.Values{}
	for name, value := range c.Query {
		query.Set(name, value)
	}
	if len(query) > 0 {
		path += "?" + query.Encode()
	}
	body := c.Raw
	if body == nil && c.Body != nil {
		text, err := json.Marshal(c.Body)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", c.Operation, err)
		}
		body = text
	}
	var reader io.Reader
	if body != nil {
		reader = bytes.NewReader(body)
	}
	req, err := http.NewRequestWithContext(ctx, op.Method, t.URL+path, reader)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", c.Operation, err)
	}
	req.Header.Set("Accept", "application/json")
	if body != nil {
		req.Header.Set("Content-Type", c.MediaType)
		if c.MediaType == "" {
			req.Header.Set("Content-Type", op.Body.MediaType)
		}
	}
	return req, nil
}
