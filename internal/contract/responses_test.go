package contract_test

import (
	"net/http"
	"testing"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/rule"
)

// invalid is one property of a response that violates a constraint.
type invalid struct {
	reason string
	place  string // names on the way to the property
	value  any
	wants  []want
}

// one is the usual case: a keyword at the place itself, in the line with the text.
func one(keyword, pointer string, line ...string) []want {
	return []want{{site: rule.MakeSite("createThing/201/body", keyword), pointer: pointer, line: append([]string{"    NewThing:"}, line...)}}
}

func (b invalid) run(t *testing.T) {
	t.Helper()
	assertFindings(t, judged(t, things(), create().responding(with(thing(), b.place, b.value))), b.wants, b.reason)
}

func TestViolatedKeywords(t *testing.T) {
	t.Parallel()
	for _, c := range []invalid{
		{"another type", "name", 5, one("name/type", "/name", "name:", "type: string")},
		{"null where it is not allowed", "name", nil, one("name/nullable", "/name", "name:")},
		{"another type where null is allowed", "label", 5, one("label/type", "/label", "label:", "type: string")},
		{"too short", "name", "n", one("name/minLength", "/name", "minLength: 2")},
		{"too long", "name", "123456789", one("name/maxLength", "/name", "maxLength: 8")},
		{"letters count, not bytes", "name", "üüüüüüüüü", one("name/maxLength", "/name", "maxLength: 8")},
		{"a value that is not listed", "kind", "medium", one("kind/enum", "/kind", "enum:")},
		{"text that does not match", "code", "abc", one("code/pattern", "/code", "pattern:")},
		{"too small", "count", 0, one("count/minimum", "/count", "count:", "minimum: 1")},
		{"too large", "count", 11, one("count/maximum", "/count", "count:", "maximum: 10")},
		{"a fraction is not an integer", "count", 1.5, one("count/type", "/count", "count:", "type: integer")},
		{"one of two schemas of a place", "size", 0.4, one("size/minimum", "/size", "minimum: 0.5")},
		{"the other of two schemas of a place", "size", 99.6, one("size/maximum", "/size", "maximum: 99.5")},
		{"too few items", "marks", []any{}, one("marks/minItems", "/marks", "marks:", "minItems: 1")},
		{"too many items", "marks", []any{"a", "b", "c", "d"}, one("marks/maxItems", "/marks", "marks:", "maxItems: 3")},
		{"a duplicate item", "marks", []any{"a", "a"}, one("marks/uniqueItems", "/marks", "marks:", "uniqueItems:")},
		{"a fault in an item is at the site of all items, the pointer names the item", "marks", []any{"a", "b", ""}, one("marks/*/minLength", "/marks/2", "marks:", "items:", "minLength: 1")},
		{"an object instead of a list", "marks", object{"0": "a"}, one("marks/type", "/marks", "marks:", "type: array")},
		{"a property that is missing", "owner", object{"type": "person"}, one("owner/mail/required", "/owner/mail", "owner:", "required:")},
		{"a property called type does not hide the type of its object", "owner", []any{}, one("owner/:type", "/owner", "owner:", "type: object")},
		{"the type of a property called type", "owner/type", 5, one("owner/type/type", "/owner/type", "bears the name", "type: string")},
		{"a reference that may be null but is of another type", "maker", 5, []want{{site: "createThing/201/body/maker/type", pointer: "/maker", line: []string{"    Error:", "type: object"}}}},
		{"a fault behind a reference that may be null", "maker", object{}, []want{{site: "createThing/201/body/maker/error/required", pointer: "/maker/error", line: []string{"    Error:", "required:"}}}},
		{"a value of another type violates the type, not the enum", "kind", 5, one("kind/type", "/kind", "kind:", "type: string")},
		{"a null violates nullable, not the enum", "kind", nil, one("kind/nullable", "/kind", "kind:")},
	} {
		t.Run(c.reason, func(t *testing.T) { t.Parallel(); c.run(t) })
	}
}

func TestMalformedValues(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason, property string
		values           []any
	}{
		{"kin's own uuid", "uuid", []any{"", "not-a-uuid", "3fa85f64-5717-4562-b3fc", "{" + id + "}"}},
		{"kin-openapi takes any digits for a date, libopenapi does not", "moment", []any{"yesterday", "2026-02-31T00:00:00Z", "2026-03-01 12:00:00"}},
		{"a date that does not exist", "day", []any{"yesterday", "2026-02-31", "2026-2-1"}},
		{"an address", "mail", []any{"nobody", "a@", "Me <me@host.example>"}},
		{"a URI has a scheme", "link", []any{"not a uri", "/relative"}},
		{"four bytes", "host", []any{"10.0.0.999", "::1", "10.0.0"}},
		{"a block of addresses", "net", []any{"10.0.0.0/99", "10.0.0.1", "10.0.0.0-10.0.0.9"}},
		{"only kin-openapi checks the range of an int32", "short", []any{2147483648, -2147483649}},
		{"base64", "bytes", []any{"%%"}},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			for _, v := range c.values {
				invalid{c.reason, "formats/" + c.property, v, []want{{
					site: rule.MakeSite("createThing/201/body/formats", c.property, "format"), pointer: "/formats/" + c.property, line: []string{"    Formats:", " " + c.property + ":"},
				}}}.run(t)
			}
		})
	}
}

