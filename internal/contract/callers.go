package contract

import (
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/rule"
)

// Caller is somebody as whom a case about permissions calls.
type Caller struct {
	Name  string   // what he lacks or holds, for reports
	Holds []string // his permissions, in alphabetical order
}

// Callers lists the callers that the cases about the document's permissions need, no two with the
// same permissions. The first has everything, at the highest level. For each policy there is
// one who has everything but what meets the policy, of which he has the next lower level
// (without-asset-management-read-write). For each alternative that suffices there is one who has
// it, and otherwise only what the operation's other policies need (only-asset-management-read).
func (c *Contract) Callers() []Caller { return c.callers }

// findCallers computes Callers.
func findCallers(operations []*Operation) []Caller {
	everything := highest(operations)
	all := []Caller{{Name: "everything", Holds: everything}}
	add := func(name string, holds []string) {
		if !slices.ContainsFunc(all, func(other Caller) bool { return slices.Equal(other.Holds, holds) }) {
			all = append(all, Caller{name, holds})
		}
	}
	for _, op := range operations {
		for _, p := range op.Policies {
			if p.Set != "" {
				add("without-"+inWords(p.Permissions(), "-or-"), nearest(everything, p))
			}
			for _, a := range p.Alternatives {
				if a.Suffices != "" {
					_, needs := op.Only(p, a)
					holds := least(needs)
					add("only-"+inWords(holds, "-and-"), holds)
				}
			}
		}
	}
	return all
}

// highest lists the permissions that operations ask for, each at its highest level.
func highest(operations []*Operation) []string {
	var all []string
	for _, op := range operations {
		for _, p := range op.Policies {
			for _, a := range p.Alternatives {
				all = append(all, a.highest())
			}
		}
	}
	return distinct(all)
}

// nearest lists the permissions of the strongest caller who fails a policy.
func nearest(everything []string, p Policy) []string {
	holds := without(everything, p.Any())
	for _, a := range p.Alternatives {
		if a.Below != "" {
			holds = append(holds, a.Below)
		}
	}
	return distinct(holds)
}

// least lists the permissions of the weakest caller who has one of each list.
func least(needs [][]string) []string {
	var holds []string
	for _, anyOf := range needs {
		if len(without(anyOf, holds)) == len(anyOf) {
			holds = append(holds, anyOf[0])
		}
	}
	return distinct(holds)
}

// distinct lists permissions in alphabetical order, each once.
func distinct(permissions []string) []string {
	return slices.Compact(slices.Sorted(slices.Values(permissions)))
}

// without lists permissions that are not among others.
func without(permissions, others []string) []string {
	return slices.DeleteFunc(slices.Clone(permissions), func(p string) bool { return slices.Contains(others, p) })
}

// inWords makes a name of permissions.
func inWords(permissions []string, separator string) string {
	names := make([]string, len(permissions))
	for i, p := range permissions {
		names[i] = rule.Slug(p)
	}
	return strings.Join(names, separator)
}
