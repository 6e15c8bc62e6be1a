package contract

import "github.com/assay-conformance/assay/internal/rule"

// permissionSet is an entry of x-permission-sets.
type permissionSet struct {
	name        string
	all         bool // each of the permissions is needed, not just one
	suffices    bool // by the source, no other permission is needed
	permissions []permission
}

// permission is an item of a set.
type permission struct {
	slug string // its name, without the level, as part of a site
	Alternative
}

// policies lists the requirements of the set on the callers of an operation.
func (s permissionSet) policies(operation string) []Policy {
	suffice := s.suffices || !s.all && len(s.permissions) > 1
	site := func(kind string, of permission) rule.Site {
		name := kind + s.name
		if len(s.permissions) > 1 {
			name += "-" + of.slug
		}
		return rule.Guard(operation, name)
	}
	var policies []Policy
	var alternatives []Alternative
	for _, p := range s.permissions {
		if suffice {
			p.Suffices = site(Suffices, p)
		}
		alternatives = append(alternatives, p.Alternative)
		policies = append(policies, Policy{Site: site(Permission, p), Set: s.name, Alternatives: []Alternative{p.Alternative}})
	}
	if s.all {
		return policies
	}
	return []Policy{{Site: rule.Guard(operation, Permission+s.name), Set: s.name, Alternatives: alternatives}}
}
