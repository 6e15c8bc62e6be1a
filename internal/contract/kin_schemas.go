package contract

import (
	"reflect"
	"strings"

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
	each(v, seen, func(inner reflect.Value) {
		if s, ok := inner.Addr().Interface().(*openapi3.Schema); ok {
			f(s)
		}
	})
}

// each calls f for each struct behind a pointer that is reached from a value, once.
func each(v reflect.Value, seen map[uintptr]bool, f func(reflect.Value)) {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() || seen[v.Pointer()] {
			return
		}
		seen[v.Pointer()] = true
		if v.Elem().Kind() == reflect.Struct {
			f(v.Elem())
		}
		if inner := v.MethodByName("Map"); inner.IsValid() { // of paths, responses and callbacks
			each(inner.Call(nil)[0], seen, f)
		}
		each(v.Elem(), seen, f)
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				each(v.Field(i), seen, f)
			}
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			each(v.MapIndex(key), seen, f)
		}
	case reflect.Slice:
		for i := range v.Len() {
			each(v.Index(i), seen, f)
		}
	}
}

// withoutPathRefs writes out what is referred to by its place below a path: the paths of the validators' document
// are others. A schema that refers to itself stays a reference.
func withoutPathRefs(doc *openapi3.T) {
	each(reflect.ValueOf(doc), map[uintptr]bool{}, func(v reflect.Value) {
		ref := v.FieldByName("Ref")
		value := v.FieldByName("Value")
		if !ref.IsValid() || !value.IsValid() || ref.Kind() != reflect.String || !strings.HasPrefix(ref.String(), "#/paths/") {
			return
		}
		recursive := false
		if s, ok := value.Interface().(*openapi3.Schema); ok {
			eachSchema(reflect.ValueOf(*s), map[uintptr]bool{}, func(inner *openapi3.Schema) { recursive = recursive || inner == s })
		}
		if !recursive {
			ref.SetString("")
		}
	})
}
