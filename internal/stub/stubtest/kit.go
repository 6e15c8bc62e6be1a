// Package stubtest contains what the tests of the vendors' stubs share. Only tests import it.
//
// A vendor describes its stub in one [Kit]. A [Caller] of the kit sends calls and checks each
// response before a test sees it: it has the documented shape, and a refusal the vendor's shape.
//
// The tests of the kit cover what every stub must do: its config and guards, authentication, and
// paths, ids, queries and bodies that it must refuse. A vendor's tests call them by name and
// contain only what is specific to the vendor.
package stubtest

import (
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/specs"
)

// Kit describes a vendor's stub to the shared tests.
type Kit struct {
	Document  func() *contract.Contract // returned by [Document]
	New       stub.Make
	Base      string         // prefix of the document's paths; may be empty
	Rate      *contract.Rate // default rate limit of a stub; nil for the document's
	MediaType string         // media type of every response with a body; empty if that depends on the response
	Cookie    string         // that identifies the caller; empty if a bearer token does
	Patches   string         // media type of a PATCH; empty for application/json

	Admin  string // token of the administrator
	List   Call   // a successful listing
	Writes []Call // one of each kind, with a valid body; the first creates and succeeds
	State  []Call // together they show everything

	Refusal func(t testing.TB, e *exchange.Exchange) (code string) // requires the vendor's shape of a refusal
	Codes   map[int]string                                         // codes of refusals of the chain, by status
	Hostile map[string]string                                      // additional bodies that no write may accept, by what is wrong
}

// Document returns a function that loads the document of a vendor once.
func Document(vendor string) func() *contract.Contract {
	return sync.OnceValue(func() *contract.Contract {
		data, err := specs.Files.ReadFile(vendor + "/openapi.yaml")
		if err != nil {
			panic(err)
		}
		c, err := contract.Load(vendor, "openapi.yaml", data)
		if err != nil {
			panic(err)
		}
		return c
	})
}

// Stub builds a stub.
func (k *Kit) Stub(o stub.Options) *stub.Stub {
	if o.Rate == nil {
		o.Rate = k.Rate
	}
	return k.New(k.Document(), o)
}

// operation returns the operation of a request; nil if the document has none.
func (k *Kit) operation(req *http.Request) *contract.Operation {
	path, under := strings.CutPrefix(req.URL.Path, k.Base)
	if !under {
		return nil
	}
	found := req.Clone(req.Context())
	found.URL.Path, found.URL.RawPath = path, strings.TrimPrefix(req.URL.RawPath, k.Base)
	op, err := k.Document().Find(found)
	if err != nil {
		return nil
	}
	return op
}
