package contract_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/rule"
)

func TestInvalidParameters(t *testing.T) {
	t.Parallel()
	badHeader := list()
	badHeader.header = http.Header{"X-Page": {"first"}}
	place := func(keyword string, line ...string) []want {
		return []want{{site: rule.MakeSite("listThings", keyword), line: line}}
	}
	for _, c := range []struct {
		reason string
		call   call
		wants  []want
	}{
		{"a required one is missing", list().to("/things"), place("query/state/required", "name: state")},
		{"a value that is not listed", list().to("/things?state=lost"), place("query/state/enum", "enum: [open")},
		{"an empty value is not listed", list().to("/things?state="), place("query/state/enum", "enum: [open")},
		{"too small", list().to("/things?state=open&limit=0"), place("query/limit/minimum", "minimum: 1")},
		{"too large", list().to("/things?state=open&limit=101"), place("query/limit/maximum", "maximum: 100")},
		{"another type", list().to("/things?state=open&limit=many"), place("query/limit/type", "name: limit", "type: integer")},
		{"a fraction is not an integer", list().to("/things?state=open&limit=1.5"), place("query/limit/type", "name: limit", "type: integer")},
		{"an empty number", list().to("/things?state=open&limit="), place("query/limit/type", "name: limit", "type: integer")},
		{"text that does not match", list().to("/things?state=open&word=ABC"), place("query/word/pattern", "pattern: ^[a-z]")},
		{"too short", list().to("/things?state=open&word=a"), place("query/word/minLength", "name: word", "minLength:")},
		{"too long", list().to("/things?state=open&word=abcdef"), place("query/word/maxLength", "name: word", "maxLength:")},
		{"two constraints at once", list().to("/things?state=open&word=A"), append(place("query/word/minLength", "name: word", "minLength:"), place("query/word/pattern", "pattern: ^[a-z]")...)},
		{"a malformed date", list().to("/things?state=open&since=yesterday"), place("query/since/format", "format: date")},
		{"a date that does not exist", list().to("/things?state=open&since=2026-02-31"), place("query/since/format", "format: date")},
		{"a duplicate name, which both validators accept", list().to("/things?state=open&state=open"), place("query/state", "name: state", "schema:")},
		{"a header of another type", badHeader, place("header/X-Page/type", "name: X-Page", "type: integer")},
		{"a malformed path parameter", get().to("/things/7"), []want{{site: "getThing/path/id/format", line: []string{"/things/{id}:", "format: uuid"}}}},
		{"a path parameter that is too small", tree(object{"name": "n"}).to("/tree/0"), []want{{site: "getTree/path/level/minimum", line: []string{"/tree/", "minimum: 1"}}}},
		{"a path parameter of another type", tree(object{"name": "n"}).to("/tree/top"), []want{{site: "getTree/path/level/type", line: []string{"/tree/", "type: integer"}}}},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			for i := range c.wants {
				c.wants[i].request = true
			}
			assertFindings(t, judged(t, things(), c.call), c.wants, c.reason)
		})
	}
}

func TestValidParameters(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason string
		call   call
	}{
		{"a name may be repeated where the document has a list", list().to("/things?state=open&tag=a&tag=b")},
		{"an unknown parameter", list().to("/things?state=open&unknown=1")},
		{"a number at its maximum", list().to("/things?state=open&limit=100")},
		{"a fragment, which is never sent", list().to("/things?state=open#here")},
		{"an instance may serve its API under another path", list()},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			assert.Empty(t, judged(t, things(), c.call).Findings, c.reason)
		})
	}
}

func TestInvalidRequestBodies(t *testing.T) {
	t.Parallel()
	notJSON, textPlain, untyped, unexpected := create().sending(text(`{"name":`)), create(), create(), remove().sending(object{"a": 1})
	textPlain.requestType, untyped.requestType = "text/plain", "-"
	bodyLine := []string{"createThing", "requestBody:"}
	for _, c := range []struct {
		reason string
		call   call
		wants  []want
	}{
		{"a missing body", create().sending(nil), []want{{site: "createThing/body/required", line: bodyLine}}},
		{"a truncated body", notJSON, []want{{site: "createThing/body/json", line: bodyLine}}},
		{"a duplicate property", create().sending(text(`{"name":"nn","kind":"small","kind":"small"}`)), []want{{site: "createThing/body/json", line: bodyLine}}},
		{"text after the value", create().sending(text(`{"name":"nn","kind":"small"}]`)), []want{{site: "createThing/body/json", line: bodyLine}}},
		{"bytes that are not UTF-8", create().sending(text("{\"name\":\"\xff\xfe\",\"kind\":\"small\"}")), []want{{site: "createThing/body/json", line: bodyLine}}},
		{"JSON null", create().sending(text("null")), []want{{site: "createThing/body/nullable", line: []string{"    NewThing:"}}}},
		{"another media type", textPlain, []want{{site: "createThing/body/media-type", line: bodyLine}}},
		{"no media type", untyped, []want{{site: "createThing/body/media-type", line: bodyLine}}},
		{"a property is missing", create().sending(object{"name": "nn"}), []want{{site: "createThing/body/kind/required", pointer: "/kind", line: []string{"    NewThing:", "required:"}}}},
		{"several constraints at once", create().sending(object{"name": "n", "kind": "medium", "marks": []any{}}), []want{
			{site: "createThing/body/kind/enum", pointer: "/kind", line: []string{"    NewThing:", "enum:"}},
			{site: "createThing/body/marks/minItems", pointer: "/marks", line: []string{"    NewThing:", "minItems:"}},
			{site: "createThing/body/name/minLength", pointer: "/name", line: []string{"    NewThing:", "minLength: 2"}}}},
		{"an unexpected body", unexpected, []want{{site: "deleteThing/body", line: []string{"/things/{id}:", "delete:"}}}},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			for i := range c.wants {
				c.wants[i].request = true
			}
			assertFindings(t, judged(t, things(), c.call), c.wants, c.reason)
		})
	}
}

// A request that does not belong to its operation is a harness error; nothing counts against its
// response.
func TestRequestOfAnotherOperation(t *testing.T) {
	t.Parallel()
	wrongMethod := get()
	wrongMethod.method = "POST"
	for _, c := range []struct {
		reason string
		call   call
	}{
		{"an unknown path", get().to("/nowhere")},
		{"the path of another operation", get().to("/things/" + id + "/shape")},
		{"another method", wrongMethod},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			assertFindings(t, judged(t, things(), c.call), []want{{site: "getThing", line: []string{"/things/{id}:", "get:"}, request: true}}, c.reason)
		})
	}
}

func TestExchangesThatCannotBeJudged(t *testing.T) {
	t.Parallel()
	unknown, noResponse := get(), get()
	unknown.op, noResponse.status = "none", 0
	for reason, c := range map[string]call{"an unknown operation": unknown, "no response came": noResponse} {
		e := judged(t, things(), c)
		assert.Empty(t, e.Findings, reason)
		assert.Empty(t, e.Validated, "%s: nothing validated is a harness error, never a pass", reason)
		assert.Empty(t, e.Exercised, reason)
	}
}

func TestInvalidURL(t *testing.T) {
	t.Parallel()
	e := get().exchange()
	e.URL = "https://things.example/base/%zz"
	assert.ErrorContains(t, things().Judge(e), "exchange 1.1:")
}
