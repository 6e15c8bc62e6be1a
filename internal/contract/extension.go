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
)

// nullsUndocumented is the value of x-undocumented for an object if the source does not say
// whether its properties may be null. Nothing is derived from it, and the stub decides.
const nullsUndocumented = "nulls"

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

// undocumented reads x-undocumented: true, false, or one of the other values that the place
// allows; nil if there is none.
func undocumented(extensions map[string]any, others ...any) (any, error) {
	value, there := extensions[extensionUndocumented]
	if _, ok := value.(bool); there && !ok && !slices.Contains(others, value) {
		return nil, fmt.Errorf("%s: must be one of %s, got %s", extensionUndocumented, schema.Show(append([]any{true, false}, others...)), schema.Show(value))
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
