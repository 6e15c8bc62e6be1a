package trial

import (
	"encoding/json"
	"fmt"
	"maps"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/rule"
)

// Call is one call of an operation, before it is a request. [Session.Arrange] makes a valid one;
// a derived case changes one thing of it.
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
	NoRetry   bool      // take a 429 for the answer, instead of waiting as told and trying again
	Doubt     string    // why the target may refuse the call although it is valid: a refusal blocks, and speaks against nothing
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
