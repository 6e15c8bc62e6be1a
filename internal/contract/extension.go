package contract

import (
	"fmt"
	"slices"
)

// Extensions of OpenAPI that assay reads. One that is there must be as it should: a null or a
// slip of the pen would switch a promise off, and say nothing.
const (
	extensionPermissions  = "x-permissions"
	extensionRate         = "x-rate-limit"
	extensionVariants     = "x-variants"
	extensionUndocumented = "x-undocumented"
	extensionRequiredWhen = "x-required-when"
)

// nullsUndocumented is the value of x-undocumented for an object of which the source does not say
// whether its members may be null. Nothing is derived from that, and the stub decides.
const nullsUndocumented = "nulls"

// listOf reads an extension that is a list; nil where there is none.
func listOf(extensions map[string]any, name string) ([]any, error) {
	value, there := extensions[name]
	list, ok := value.([]any)
	if there && !ok {
		return nil, fmt.Errorf("want a list, found %s", typeName(value))
	}
	return list, nil
}

// texts reads a list of texts.
func texts(value any) ([]string, error) {
	list, ok := value.([]any)
	if !ok {
		return nil, fmt.Errorf("want a list, found %s", typeName(value))
	}
	all := make([]string, len(list))
	for i, item := range list {
		if all[i], ok = item.(string); !ok {
			return nil, fmt.Errorf("want text, found %s", typeName(item))
		}
	}
	return all, nil
}

// undocumented reads x-undocumented: true, false, or one of the other values that the place
// allows; nil where there is none.
func undocumented(extensions map[string]any, others ...any) (any, error) {
	value, there := extensions[extensionUndocumented]
	if _, ok := value.(bool); there && !ok && !slices.Contains(others, value) {
		return nil, fmt.Errorf("%s: want one of %s, found %s", extensionUndocumented, show(append([]any{true, false}, others...)), show(value))
	}
	return value, nil
}

// typeName is the type of a value, as JSON Schema calls it.
func typeName(value any) string {
	switch value.(type) {
	case nil:
		return "null"
	case bool:
		return "boolean"
	case string:
		return "string"
	case []any:
		return "array"
	case map[string]any:
		return "object"
	}
	return "number"
}
