package contract_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/evidence"
)

// goodText is the text of a valid response, with one piece replaced.
func goodText(piece, by string) text {
	whole := string(bodyOf(thing()))
	if !strings.Contains(whole, piece) {
		panic("the valid response has no " + piece)
	}
	return text(strings.Replace(whole, piece, by, 1))
}

func TestMalformedJSON(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason   string
		response any
		actual   string
	}{
		{"both validators take the last of two equal properties", goodText(`"id":`, `"id":"other","id":`), "the property /id twice"},
		{"a nested duplicate property", goodText(`"mail":"me@host.example","type"`, `"mail":"x","mail":"me@host.example","type"`), "twice"},
		{"names that are equal after decoding", goodText(`"id":`, `"\u0069d":"other","id":`), "the property /id twice"},
		{"kin-openapi stops after the first value", goodText("{", "{") + " {}", "2 bytes after the value"},
		{"a comma at the end", goodText("{", "{") + ",", "1 bytes after the value"},
		{"nothing", text(""), "an empty body"},
		{"only white space", text(" \r\n\t"), "an empty body"},
		{"an object that is cut short", text(`{"id":`), "unexpected EOF"},
		{"a page of HTML", text("<html>"), "invalid character '<'"},
		{"single quotes", text(`{'id':1}`), `invalid character '\''`},
		{"an invalid number", text(`{"size":NaN}`), "invalid character 'N'"},
		{"a byte order mark", text("\ufeff{}"), "invalid character"},
		{"a byte that is not UTF-8", goodText(`"label":"l"`, "\"label\":\"\xff\""), "invalid UTF-8"},
		{"half of a surrogate pair", goodText(`"label":"l"`, `"label":"\ud800"`), "invalid surrogate pair"},
		{"nesting of 20,000", text(strings.Repeat("[", 20000) + strings.Repeat("]", 20000)), "exceeded max depth"},
		{"nesting without an end", text(strings.Repeat("[", 100000)), "exceeded max depth"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			e := judged(t, things(), create().responding(c.response))
			assertFindings(t, e, []want{{site: "createThing/201/body/json", line: []string{`"201":`}}}, c.reason)
			assert.Contains(t, e.Findings[0].Actual, c.actual, c.reason)
			assert.Contains(t, e.Validated, e.Findings[0].Site)
		})
	}
}

func TestWhiteSpaceAroundAValue(t *testing.T) {
	t.Parallel()
	assert.Empty(t, judged(t, things(), create().responding(" \r\n"+goodText("{", "{")+"\t\n")).Findings)
}

func TestNullBody(t *testing.T) {
	t.Parallel()
	e := judged(t, things(), create().responding(text("null")))
	assertFindings(t, e, []want{{site: "createThing/201/body/nullable", line: []string{"    Thing:", "- type: object"}}}, "valid JSON, but no object")
}

func TestEmptyResponse(t *testing.T) {
	t.Parallel()
	responseLine := []string{`"201":`}
	assertFindings(t, judged(t, things(), create().responding(nil)),
		[]want{{site: "createThing/201/body/json", line: responseLine}}, "one fault: there is neither a body nor a Content-Type")
}

func TestDeepNesting(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason string
		call   call
		clean  bool
	}{
		{"ten thousand lists instead of an object", create().responding(text(strings.Repeat("[", 10000) + strings.Repeat("]", 10000))), false},
		{"a schema that refers to itself, a thousand times", tree(text(strings.Repeat(`{"name":"n","children":[`, 1000) + strings.Repeat("]}", 1000))), true},
		{"nested undeclared properties", create().responding(text(strings.Repeat(`{"owner":`, 2000) + "1" + strings.Repeat("}", 2000))), false},
		{"a request of ten thousand lists", create().sending(text(strings.Repeat("[", 10000) + strings.Repeat("]", 10000))), false},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			e := judged(t, things(), c.call)
			assert.Equal(t, c.clean, len(e.Findings) == 0, "%s: %d findings", c.reason, len(e.Findings))
			assert.NotEmpty(t, e.Validated)
			for _, f := range e.Findings {
				assert.LessOrEqual(t, len(f.Actual), 400, "the actual value is shortened")
			}
		})
	}
}

func TestUndeclaredProperties(t *testing.T) {
	t.Parallel()
	thingLine := []string{"    Thing:"}
	for _, c := range []struct {
		reason string
		call   call
		wants  []want
	}{
		{"at the root", create().responding(with(thing(), "extra", 1)), []want{{site: "createThing/201/body/undeclared", pointer: "/extra", line: thingLine}}},
		{"in an object", create().responding(with(thing(), "owner/extra", nil)), []want{{site: "createThing/201/body/owner/undeclared", pointer: "/owner/extra", line: []string{"owner:"}}}},
		{"behind a reference that may be null", create().responding(with(thing(), "maker/extra", 1)), []want{{site: "createThing/201/body/maker/undeclared", pointer: "/maker/extra", line: []string{"maker:"}}}},
		{"in each item of a list", list(with(thing(), "extra", 1), with(thing(), "id", "4fa85f64-5717-4562-b3fc-2c963f66afa6"), with(thing(), "extra", 2)), []want{
			{site: "listThings/200/body/items/*/undeclared", pointer: "/items/0/extra", line: thingLine}, {site: "listThings/200/body/items/*/undeclared", pointer: "/items/2/extra", line: thingLine}}},
		{"in a list that is a branch of a choice, which libopenapi ignores", create().responding(with(thing(), "history", []any{object{"error": "e", "extra": 1}})),
			[]want{{site: "createThing/201/body/history/*/undeclared", pointer: "/history/0/extra", line: []string{"    Error:"}}}},
		{"in an object that is a branch of a choice", create().responding(with(thing(), "shape/extra", 1)), []want{{site: "createThing/201/body/shape/undeclared", pointer: "/shape/extra", line: []string{" shape:"}}}},
		{"a name with a slash and a tilde is escaped in the pointer", create().responding(object{"id": id, "name": "nn", "kind": "small", "a/b~c": 1}),
			[]want{{site: "createThing/201/body/undeclared", pointer: "/a~1b~0c", line: thingLine}}},
		{"a name without a letter", create().responding(object{"id": id, "name": "nn", "kind": "small", "": 1}), []want{{site: "createThing/201/body/undeclared", pointer: "/", line: thingLine}}},
		{"in a documented refusal", create().refused(409, object{"error": "e", "extra": 1}), []want{{site: "createThing/409/body/undeclared", pointer: "/extra", line: []string{"    Error:"}}}},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			for i := range c.wants {
				c.wants[i].grade = evidence.Tolerated
			}
			assertFindings(t, judged(t, things(), c.call), c.wants, c.reason)
		})
	}
}

func TestObjectThatDeclaresNoProperty(t *testing.T) {
	t.Parallel()
	free := list(thing())
	free.response.(object)["note"] = object{"any": object{"thing": []any{1}}}
	assert.Empty(t, judged(t, things(), free).Findings)
}

func TestUndeclaredPropertyOfARequest(t *testing.T) {
	t.Parallel()
	assert.Empty(t, judged(t, things(), create().sending(with(newThing(), "extra", 1))).Findings, "schemas are open, and a vendor may ignore it")
}
