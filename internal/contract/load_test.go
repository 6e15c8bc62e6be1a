package contract_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/rule"
)

// small is a valid document; a test changes one line of it.
const small = `openapi: 3.0.3
info: {title: small, version: "1"}
paths:
  /a/{id}:
    parameters:
      - {name: id, in: path, required: true, schema: {type: string}}
    post:
      operationId: op
      x-permissions: []
      parameters: []
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {a: {type: integer}}}
      responses:
        "200":
          description: good
          content:
            application/json:
              schema: {type: object, properties: {a: {type: integer}}}
`

// changed is the small document with one line, found by its prefix, replaced by others.
func changed(t testing.TB, begins string, lines ...string) string {
	t.Helper()
	all := strings.Split(small, "\n")
	at := slices.IndexFunc(all, func(l string) bool { return strings.HasPrefix(strings.TrimSpace(l), begins) })
	require.GreaterOrEqual(t, at, 0, "no line begins with %q", begins)
	indent := all[at][:len(all[at])-len(strings.TrimLeft(all[at], " "))]
	all = slices.Delete(all, at, at+1)
	for i, l := range lines {
		all = slices.Insert(all, at+i, indent+l)
	}
	return strings.Join(all, "\n")
}

// faultLine is the line that a test marks with # fault; 0 if there is none.
func faultLine(doc string) int {
	return 1 + slices.IndexFunc(strings.Split(doc, "\n"), func(l string) bool { return strings.Contains(l, "# fault") })
}

func TestLoad(t *testing.T) {
	t.Parallel()
	c, err := contract.Load("acme", "small.yaml", []byte(small))
	require.NoError(t, err)
	assert.Equal(t, "acme", c.Vendor)
	assert.Equal(t, "small.yaml", c.File)
	require.Len(t, c.Operations(), 1)
	op := c.Operation("op")
	assert.Equal(t, "POST", op.Method)
	assert.Equal(t, "/a/{id}", op.Path)
	assert.Equal(t, "small.yaml:7", c.Where("op"))
	assert.Nil(t, c.Operation("none"))
}

