package trial

import (
	"encoding/json"
	"fmt"
	"maps"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/rule"
)

// Call is one call of an operation, before it becomes a request. [Session.Arrange] builds a valid
// one; a derived case changes one part of it.
type Call struct {
	Operation string
	Path      map[string]string // path parameters by name
	Query     map[string]string // query parameters by name; the items of a list are joined by commas
	Header    map[string]string // header parameters by name
	Body      any               // JSON value; for a form or multipart body, an object of its parts; nil for no body
	Raw       []byte            // sent instead of Body, unchanged
	MediaType string            // of the body; empty for the documented one

	On string // the id of the thing that the call acts on, if no path parameter has it

	As          string    // credential; empty for the target's main one
	Anonymous   bool      // send no credential
	BadToken    bool      // send a token that was never issued
	OtherScheme bool      // send the token in an authentication scheme that is not the documented one
	NoScheme    bool      // send the token without an authentication scheme
	OnPurpose   rule.Site // the one constraint that the call violates
	Wrong       bool      // the target must refuse it: if it does not, what the call does says nothing
	NoRetry     bool      // return a 429 instead of waiting and trying again
	Doubt       string    // why the target may refuse the valid call: a refusal blocks and counts against nothing
}

// Clone returns a deep copy of the call.
func (c Call) Clone() Call {
	c.Path, c.Query, c.Header = maps.Clone(c.Path), maps.Clone(c.Query), maps.Clone(c.Header)
	c.Body = CloneJSON(c.Body)
	return c
}

// CloneJSON copies a JSON value. Structs become maps, numbers become json.Number.
func CloneJSON(v any) any {
	if v == nil {
		return nil
	}
	text, err := json.Marshal(v)
	if err != nil {
		panic(fmt.Sprintf("body is not JSON: %v", err)) // bodies are assay's: a bug
	}
	out, err := exchange.Body(text).JSON()
	if err != nil {
		panic(err)
	}
	return out
}
