package contract

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/assay-conformance/assay/internal/contract/schema"
)

// readPresence reads what a property says about its own presence: when it is required
// (x-required-when), or that the source does not tell (x-undocumented: presence). ok is false if it
// says nothing: then it is optional, unless the object requires it.
func (r *schemaReader) readPresence(of *openapi3.Schema, n *schema.Node, name string, property *openapi3.Schema) (ok bool, err error) {
	line := lineOf(property, "")
	value, conditional := property.Extensions[extensionRequiredWhen]
	open := property.Extensions[extensionUndocumented] == presenceUndocumented
	switch {
	case !conditional && !open:
		return false, nil
	case conditional && open:
		return false, r.fault(line, "the property %q has both %s and %s: %s", name, extensionRequiredWhen, extensionUndocumented, presenceUndocumented)
	case slices.Contains(of.Required, name):
		return false, r.fault(line, "the property %q is always required, so neither %s nor %s: %s can be true of it", name, extensionRequiredWhen, extensionUndocumented, presenceUndocumented)
	case open:
		return true, nil
	}
	c := schema.Condition{Property: name, Line: line}
	operations, err := readCondition(&c, value)
	if err == nil {
		err = r.checkCondition(c, of, operations)
	}
	if err != nil {
		return false, r.fault(line, "%s of %q: %w", extensionRequiredWhen, name, err)
	}
	if operations != nil && !slices.Contains(operations, n.Site.Operation()) {
		return false, nil
	}
	n.Conditions = append(n.Conditions, c)
	n.Properties[name].Keywords[schema.RequiredWhen] = line
	return true, nil
}

// readCondition reads x-required-when: {property: other} or {property: other, is: [values]}, and the
// operations in which it holds; none for all. With else: undocumented the source does not say that the
// property may be absent otherwise.
func readCondition(c *schema.Condition, value any) (operations []string, err error) {
	entry, ok := value.(map[string]any)
	if !ok {
		return nil, fmt.Errorf("must be an object with the property that it depends on, got %s", schema.TypeName(value))
	}
	for _, key := range slices.Sorted(maps.Keys(entry)) {
		switch value := entry[key]; key {
		case "property":
			err = setText(&c.On, value)
		case "is":
			if c.Is, ok = value.([]any); !ok || len(c.Is) == 0 {
				err = fmt.Errorf("must be a list of values, got %s", schema.Show(value))
			}
		case "in":
			operations, err = texts(value)
		case "else":
			if c.Open = value == "undocumented"; !c.Open {
				err = fmt.Errorf("must be undocumented, got %s", schema.Show(value))
			}
		default:
			return nil, fmt.Errorf("unknown key %q (available: else, in, is, property)", key)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", key, err)
		}
	}
	return operations, nil
}

// checkCondition checks that what a condition names exists.
func (r *schemaReader) checkCondition(c schema.Condition, of *openapi3.Schema, operations []string) error {
	other := of.Properties[c.On]
	if other == nil || c.On == c.Property {
		return fmt.Errorf("property: %q is not another property of the object", c.On)
	}
	for _, value := range c.Is {
		if err := other.Value.VisitJSON(value); err != nil {
			return fmt.Errorf("is: %s is no value of %q", schema.Show(value), c.On)
		}
	}
	for _, id := range operations {
		r.named[id] = c.Line
	}
	return nil
}

// checkNamedOperations checks that the operations which conditions name exist.
func (c *Contract) checkNamedOperations() error {
	for _, id := range slices.Sorted(maps.Keys(c.named)) {
		if c.byID[id] == nil {
			known := slices.Sorted(maps.Keys(c.byID))
			return c.fault(c.named[id], "%s: in: unknown operation %q (available: %s)", extensionRequiredWhen, id, strings.Join(known, ", "))
		}
	}
	return nil
}
