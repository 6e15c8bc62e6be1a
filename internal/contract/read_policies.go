package contract

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/assay-conformance/assay/internal/rule"
)

// readPolicies reads security and x-permissions.
func (c *Contract) readPolicies(doc *openapi3.T, o *Operation, op *openapi3.Operation) ([]Policy, error) {
	var all []Policy
	security := doc.Security
	if op.Security != nil {
		security = *op.Security
	}
	if len(security) > 0 {
		all = append(all, Policy{Site: rule.Guard(o.ID, CredentialPresent)}, Policy{Site: rule.Guard(o.ID, CredentialValid)})
	}
	if o.Writes() {
		c.sites[rule.Guard(o.ID, RefusedLeavesNothing)] = o.Line
	}
	permissions, err := c.permissions(o.ID, op.Extensions)
	if err != nil {
		return nil, c.fault(o.Line, "%s of %s: %w", extensionPermissions, o.ID, err)
	}
	all = append(all, permissions...)
	for _, site := range sitesOf(all) {
		if c.Has(site) {
			return nil, c.fault(o.Line, "%s of %s: two requirements have the site %s: rename a set", extensionPermissions, o.ID, site)
		}
		c.sites[site] = o.Line
	}
	return all, nil
}

// sitesOf lists the guards of policies.
func sitesOf(policies []Policy) []rule.Site {
	var all []rule.Site
	for _, p := range policies {
		all = append(all, p.Site)
		for _, a := range p.Alternatives {
			if a.Suffices != "" {
				all = append(all, a.Suffices)
			}
		}
	}
	return all
}

// permissions reads x-permissions: the names of the sets that a caller must all meet.
func (c *Contract) permissions(operation string, extensions map[string]any) ([]Policy, error) {
	value, there := extensions[extensionPermissions]
	if !there {
		return nil, nil
	}
	names, err := texts(value)
	if err != nil {
		return nil, err
	}
	var all []Policy
	for i, name := range names {
		set, known := c.permissionSets[name]
		switch {
		case !known:
			return nil, fmt.Errorf("unknown set %q (available from %s: %s)", name, extensionSets, strings.Join(slices.Sorted(maps.Keys(c.permissionSets)), ", "))
		case slices.Contains(names[:i], name):
			return nil, fmt.Errorf("the set %s stands twice", name)
		}
		all = append(all, set.policies(operation)...)
	}
	return all, independent(all)
}

// independent checks that each policy can be failed without failing another: otherwise no caller
// could show that the operation requires it.
func independent(policies []Policy) error {
	for i, p := range policies {
		for j, other := range policies {
			if i != j && len(without(other.Any(), p.Any())) == 0 {
				return fmt.Errorf("whoever meets the set %s meets %s of the set %s as well: the operation must not name both", other.Set, strings.Join(p.Permissions(), " or "), p.Set)
			}
		}
	}
	return nil
}
