package contract_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/contract"
)

// odd are changes of the small document that OpenAPI or assay does not allow: nulls, values of
// another type, empty extensions. Each is a line, found by its prefix, with its replacement.
var odd = []struct {
	reason, begins string
	lines          []string
	want           string
}{
	{"a path that is null", "/a/{id}:", []string{"/b: null # fault", "/a/{id}:"}, "/paths/~1b is not what OpenAPI 3.0 allows: got null, want object"},
	{"an operation that is null", "post:", []string{"get: null # fault", "post:"}, "got null, want object"},
	{"parameters that are null", "parameters: []", []string{"parameters: null # fault"}, "got null, want array"},
	{"a parameter that is null", "parameters: []", []string{"parameters: [null] # fault"}, "post/parameters/0 is not what OpenAPI 3.0 allows: got null, want object"},
	{"a parameter whose schema is null", "parameters: []", []string{"parameters: [{name: x, in: query, schema: null}] # fault"}, "post/parameters/0/schema is not"},
	{"a parameter without a schema", "parameters: []", []string{"parameters: [{name: x, in: query}] # fault"}, "missing property 'schema'"},
	{"a media type that is null", "application/json:", []string{"application/json: null # fault", "x-rest:"}, "content/application~1json is not what OpenAPI 3.0 allows: got null, want object"},
	{"a body whose schema is null", "schema: {type", []string{"schema: null # fault"}, "application~1json/schema is not"},
	{"a content that is null", "content:", []string{"content: null # fault", "x-content:"}, "got null, want object"},
	{"a request body that is null", "requestBody:", []string{"requestBody: null # fault", "x-rest:"}, "got null, want object"},
	{"a response that is null", "responses:", []string{"responses:", `  "201": null # fault`}, "got null, want object"},
	{"responses that are null", "responses:", []string{"responses: null # fault", "x-rest:"}, "got null, want object"},
	{"an invalid status", `"200":`, []string{`"2000":`}, "additional properties '2000' not allowed"},
	{"headers that are null", "description: good", []string{"description: good", "headers: null # fault"}, "got null, want object"},
	{"a header that is null", "description: good", []string{"description: good", "headers: {X: null} # fault"}, "headers/X is not what OpenAPI 3.0 allows: got null, want object"},
	{"a header whose schema is null", "description: good", []string{"description: good", "headers: {X: {schema: null}} # fault"}, "headers/X/schema is not"},
	{"a header with a name that cannot be sent", "description: good", []string{"description: good", "headers:", `  "X Y": {schema: {type: string}} # fault`}, `"X Y" is not the name of a header`},
	{"a duplicate header, in another case", "description: good", []string{"description: good", "headers:", "  ETag: {schema: {type: string}}", "  etag: {schema: {type: string}} # fault"}, "op/200/header/Etag: the header stands twice"},
	{"a duplicate header parameter, in another case", "parameters: []", []string{"parameters:", "  - {name: X-A, in: header, schema: {type: string}}", "  - {name: x-a, in: header, schema: {type: string}} # fault"}, "op/header/X-A: the header stands twice"},
	{"properties that are null", "schema: {type", []string{"schema: {type: object, properties: null} # fault"}, "got null, want object"},
	{"a property that is null", "schema: {type", []string{"schema: {type: object, properties: {a: null}} # fault"}, "schema/properties/a is not"},
	{"items that are null", "schema: {type", []string{"schema: {type: array, items: null} # fault"}, "schema/items is not"},
	{"a oneOf of null", "schema: {type", []string{"schema: {oneOf: [null]} # fault"}, "schema/oneOf/0 is not"},
	{"an anyOf that is null", "schema: {type", []string{"schema: {anyOf: null} # fault"}, "schema/anyOf is not what OpenAPI 3.0 allows: got null, want array"},
	{"an allOf of text", "schema: {type", []string{"schema: {allOf: [text]} # fault"}, "schema/allOf/0 is not what OpenAPI 3.0 allows: got string, want object"},
	{"a type that is null", "schema: {type", []string{"schema: {type: null} # fault"}, "got null, want string"},
	{"a required property that is null", "schema: {type", []string{"schema: {type: object, required: [null]} # fault"}, "got null, want string"},
	{"an enum of nothing", "schema: {type", []string{"schema: {type: string, enum: []} # fault"}, "schema/enum is not"},
	{"a limit that is text", "schema: {type", []string{"schema: {type: string, maxLength: many} # fault"}, "got string, want integer"},
	{"a limit that is not a number", "schema: {type", []string{"schema: {type: number, maximum: .nan}"}, "a value that JSON does not have"},
	{"a reference that is null", "schema: {type", []string{"schema: {$ref: null} # fault"}, "schema/$ref is not"},
	{"a misspelt key", "operationId: op", []string{"operationId: op", "requestBodies: {}"}, "additional properties 'requestBodies' not allowed"},
	{"security that is null", "x-permissions: []", []string{"security: null # fault"}, "got null, want array"},
	{"a discriminator that is null", "schema: {type", []string{"schema: {oneOf: [{type: string}], discriminator: null} # fault"}, "schema/discriminator is not"},
	{"another version of OpenAPI", "openapi: 3.0.3", []string{"openapi: 3.1.0 # fault"}, "the document is written for OpenAPI 3.1.0, and assay reads 3.0"},
	{"a version that is a number", "info:", []string{"info: {title: small, version: 1} # fault"}, "/info/version is not what OpenAPI 3.0 allows: got number, want string"},
	{"a request media type without a slash", "application/json:", []string{"json:"}, `op/body: "json" is not a media type`},
	{"a rate limit that is null", "info:", []string{"info: {title: small, version: '1'}", "x-rate-limit: null # fault"}, "x-rate-limit: must be a list, got null"},
	{"a rate limit of null", "info:", []string{"info: {title: small, version: '1'}", "x-rate-limit: [null] # fault"}, "entry 0: must have calls and per, got null"},
	{"calls that are not a number", "info:", []string{"info: {title: small, version: '1'}", "x-rate-limit: [{calls: 5x, per: 1s}] # fault"}, `calls must be a positive integer, got "5x"`},
	{"half a call", "info:", []string{"info: {title: small, version: '1'}", "x-rate-limit: [{calls: 1.5, per: 1s}] # fault"}, "got 1.5"},
	{"a time without a unit", "info:", []string{"info: {title: small, version: '1'}", "x-rate-limit: [{calls: 5, per: 5}] # fault"}, "per must be a duration such as 10s, got 5"},
	{"methods that are a string would mean all methods", "info:", []string{"info: {title: small, version: '1'}", "x-rate-limit: [{calls: 5, per: 1s, methods: GET}] # fault"}, `methods must be a list such as [GET, POST], got "GET"`},
	{"a method in lower case would match no method", "info:", []string{"info: {title: small, version: '1'}", "x-rate-limit: [{calls: 5, per: 1s, methods: [get]}] # fault"}, `got ["get"]`},
	{"variants that are null", "schema: {type", []string{"schema: {oneOf: [{type: string}], x-variants: null} # fault"}, "x-variants: must be a list with one entry for each schema of the oneOf"},
	{"variants without a oneOf", "schema: {type", []string{"schema: {x-variants: []} # fault"}, "x-variants: must be a list with one entry"},
	{"a variant that is null", "schema: {type", []string{"schema: {oneOf: [{type: string}], x-variants: [null]} # fault"}, "entry 0: must have a name and a condition, got null"},
	{"a variant whose name is null", "schema: {type", []string{"schema: {oneOf: [{type: string}], x-variants: [{name: null}]} # fault"}, "entry 0: name must be a string, got null"},
	{"a variant of an unknown type", "schema: {type", []string{"schema: {oneOf: [{type: string}], x-variants: [{name: a, type: 5}]} # fault"}, "type must be a string, got 5"},
	{"an invalid x-undocumented of a schema", "schema: {type", []string{"schema: {x-undocumented: maybe} # fault"}, `x-undocumented: must be one of ["nulls","presence"], got "maybe"`},
	{"an invalid x-undocumented of a response", "description: good", []string{"description: good", "x-undocumented: null"}, `op/200: x-undocumented: must be one of [true,false,"body"], got null`},
	{"an invalid x-success", "description: good", []string{"description: good", "x-success: yes"}, `op/200: x-success: must be true, got "yes"`},
	{"a condition that is null", "schema: {type", []string{"schema: {type: object, properties: {a: {x-required-when: null}}} # fault"}, `x-required-when of "a": must be an object with the property that it depends on, got null`},
	{"a condition in words", "schema: {type", []string{"schema: {type: object, properties: {a: {x-required-when: always}}} # fault"}, `x-required-when of "a": must be an object with the property that it depends on, got string`},
	{"an unknown key of a condition", "schema: {type", []string{"schema: {type: object, properties: {b: {}, a: {x-required-when: {property: b, not: [c]}}}} # fault"}, `x-required-when of "a": unknown key "not" (available: else, in, is, property)`},
	{"a condition whose opposite is documented by a word that assay does not know", "schema: {type", []string{"schema: {type: object, properties: {b: {}, a: {x-required-when: {property: b, else: optional}}}} # fault"}, `x-required-when of "a": else: must be undocumented, got "optional"`},
	{"a condition on an unknown property", "schema: {type", []string{"schema: {type: object, properties: {a: {x-required-when: {property: b}}}} # fault"}, `x-required-when of "a": property: "b" is not another property of the object`},
	{"a condition on the property itself", "schema: {type", []string{"schema: {type: object, properties: {a: {x-required-when: {property: a}}}} # fault"}, `property: "a" is not another property of the object`},
	{"a condition with no values", "schema: {type", []string{"schema: {type: object, properties: {b: {}, a: {x-required-when: {property: b, is: []}}}} # fault"}, `is: must be a list of values, got []`},
	{"a condition on a value that cannot be", "schema: {type", []string{"schema: {type: object, properties: {b: {type: string, enum: [c]}, a: {x-required-when: {property: b, is: [d]}}}} # fault"}, `is: "d" is no value of "b"`},
	{"a condition in an unknown operation", "schema: {type", []string{"schema: {type: object, properties: {b: {}, a: {x-required-when: {property: b, in: [other]}}}} # fault"}, `x-required-when: in: unknown operation "other" (available: op)`},
	{"a condition on what is always required", "schema: {type", []string{"schema: {type: object, required: [a], properties: {b: {}, a: {x-required-when: {property: b}}}} # fault"}, `the property "a" is always required`},
	{"an undocumented presence of what is always required", "schema: {type", []string{"schema: {type: object, required: [a], properties: {a: {x-undocumented: presence}}} # fault"}, `the property "a" is always required`},
	{"a condition and an undocumented presence", "schema: {type", []string{"schema: {type: object, properties: {b: {}, a: {x-undocumented: presence, x-required-when: {property: b}}}} # fault"}, `the property "a" has both x-required-when and x-undocumented: presence`},
	{"an undocumented property, in no particular way", "schema: {type", []string{"schema: {type: object, properties: {a: {x-undocumented: true}}} # fault"}, `x-undocumented: must be one of ["nulls","presence"], got true`},
}

// An invalid document is an error with file and line, never a panic.
func TestInvalidDocuments(t *testing.T) {
	t.Parallel()
	for _, c := range odd {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			doc := changed(t, c.begins, c.lines...)
			_, err := contract.Load("acme", "small.yaml", []byte(doc))
			require.Error(t, err, c.reason)
			assert.Contains(t, err.Error(), c.want, c.reason)
			prefix := "small.yaml:"
			if line := faultLine(doc); line > 0 {
				prefix = fmt.Sprintf("small.yaml:%d: ", line)
			}
			assert.True(t, strings.HasPrefix(err.Error(), prefix), "want %s at the beginning of %v", prefix, err)
		})
	}
}

func TestAllErrorsAreReported(t *testing.T) {
	t.Parallel()
	doc := changed(t, "schema: {type", "schema: {type: object, properties: {a: null, b: {items: null}}}")
	_, err := contract.Load("acme", "small.yaml", []byte(doc))
	require.Error(t, err)
	assert.Len(t, strings.Split(err.Error(), "\n"), 2, "one line for each: %v", err)
}
