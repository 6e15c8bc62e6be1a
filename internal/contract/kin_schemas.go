package contract

import (
	"reflect"

	"github.com/getkin/kin-openapi/openapi3"
)

// withItems gives each list of a document that says nothing about its items a schema that takes any. OpenAPI 3.0
// requires one, and kin-openapi refuses the document; what is meant is plain. It returns the schemas that
// had none.
func withItems(doc *openapi3.T) (lists []*openapi3.Schema) {
	eachSchema(reflect.ValueOf(doc), map[uintptr]bool{}, func(s *openapi3.Schema) {
		if s.Type.Is(openapi3.TypeArray) && s.Items == nil {
			s.Items = openapi3.NewSchemaRef("", openapi3.NewSchema())
			lists = append(lists, s)
		}
	})
	return lists
}

// eachSchema calls f for each schema that is reached from a value, once.
func eachSchema(v reflect.Value, seen map[uintptr]bool, f func(*openapi3.Schema)) {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() || seen[v.Pointer()] {
			return
		}
		seen[v.Pointer()] = true
		if s, ok := v.Interface().(*openapi3.Schema); ok {
			f(s)
		}
		if inner := v.MethodByName("Map"); inner.IsValid() { // of paths, responses and callbacks
			eachSchema(inner.Call(nil)[0], seen, f)
		}
		eachSchema(v.Elem(), seen, f)
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				eachSchema(v.Field(i), seen, f)
			}
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			eachSchema(v.MapIndex(key), seen, f)
		}
	case reflect.Slice:
		for i := range v.Len() {
			eachSchema(v.Index(i), seen, f)
		}
	}
}
