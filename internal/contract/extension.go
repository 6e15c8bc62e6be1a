package contract

import (
	"fmt"
	"slices"

	"github.com/assay-conformance/assay/internal/contract/schema"
)

// Extensions of OpenAPI that assay reads. They must be valid: a null or a misspelt key would
// silently switch a requirement off.
const (
	extensionPermissions  = "x-permissions"
	extensionSets         = "x-permission-sets"
	extensionLevels       = "x-permission-levels"
	extensionRate         = "x-rate-limit"
	extensionVariants     = "x-variants"
	extensionUndocumented = "x-undocumented"
	extensionRequiredWhen = "x-required-when"
	extensionSuccess      = "x-success"
	extensionForms        = "x-forms"
	extensionFormOnly     = "x-form-only" // of a parameter: only forms that list it take it
	extensionRequires     = "x-requires"  // of a query parameter: the one without which it has no meaning
	extensionSecret       = "x-secret"    // of an operation: what it returns is a secret
)

// Values of x-undocumented, for what the source does not tell. Nothing is derived from it, and the
// stub decides.
const (
	bodyUndocumented     = "body"     // of a response: what its body has
	nullsUndocumented    = "nulls"    // of an object: whether its properties may be null
	presenceUndocumented = "presence" // of a property: whether it may be absent
)

// listOf reads an extension that is a list; nil if there is none.
func listOf(extensions map[string]any, name string) ([]any, error) {
	value, there := extensions[name]
	list, ok := value.([]any)
	if there && !ok {
		return nil, fmt.Errorf("must be a list, got %s", schema.TypeName(value))
	}
	return list, nil
}

// texts reads a list of strings.
func texts(value any) ([]string, error) {
	list, ok := value.([]any)
	if !ok {
		return nil, fmt.Errorf("must be a list, got %s", schema.TypeName(value))
	}
	all := make([]string, len(list))
	for i, item := range list {
		if all[i], ok = item.(string); !ok {
			return nil, fmt.Errorf("must be a string, got %s", schema.TypeName(item))
		}
	}
	return all, nil
}

// undocumented reads x-undocumented, which must have one of some values; nil if there is none.
func undocumented(extensions map[string]any, allowed ...any) (any, error) {
	value, there := extensions[extensionUndocumented]
	if there && !slices.Contains(allowed, value) {
		return nil, fmt.Errorf("%s: must be one of %s, got %s", extensionUndocumented, schema.Show(allowed), schema.Show(value))
	}
	return value, nil
}

// marked reads an extension that is a mark: true, or left out.
func marked(extensions map[string]any, name string) (bool, error) {
	value, there := extensions[name]
	if there && value != true {
		return false, fmt.Errorf("%s: must be true, got %s", name, schema.Show(value))
	}
	return there, nil
}
