package stub

import (
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/rule"
)

// Principals completes the accounts of a stub, of which the first is the main one: that gets every
// permission of the document, at the highest level. It adds those that the document's cases need:
//
//   - for each policy one that has everything but what meets the policy, of which it has the next
//     lower level: without-asset-management-read-write
//   - for each alternative that suffices one that has it, and otherwise only what the operation's
//     other policies need: only-asset-management-read
//
// It adds none that would have the permissions of another one of the same tenant.
func Principals(c *contract.Contract, accounts ...Principal) []Principal {
	known, highest := permissions(c)
	all := slices.Clone(accounts)
	all[0].Holds = sorted(append(highest, all[0].Holds...))
	add := func(name string, holds []string) {
		added := Principal{Name: name, Secret: "demo-secret-" + name, Holds: sorted(holds), Tenant: all[0].Tenant}
		if !slices.ContainsFunc(all, func(p Principal) bool {
			return p.Tenant == added.Tenant && slices.Equal(among(p.Holds, known), added.Holds)
		}) {
			all = append(all, added)
		}
	}
	for _, op := range c.Operations() {
		for _, p := range op.Policies {
			if p.Set != "" {
				add("without-"+named(p.Permissions(), "-or-"), nearest(highest, p))
			}
			for _, a := range p.Alternatives {
				if a.Suffices != "" {
					holds := least(op.Only(p, a))
					add("only-"+named(holds, "-and-"), holds)
				}
			}
		}
	}
	return all
}

// permissions lists the permissions that a document names, at each level and at the highest one.
func permissions(c *contract.Contract) (known, highest []string) {
	for _, op := range c.Operations() {
		for _, p := range op.Policies {
			for _, a := range p.Alternatives {
				known = append(known, a.Below)
				known = append(known, a.MetBy...)
				highest = append(highest, a.MetBy[len(a.MetBy)-1])
			}
		}
	}
	return sorted(known), sorted(highest)
}

// nearest lists the permissions of the strongest caller who fails a policy.
func nearest(highest []string, p contract.Policy) []string {
	holds := slices.DeleteFunc(slices.Clone(highest), func(permission string) bool { return slices.Contains(p.Any(), permission) })
	for _, a := range p.Alternatives {
		if a.Below != "" {
			holds = append(holds, a.Below)
		}
	}
	return holds
}

// least lists the permissions of the weakest caller who has one of each list in needs. The lists
// have nothing that he must lack.
func least(_ []string, needs [][]string) []string {
	var holds []string
	for _, anyOf := range needs {
		if len(among(holds, anyOf)) == 0 {
			holds = append(holds, anyOf[0])
		}
	}
	return holds
}

// sorted sorts permissions, each once.
func sorted(permissions []string) []string {
	return slices.Compact(slices.Sorted(slices.Values(permissions)))
}

// among lists those of some permissions that are among others, sorted.
func among(some, others []string) []string {
	return sorted(slices.DeleteFunc(slices.Clone(some), func(one string) bool { return !slices.Contains(others, one) }))
}

// named makes a name of permissions.
func named(permissions []string, separator string) string {
	names := make([]string, len(permissions))
	for i, p := range permissions {
		names[i] = rule.Slug(p)
	}
	return strings.Join(names, separator)
}
