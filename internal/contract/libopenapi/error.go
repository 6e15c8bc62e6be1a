package libopenapi

import (
	"slices"
	"strings"

	"github.com/pb33f/libopenapi-validator/errors"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
)

// Error is one violation of the document.
type Error struct {
	Parameter string   // name of the parameter or header; empty for a body
	Pointer   []string // place in the body, as the parts of a JSON pointer
	Keyword   string   // of JSON Schema
	Message   string   // the library's text, if it names neither a parameter nor a keyword
	Failed    bool     // the library could not do its work: the exchange says nothing
}

// appendLeaves collects the leaves of a JSON Schema error: only they say what is wrong.
func appendLeaves(all []Error, err *jsonschema.ValidationError) []Error {
	if err == nil {
		return all
	}
	for _, cause := range err.Causes {
		all = appendLeaves(all, cause)
	}
	if missing, ok := err.ErrorKind.(*kind.Required); ok {
		for _, name := range missing.Missing {
			all = append(all, Error{Pointer: append(slices.Clone(err.InstanceLocation), name), Keyword: "required"})
		}
		return all
	}
	if wrong, ok := err.ErrorKind.(*kind.Type); ok && slices.Equal(wrong.Want, []string{"null"}) {
		return all // how the library reports nullable if the value is not null
	}
	if path := err.ErrorKind.KeywordPath(); len(err.Causes) == 0 && len(path) > 0 {
		all = append(all, Error{Pointer: err.InstanceLocation, Keyword: path[len(path)-1]})
	}
	return all
}

// parameterKeyword is the keyword that a parameter or a header violates. Without a schema error,
// the value could not be parsed as its type.
func parameterKeyword(one *errors.ValidationError) string {
	switch {
	case strings.Contains(one.Message, "missing"):
		return "required"
	case strings.Contains(one.Message, "allowed values"):
		return "enum"
	}
	keyword := "type"
	if len(one.SchemaValidationErrors) == 0 {
		return keyword
	}
	for err := one.SchemaValidationErrors[0].OriginalJsonSchemaError; err != nil; err = err.Causes[0] {
		if path := err.ErrorKind.KeywordPath(); len(path) > 0 {
			keyword = path[len(path)-1]
		}
		if len(err.Causes) == 0 {
			break
		}
	}
	return keyword
}
