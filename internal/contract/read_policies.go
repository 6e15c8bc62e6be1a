package contract

import (
	"fmt"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/assay-conformance/assay/internal/contract/schema"
	"github.com/assay-conformance/assay/internal/rule"
)

// readPolicies reads security and x-permissions.
func (c *Contract) readPolicies(doc *openapi3.T, o *Operation, op *openapi3.Operation) ([]Policy, error) {
	var all []Policy
	add := func(name string, p Policy) {
		p.Site = rule.Guard(o.ID, name)
		c.sites[p.Site] = o.Line
		all = append(all, p)
	}
	security := doc.Security
	if op.Security != nil {
		security = *op.Security
	}
	if len(security) > 0 {
		add(CredentialPresent, Policy{})
		add(CredentialValid, Policy{})
	}
	if o.Writes() {
		c.sites[rule.Guard(o.ID, RefusedLeavesNothing)] = o.Line
	}
	conditions, err := permissions(op.Extensions)
	if err != nil {
		return nil, c.fault(o.Line, "x-permissions of %s: %w", o.ID, err)
	}
	for _, p := range conditions {
		if p.Suffices {
			c.sites[p.SufficesSite(o.ID)] = o.Line
		}
		add(Permission+p.Condition, p)
	}
	return all, nil
}

// permissions reads the list under x-permissions: conditions that a caller must all meet, each
// by any of its permissions.
func permissions(extensions map[string]any) ([]Policy, error) {
	list, err := listOf(extensions, extensionPermissions)
	if err != nil {
		return nil, err
	}
	var all []Policy
	for i, item := range list {
		p, err := permission(item)
		if err != nil {
			return nil, fmt.Errorf("entry %d: %w", i, err)
		}
		all = append(all, p)
	}
	return all, nil
}

func permission(item any) (p Policy, err error) {
	entry, ok := item.(map[string]any)
	if !ok {
		return p, fmt.Errorf("must have condition and any, got %s", schema.TypeName(item))
	}
	for key, value := range entry {
		switch key {
		case "condition":
			if p.Condition, ok = value.(string); !ok {
				return p, fmt.Errorf("condition must be a string, got %s", schema.TypeName(value))
			}
		case "suffices":
			if p.Suffices, ok = value.(bool); !ok {
				return p, fmt.Errorf("suffices must be true or false, got %v", value)
			}
		case "any":
			if p.Any, err = texts(value); err != nil {
				return p, fmt.Errorf("any: %w", err)
			}
		default:
			return p, fmt.Errorf("unknown key %q (available: condition, any, suffices)", key)
		}
	}
	if p.Condition == "" || len(p.Any) == 0 {
		return p, fmt.Errorf("must have a condition and at least one permission under any")
	}
	return p, nil
}