// For a value that fits no branch of a choice, the violations of the branches that take its type
// are reported.
func TestValueThatFitsNoBranch(t *testing.T) {
	t.Parallel()
	const shape, extent, history = "createThing/201/body/shape", "createThing/201/body/extent", "createThing/201/body/history"
	for _, c := range []invalid{
		{"oneOf: both branches miss their property", "shape", object{}, []want{{site: shape + "/oneOf", pointer: "/shape", line: []string{"  shape:"}}}},
		{"oneOf: the branch that was meant, not the other", "shape", object{"side": 101}, []want{
			{site: shape + "/side/maximum", pointer: "/shape/side", line: []string{"    Square:", "maximum: 100"}}}},
		{"oneOf: both fit", "shape", object{"radius": 1, "side": 1}, []want{{site: shape + "/oneOf", pointer: "/shape", line: []string{"  shape:"}}}},
		{"oneOf: null", "shape", nil, []want{{site: shape + "/nullable", pointer: "/shape", line: []string{"    Square:"}}}},
		{"anyOf: the limit of the number, not that it is not text", "extent", 0, []want{
			{site: extent + "/minimum", pointer: "/extent", line: []string{"extent:", "minimum: 1"}}}},
		{"anyOf: the limit of the text, not that it is not a number", "extent", "long", []want{
			{site: extent + "/maxLength", pointer: "/extent", line: []string{"extent:", "maxLength: 3"}}}},
		{"a list in a choice: the fault in the item, not that it is not text", "history", []any{object{}}, []want{
			{site: history + "/*/error/required", pointer: "/history/0/error", line: []string{"    Error:", "required:"}}}},
		{"neither a list nor text", "history", 5, []want{{site: history + "/type", pointer: "/history", line: []string{"history:", "- type: string"}}}},
	} {
		t.Run(c.reason, func(t *testing.T) { t.Parallel(); c.run(t) })
	}
}

func TestBranchesAtTheRoot(t *testing.T) {
	t.Parallel()
	lastType := []string{"    Square:", "type: object"}
	for _, c := range []struct {
		reason   string
		response any
		wants    []want
	}{
		{"a fault in an item of the list", []any{object{"radius": "x"}}, []want{
			{site: "getShape/200/body/*/radius/type", pointer: "/0/radius", line: []string{"    Circle:", "type: number"}}}},
		{"a keyword of one branch at the root", []any{object{"radius": 1}, object{"radius": 2}, object{"radius": 3}}, []want{
			{site: "getShape/200/body/maxItems", line: []string{"one of two kinds", "maxItems: 2"}}}},
		{"neither", "text", []want{{site: "getShape/200/body/type", line: lastType}}},
		{"null", text("null"), []want{{site: "getShape/200/body/nullable", line: []string{"    Square:"}}}},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			assertFindings(t, judged(t, things(), shape(c.response)), c.wants, c.reason)
		})
	}
}

func TestRecursiveSchema(t *testing.T) {
	t.Parallel()
	e := judged(t, things(), tree(text(`{"name":"a","children":[{"name":"b","children":[{"name":5,"x":1}]},{}]}`)))
	assertFindings(t, e, []want{
		{site: "getTree/200/body/name/type", pointer: "/children/0/children/0/name", line: []string{"    Node:", "type: string"}},
		{site: "getTree/200/body/name/required", pointer: "/children/1/name", line: []string{"    Node:", "required:"}},
		{site: "getTree/200/body/undeclared", pointer: "/children/0/children/0/x", line: []string{"    Node:"}, grade: evidence.Tolerated},
	}, "the deeper place has the site of the first, the pointer tells the depth")
}

func TestUndocumentedResponsesGiveNotes(t *testing.T) {
	t.Parallel()
	errorType := []string{"    Error:", "type: string"}
	for _, c := range []struct {
		reason string
		call   call
		wants  []want
	}{
		{"the body of a status of which only the status is documented", create().refused(400, object{"error": 5}),
			[]want{{site: "createThing/400/body/error/type", pointer: "/error", line: errorType, grade: evidence.Note}}},
		{"the body of a status that is not documented", create().refused(418, object{"error": 5, "x": 1}), []want{
			{site: "createThing/4XX/body/error/type", pointer: "/error", line: errorType, grade: evidence.Note},
			{site: "createThing/4XX/body/undeclared", pointer: "/x", line: []string{"    Error:"}, grade: evidence.Note}}},
		{"not even the media type", remove().refused(404, text("<p>")), []want{{site: "deleteThing/4XX/body/json", line: []string{"    Undocumented:"}, grade: evidence.Note}}},
		{"the body of a fully documented status", create().refused(409, object{"error": 5}),
			[]want{{site: "createThing/409/body/error/type", pointer: "/error", line: errorType}}},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			assertFindings(t, judged(t, things(), c.call), c.wants, c.reason)
		})
	}
}

func TestUndocumentedStatus(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason string
		call   call
		site   rule.Site
		line   []string
	}{
		{"a success that is not the documented one", create().refused(200, thing()), "createThing/undocumented-status", []string{"/things:", "post:"}},
		{"a server error", remove().refused(500, object{"error": "e"}), "deleteThing/undocumented-status", []string{"/things/{id}:", "delete:"}},
		{"a refusal where none is documented", get().refused(404, object{"error": "e"}), "getThing/undocumented-status", []string{"/things/{id}:", "get:"}},
		{"kin-openapi ignores redirections", get().refused(http.StatusMovedPermanently, nil), "getThing/undocumented-status", []string{"/things/{id}:", "get:"}},
		{"kin-openapi ignores 304", get().refused(http.StatusNotModified, nil), "getThing/undocumented-status", []string{"/things/{id}:", "get:"}},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			assertFindings(t, judged(t, things(), c.call), []want{{site: c.site, line: c.line}}, c.reason)
		})
	}
}
