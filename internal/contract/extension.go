package contract

import (
	"fmt"
	"slices"

	"github.com/assay-conformance/assay/internal/contract/schema"
)

// Extensions of OpenAPI that assay reads. One that is there must be valid: a null or a
// misspelt key would switch a requirement off in silence.
const (
	extensionPermissions  = "x-permissions"
	extensionRate         = "x-rate-limit"
	extensionVariants     = "x-variants"
	extensionUndocumented = "x-undocumented"
	extensionRequiredWhen = "x-required-when"
)

// nullsUndocumented is the value of x-undocumented for an object of which the source does not say
// whether its properties may be null. Nothing is derived from that, and the stub decides.
const nullsUndocumented = "nulls"

// listOf reads an extension that is a list; nil where there is none.
func listOf(extensions map[string]any, name string) ([]any, error) {
	value, there := extensions[name]
	list, ok := value.([]any)
	if there && !ok {
		return nil, fmt.Errorf("want a list, found %s", schema.TypeName(value))
	}
	return list, nil
}

// texts reads a list of texts.
func texts(value any) ([]string, error) {
	list, ok := value.([]any)
	if !ok {
		return nil, fmt.Errorf("want a list, found %s", schema.TypeName(value))
	}
	all := make([]string, len(list))
	for i, item := range list {
		if all[i], ok = item.(string); !ok {
			return nil, fmt.Errorf("want text, found %s", schema.TypeName(item))
		}
	}
	return all, nil
}

// undocumented reads x-undocumented: true, false, or one of the other values that the place
// allows; nil where there is none.
func undocumented(extensions map[string]any, others ...any) (any, error) {
	value, there := extensions[extensionUndocumented]
	if _, ok := value.(bool); there && !ok && !slices.Contains(others, value) {
		return nil, fmt.Errorf("%s: want one of %s, found %s", extensionUndocumented, schema.Show(append([]any{true, false}, others...)), schema.Show(value))
	}
	return value, nil
}
