// Package stubtest is what the tests of the vendors' stubs share. Tests alone import it.
//
// A vendor describes its stub in one [Kit]. A [Caller] made by it sends calls, and holds each
// answer against the vendor's document before a test sees it: whatever was asked, the answer
// has the documented shape, and a refusal the vendor's own.
//
// What every stub must keep is tried by the kit's own tests: its config and guards, who is
// let in, paths, ids, queries and bodies that nobody should serve. A vendor's tests call them
// by name, and hold besides only what is the vendor's.
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

// Kit is a vendor's stub, as far as the shared tests must know it.
type Kit struct {
	Document  func() *contract.Contract // made by [Document]
	New       stub.Make
	Base      string         // stands before the document's paths; empty for nothing
	Rate      *contract.Rate // the limit of a stub unless a test wants another; nil for the document's
	MediaType string         // media type of every answer that has a body
	Patches   string         // media type of a PATCH; empty for application/json

	Admin  string // token of who may do everything
	List   Call   // lists what there is; accepted
	Writes []Call // one of each kind, with a good body; the first creates, and is accepted
	State  []Call // show together all that there is

	Refusal func(t testing.TB, e *exchange.Exchange) (code string) // requires the vendor's shape of a refusal
	Codes   map[int]string                                         // codes of what the chain refuses, by status
	Hostile map[string]string                                      // bodies that no write may take, besides those that no vendor takes, by what is wrong
}

// Document gives the document of a vendor, loaded once.
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

// operation finds what a request calls; nil when that is nothing of the document.
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
