package libopenapi

import (
	"slices"
	"strings"
	"sync"

	"github.com/pb33f/libopenapi/datamodel"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
)

// Fault is a place of a document that OpenAPI does not allow.
type Fault struct {
	Pointer []string // the parts of a JSON pointer
	Message string
}

// schema is the JSON Schema of OpenAPI 3.0, as the OpenAPI Initiative publishes it.
var schema = sync.OnceValues(func() (*jsonschema.Schema, error) {
	const name = "openapi-3.0.json"
	tree, err := jsonschema.UnmarshalJSON(strings.NewReader(datamodel.OpenAPI3SchemaData))
	if err != nil {
		return nil, err
	}
	compiler := jsonschema.NewCompiler()
	compiler.UseRegexpEngine(compilePattern)
	if err := compiler.AddResource(name, tree); err != nil {
		return nil, err
	}
	return compiler.Compile(name)
})

// Faults validates a document, given as plain values, against the schema of OpenAPI 3.0: a null
// or a value of the wrong type, a missing or an unknown key. Extensions may be anything.
func Faults(tree any) ([]Fault, error) {
	s, err := schema()
	if err != nil {
		return nil, err
	}
	invalid, ok := s.Validate(tree).(*jsonschema.ValidationError)
	if !ok {
		return nil, nil
	}
	var all []Fault
	for _, leaf := range leaves(invalid) {
		all = append(all, Fault{leaf.InstanceLocation, leaf.BasicOutput().Error.String()})
	}
	slices.SortStableFunc(all, func(a, b Fault) int { return slices.Compare(a.Pointer, b.Pointer) })
	return all, nil
}

// leaves finds the errors that say what is wrong. Of several alternatives it takes the errors of
// the closest one: that in which the error is deepest.
func leaves(err *jsonschema.ValidationError) []*jsonschema.ValidationError {
	if len(err.Causes) == 0 {
		return []*jsonschema.ValidationError{err}
	}
	var each [][]*jsonschema.ValidationError
	for _, cause := range err.Causes {
		each = append(each, leaves(cause))
	}
	if _, choice := err.ErrorKind.(*kind.OneOf); !choice {
		return slices.Concat(each...)
	}
	return slices.MaxFunc(each, func(a, b []*jsonschema.ValidationError) int { return depth(a) - depth(b) })
}

// depth is how deep the error of an alternative is. That the value is not a reference does not count.
func depth(branch []*jsonschema.ValidationError) int {
	missing, ok := branch[0].ErrorKind.(*kind.Required)
	if ok && slices.Equal(missing.Missing, []string{"$ref"}) {
		return -1
	}
	return len(branch[0].InstanceLocation)
}
