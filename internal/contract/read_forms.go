package contract

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/assay-conformance/assay/internal/contract/schema"
)

// documentForms reads x-forms of an operation: the form of all other requests, then the named
// ones. An operation without x-forms has only the first.
func (c *Contract) documentForms(path, method string, item *openapi3.PathItem, op *openapi3.Operation) ([]Form, error) {
	all := []Form{{Deprecated: op.Deprecated, line: originLine(op.Origin)}}
	entries, err := listOf(op.Extensions, extensionForms)
	if err != nil {
		return nil, c.fault(all[0].line, "%s of %s: %w", extensionForms, op.OperationID, err)
	}
	for i, entry := range entries {
		line := c.source.Line("paths", path, strings.ToLower(method), extensionForms, strconv.Itoa(i))
		f, err := readForm(entry)
		if err == nil {
			err = f.check(item, op, all)
		}
		if err != nil {
			return nil, c.fault(line, "%s of %s: entry %d: %w", extensionForms, op.OperationID, i, err)
		}
		f.line = line
		all = append(all, f)
	}
	return all, c.checkFormOnly(all, item, op)
}

// checkFormOnly checks that a form takes each parameter that only forms take.
func (c *Contract) checkFormOnly(all []Form, item *openapi3.PathItem, op *openapi3.Operation) error {
	for _, p := range parametersOf(item, op) {
		only, err := marked(p.Extensions, extensionFormOnly)
		if err == nil && only && !slices.ContainsFunc(all, func(f Form) bool { return slices.Contains(f.parameters, p.Name) }) {
			err = fmt.Errorf("%s: no form lists the parameter %q", extensionFormOnly, p.Name)
		}
		if err != nil {
			return c.fault(originLine(p.Origin), "%s: %w", op.OperationID, err)
		}
	}
	return nil
}

// formKeys sets a form from the keys of an entry of x-forms.
var formKeys = map[string]func(f *Form, value any) error{
	"name":        func(f *Form, v any) error { return setText(&f.Name, v) },
	"description": func(_ *Form, v any) error { return setText(new(string), v) },
	"query":       func(f *Form, v any) error { return setText(&f.when.Query, v) },
	"path":        func(f *Form, v any) error { return setPattern(&f.when, v) },
	"deprecated": func(f *Form, v any) (err error) {
		f.Deprecated, err = marked(map[string]any{"deprecated": v}, "deprecated")
		return err
	},
	"parameters":         func(f *Form, v any) (err error) { f.parameters, err = texts(v); return err },
	"responses":          func(f *Form, v any) (err error) { f.responses, err = texts(v); return err },
	extensionPermissions: func(f *Form, v any) error { f.own = map[string]any{extensionPermissions: v}; return nil },
}

func readForm(item any) (f Form, err error) {
	entry, ok := item.(map[string]any)
	if !ok {
		return f, fmt.Errorf("must have a name and a condition, got %s", schema.TypeName(item))
	}
	for _, key := range slices.Sorted(maps.Keys(entry)) {
		set, known := formKeys[key]
		if !known {
			return f, fmt.Errorf("unknown key %q (available: %s)", key, strings.Join(slices.Sorted(maps.Keys(formKeys)), ", "))
		}
		if err := set(&f, entry[key]); err != nil {
			return f, fmt.Errorf("%s: %w", key, err)
		}
	}
	return f, nil
}

func setText(into *string, value any) error {
	text, ok := value.(string)
	if !ok || text == "" {
		return fmt.Errorf("must be a string, got %s", schema.Show(value))
	}
	*into = text
	return nil
}

func setPattern(when *schema.Selector, value any) error {
	var text string
	if err := setText(&text, value); err != nil {
		return err
	}
	return selectPath(when, text)
}

// check checks a form against its operation and the forms before it.
func (f Form) check(item *openapi3.PathItem, op *openapi3.Operation, before []Form) error {
	switch {
	case !variantName.MatchString(f.Name):
		return fmt.Errorf("the name %q must be letters, digits and hyphens", f.Name)
	case f.when.Query == "" && f.when.Path == "":
		return fmt.Errorf("the form %q needs a condition: query, path, or both", f.Name)
	}
	for _, other := range before {
		if other.Name == f.Name || other.when.Same(f.when) {
			return fmt.Errorf("the form %q has the name or the condition of the form %q", f.Name, other.Name)
		}
	}
	parameter := func(in, name string) *openapi3.Parameter {
		for _, p := range parametersOf(item, op) {
			if p.In == in && p.Name == name {
				return p
			}
		}
		return nil
	}
	if chooses := parameter(openapi3.ParameterInQuery, f.when.Query); f.when.Query != "" && (chooses == nil || chooses.Required) {
		return fmt.Errorf("query: %q must be a query parameter of the operation that is not required", f.when.Query)
	}
	if f.when.Path != "" && parameter(openapi3.ParameterInPath, f.when.Path) == nil {
		return fmt.Errorf("path: the operation has no path parameter %q", f.when.Path)
	}
	for _, name := range f.parameters {
		if parameter(openapi3.ParameterInQuery, name) == nil && parameter(openapi3.ParameterInHeader, name) == nil {
			return fmt.Errorf("parameters: the operation has no query or header parameter %q", name)
		}
	}
	for _, status := range f.responses {
		if op.Responses.Value(status) == nil {
			return fmt.Errorf("responses: the operation has no response %q", status)
		}
	}
	return nil
}
