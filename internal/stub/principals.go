package stub

import (
	"slices"

	"github.com/assay-conformance/assay/internal/contract"
)

// Principals completes the accounts of a stub, of which the first is the main one: it gets every
// permission of the document. The callers that the cases of the document's permissions need are
// added, unless an account of the same tenant has just their permissions.
func Principals(c *contract.Contract, accounts ...Principal) []Principal {
	all, callers := slices.Clone(accounts), c.Callers()
	all[0].Holds = slices.Concat(callers[0].Holds, all[0].Holds)
	tenant := all[0].Tenant
	for _, needed := range callers[1:] {
		if !slices.ContainsFunc(accounts, func(p Principal) bool {
			return p.Tenant == tenant && slices.Equal(slices.Sorted(slices.Values(p.Holds)), needed.Holds)
		}) {
			all = append(all, Principal{Name: needed.Name, Secret: "demo-secret-" + needed.Name, Holds: needed.Holds, Tenant: tenant})
		}
	}
	return all
}
