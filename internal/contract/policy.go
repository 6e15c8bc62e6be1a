package contract

import "github.com/assay-conformance/assay/internal/rule"

// Policy is a requirement on who may call an operation.
type Policy struct {
	Site         rule.Site
	Set          string        // the permission set that it is from; empty for a policy about the credential itself
	Alternatives []Alternative // the permissions of which a caller needs one
}

// Alternative is a permission that meets a policy.
type Alternative struct {
	Permission string    // with its level: Asset Management (Read)
	MetBy      []string  // the permission, and the same at each higher level, in this order
	Below      string    // the same at the next lower level; empty if there is none
	Suffices   rule.Site // guard that the policy needs no other permission; empty if the source does not say so
}

// highest is the permission at its highest level.
func (a Alternative) highest() string { return a.MetBy[len(a.MetBy)-1] }

// Any lists the permissions of which each meets the policy.
func (p Policy) Any() []string {
	var all []string
	for _, a := range p.Alternatives {
		all = append(all, a.MetBy...)
	}
	return all
}

// Permissions lists the alternatives, each at the level that is asked for.
func (p Policy) Permissions() []string {
	var all []string
	for _, a := range p.Alternatives {
		all = append(all, a.Permission)
	}
	return all
}

// Names of the guards of a document's policies.
const (
	CredentialPresent = "credential-present"
	CredentialValid   = "credential-valid"
	Permission        = "permission-" // followed by the name of the set, and of the permission if all of several are needed
	Suffices          = "suffices-"   // followed by the name of the set, and of the permission if any of several will do

	RefusedLeavesNothing = "refused-leaves-nothing" // of each operation that writes: a refused call changed nothing
)

// Without describes a caller who fails one policy of the operation and no other: he has none of
// the permissions in lacks and one of each list in holds.
func (o *Operation) Without(p Policy) (lacks []string, holds [][]string) {
	for _, other := range o.Policies {
		if other.Set != "" && other.Site != p.Site {
			holds = append(holds, other.Any())
		}
	}
	return p.Any(), holds
}

// Only describes a caller who meets one policy of the operation by just one alternative, at just
// its level. Of the other policies he has every alternative that this allows, so that no more than
// one alternative is tried at a time.
func (o *Operation) Only(p Policy, a Alternative) (lacks []string, holds [][]string) {
	lacks = without(p.Any(), []string{a.Permission})
	holds = [][]string{{a.Permission}}
	for _, other := range o.Policies {
		if other.Site == p.Site {
			continue
		}
		for _, b := range other.Alternatives {
			if left := without(b.MetBy, lacks); len(left) > 0 {
				holds = append(holds, left)
			}
		}
	}
	return lacks, holds
}
