package contract

import (
	"fmt"
	"maps"
	"slices"

	"github.com/getkin/kin-openapi/openapi3"
)

// narrowTo returns the operation as one of its forms documents it, without changing the original:
// with the form's own parameters, responses and extensions. The parameters of the path are among
// those of the result. An operation without forms is returned as it is.
func narrowTo(f Form, all []Form, item *openapi3.PathItem, op *openapi3.Operation) (*openapi3.Operation, error) {
	if len(all) == 1 {
		return op, nil
	}
	one := *op
	if f.Name != "" {
		one.OperationID += formMark + f.Name
	}
	one.Deprecated = f.Deprecated
	one.Extensions = maps.Clone(op.Extensions)
	maps.Copy(one.Extensions, f.own)
	delete(one.Extensions, extensionForms)
	one.Parameters = nil
	for _, p := range parametersOf(item, op) {
		if f.takes(p, all) {
			one.Parameters = append(one.Parameters, &openapi3.ParameterRef{Value: p})
		}
	}
	one.Responses = openapi3.NewResponsesWithCapacity(op.Responses.Len())
	for status, ref := range op.Responses.Map() {
		if f.responses != nil && !slices.Contains(f.responses, status) {
			continue
		}
		narrowed, err := f.narrowResponse(ref, all)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", status, err)
		}
		one.Responses.Set(status, narrowed)
	}
	return &one, nil
}

// narrowResponse leaves a response the variants that belong to the form.
func (f Form) narrowResponse(ref *openapi3.ResponseRef, all []Form) (*openapi3.ResponseRef, error) {
	response := *ref.Value
	response.Content = openapi3.Content{}
	for mediaType, body := range ref.Value.Content {
		narrowed := *body
		if body.Schema != nil {
			var err error
			if narrowed.Schema, err = f.narrowSchema(body.Schema, all); err != nil {
				return nil, err
			}
		}
		response.Content[mediaType] = &narrowed
	}
	return &openapi3.ResponseRef{Value: &response}, nil
}

// narrowSchema leaves a schema the variants that point to the form or, if none does, those that
// point to no form. One alone is the schema itself.
func (f Form) narrowSchema(ref *openapi3.SchemaRef, all []Form) (*openapi3.SchemaRef, error) {
	entries, err := listOf(ref.Value.Extensions, extensionVariants)
	if err != nil || len(entries) != len(ref.Value.OneOf) {
		return ref, nil // readVariants reports it
	}
	own, free, err := f.variantsIn(entries, all)
	if err != nil || len(free) == len(entries) {
		return ref, err
	}
	if len(own) == 0 {
		own = free
	}
	if len(own) == 0 {
		return nil, fmt.Errorf("%s: no entry is for the form %q, and each points to another form", extensionVariants, f.Name)
	}
	narrowed, kept := *ref.Value, []any{}
	narrowed.OneOf, narrowed.Extensions = nil, maps.Clone(ref.Value.Extensions)
	for _, i := range own {
		entry := maps.Clone(entries[i].(map[string]any))
		if delete(entry, "form"); len(own) == 1 && len(entry) == 1 {
			return ref.Value.OneOf[i], nil // only the name is left: nothing chooses
		}
		kept, narrowed.OneOf = append(kept, entry), append(narrowed.OneOf, ref.Value.OneOf[i])
	}
	narrowed.Extensions[extensionVariants] = kept
	return &openapi3.SchemaRef{Value: &narrowed}, nil
}

// variantsIn returns the indices of the entries of x-variants that point to the form, and of those
// that point to no form.
func (f Form) variantsIn(entries []any, all []Form) (own, free []int, err error) {
	for i, item := range entries {
		entry, _ := item.(map[string]any)
		name, points := entry["form"]
		switch {
		case !points:
			free = append(free, i)
		case !slices.ContainsFunc(all, func(one Form) bool { return one.Name != "" && one.Name == name }):
			return nil, nil, fmt.Errorf("%s: entry %d: the operation has no form %q", extensionVariants, i, fmt.Sprint(name))
		case name == f.Name:
			own = append(own, i)
		}
	}
	return own, free, nil
}