func TestUnsupportedDocuments(t *testing.T) {
	t.Parallel()
	const schema = "schema: {type: object"
	for _, c := range []struct {
		reason, begins string
		lines          []string
		want           string
	}{
		{"a limit with an invalid of", "paths:", []string{"x-rate-limit: [{calls: 1, per: 1s, of: everybody}]", "paths:"}, "x-rate-limit: entry 0: of must be token or caller, got everybody"},
		{"a limit with a misspelt key", "paths:", []string{"x-rate-limit: [{calls: 1, pre: 1s}]", "paths:"}, `x-rate-limit: entry 0: unknown key "pre"`},
		{"a reference to nothing", schema, []string{`schema: {$ref: "#/components/schemas/None"}`}, "None"},
		{"a parameter that is not in the path", "parameters: []", []string{"parameters: [{name: x, in: path, required: true, schema: {type: string}}]"}, "x"},
		{"an operation without responses", "responses:", []string{"x-responses:"}, "responses"},
		{"text that is not YAML", "openapi:", []string{"openapi: [3.0.3"}, ""},
		{"YAML that is no OpenAPI document", "openapi:", []string{"swagger: 2.0"}, "openapi"},
	} {
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

// The judge takes these documents; cases and stubs cannot be made of them.
func TestOnlyJudgedDocuments(t *testing.T) {
	t.Parallel()
	const schema = "schema: {type: object"
	for _, c := range []struct {
		reason, begins string
		lines          []string
		want           string
	}{
		{"sites begin with the operationId", "operationId: op", nil, "small.yaml:7: POST /a/{id} has no operationId"},
		{"an operationId that is not a part of a site", "operationId: op", []string{"operationId: a/b"}, `the operationId "a/b"`},
		{"an operationId that means the document", "operationId: op", []string{"operationId: document"}, `the operationId "document"`},
		{"a required property without a schema could be anything", schema, []string{"schema:", "  type: object", "  properties: {}", "  required: [b] # fault"}, `the required property "b" is not among the properties`},
		{"forms of a request body in place", "schema: {type", []string{"schema: {oneOf: [{type: string}, {type: integer}]} # fault"}, "op/body has an inline oneOf, which oapi-codegen cannot read"},
		{"two responses to a valid call", `"200":`, []string{`"201": # fault`, "  description: made", `"200":`}, "op has several responses to a valid call (200, 201): mark the one that it returns with x-success: true"},
		{"items of a list could be anything", schema, []string{"schema: {type: array} # fault"}, "small.yaml:14: a list without items"},
		{"a default response", `"200":`, []string{"default: # fault", "  description: other", `"200":`}, "op has a default response: no status would be undocumented"},
		{"an example of another type", "schema: {type", []string{"schema: {type: string, example: 5} # fault"}, "example"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			doc := changed(t, c.begins, c.lines...)
			loaded, err := contract.Load("acme", "small.yaml", []byte(doc))
			require.NoError(t, err, c.reason)
			require.ErrorContains(t, loaded.Derivable(), c.want, c.reason)
			assert.Regexp(t, `^small\.yaml:`, loaded.Derivable().Error())
		})
	}
}

func TestSchemaThatIsPartOfItself(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ reason, schemas string }{
		{"allOf of itself", "A: {allOf: [{$ref: '#/components/schemas/A'}]}"},
		{"one of itself", "A: {oneOf: [{$ref: '#/components/schemas/A'}, {type: string}]}"},
		{"any of itself, by way of another", "A: {anyOf: [{$ref: '#/components/schemas/B'}]}\n    B: {anyOf: [{$ref: '#/components/schemas/A'}]}"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			doc := changed(t, "schema: {type: object", "schema: {$ref: '#/components/schemas/A'}") + "components:\n  schemas:\n    " + c.schemas + "\n"
			_, err := contract.Load("acme", "small.yaml", []byte(doc))
			require.ErrorContains(t, err, "the schema is a part of itself", "it would never come to an end")
			assert.Regexp(t, `^small\.yaml:\d+: `, err.Error())
		})
	}
}

func TestOperationOverridesAParameterOfItsPath(t *testing.T) {
	t.Parallel()
	doc := changed(t, "parameters: []", "parameters:", "  - {name: id, in: path, required: true, schema: {type: integer}}")
	c, err := contract.Load("acme", "small.yaml", []byte(doc))
	require.NoError(t, err)
	assert.Len(t, c.Operation("op").Parameters, 1)
	assert.True(t, c.Has("op/path/id/type"), "an integer, not any text")
}

func TestUnknownExtensionsAreIgnored(t *testing.T) {
	t.Parallel()
	_, err := contract.Load("acme", "small.yaml", []byte(changed(t, "operationId: op", "operationId: op", "x-vendor-thing: {a: [1]}", "deprecated: true")))
	assert.NoError(t, err)
}

func TestSecurityOfAnOperation(t *testing.T) {
	t.Parallel()
	for op, want := range map[string][]rule.Site{
		"getThing":    nil, // security: []
		"deleteThing": {"deleteThing/guard/credential-present", "deleteThing/guard/credential-valid", "deleteThing/guard/refused-leaves-nothing"},
		"createThing": {
			"createThing/guard/credential-present", "createThing/guard/credential-valid",
			"createThing/guard/permission-writer-inside", "createThing/guard/permission-writer-things", "createThing/guard/refused-leaves-nothing",
		},
		"listThings": {
			"listThings/guard/credential-present", "listThings/guard/credential-valid",
			"listThings/guard/permission-insider", "listThings/guard/permission-reader",
			"listThings/guard/suffices-insider", "listThings/guard/suffices-reader-own-things", "listThings/guard/suffices-reader-things",
		},
	} {
		var guards []rule.Site
		for _, g := range things().Guards() {
			if g.Operation() == op {
				guards = append(guards, g)
			}
		}
		assert.Equal(t, want, guards, "guards of %s", op)
	}
}
