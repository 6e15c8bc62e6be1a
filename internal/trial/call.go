package trial

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/rule"
)

// Call is one call of an operation, before it is a request. A valid one comes from the
// binding; a derived case changes one thing of it.
type Call struct {
	Operation string
	Path      map[string]string // path parameters by name
	Query     map[string]string // query parameters by name; the items of a list are joined by commas
	Header    map[string]string // header parameters by name
	Body      any               // JSON value, for a form or a multipart body an object of its parts; nil sends none
	Raw       []byte            // sent instead of Body, byte for byte
	MediaType string            // of the body; empty for the documented one

	As        string    // credential; empty for the target's main one
	Anonymous bool      // send no credential
	BadToken  bool      // send a token that nobody issued
	OnPurpose rule.Site // the one constraint that the call breaks
	Hasty     bool      // take a 429 for the answer, instead of waiting as told and trying again
	Doubt     string    // why the target may refuse the call although it is valid: a refusal blocks, and speaks against nothing
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
	// Resources describes the nouns of the scenarios.
	Resources() map[string]Resource
}

// Varied is a binding of a vendor whose bodies have variants: it can make a valid call whose
// body, or whose answer, is of the named variant.
type Varied interface {
	ArrangeVariant(ctx context.Context, s *Session, operation, variant string, form Form) (Call, error)
}

// Canonical is a binding of a vendor whose answers may write one thing in several ways, such as
// an empty list as null.
type Canonical interface {
	// Canonical gives a JSON value, which it may change, in the one form that is compared.
	Canonical(value any) any
}

// Arrange makes a valid call by the binding; of a variant, where one is named.
func (s *Session) Arrange(ctx context.Context, operation, variant string, form Form) (Call, error) {
	if variant == "" {
		return s.Binding.Arrange(ctx, s, operation, form)
	}
	varied, ok := s.Binding.(Varied)
	if !ok {
		return Call{}, Blocked("the binding does not know the variant %s of %s", variant, operation)
	}
	return varied.ArrangeVariant(ctx, s, operation, variant, form)
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
	PageSize                          int    // items that a page may well have; 0 for some

	// Change makes the body of an update that gives members of a thing new values. sent is the
	// call that made the thing. nil: the members themselves are the body.
	Change func(sent Call, members map[string]any) any

	// Release makes the body of an update that takes off what keeps a thing from being deleted,
	// from what reading the thing shows; nil for a thing that nothing keeps. nil: nothing ever
	// does.
	Release func(shown exchange.Value) any
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

// Clone copies the call, so that a change of the copy leaves the original alone.
func (c Call) Clone() Call {
	c.Path, c.Query, c.Header = maps.Clone(c.Path), maps.Clone(c.Query), maps.Clone(c.Header)
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
