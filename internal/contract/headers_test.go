package contract_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/stretchr/testify/require"
)

func TestResponseHeaders(t *testing.T) {
	t.Parallel()
	total, next := []string{"headers:", "X-Total:"}, []string{"headers:", "X-Next:"}
	for _, c := range []struct {
		reason string
		header http.Header
		wants  []want
	}{
		{"a required header is missing", http.Header{"X-Next": {"https://host.example"}}, []want{{site: "listThings/200/header/X-Total/required", line: total}}},
		{"a value of another type", http.Header{"X-Total": {"many"}}, []want{{site: "listThings/200/header/X-Total/type", line: total}}},
		{"a value below the minimum", http.Header{"X-Total": {"-1"}}, []want{{site: "listThings/200/header/X-Total/minimum", line: total}}},
		{"an optional header is judged if it is present", http.Header{"X-Total": {"1"}, "X-Next": {"nowhere"}}, []want{{site: "listThings/200/header/X-Next/format", line: next}}},
		{"kin-openapi stops at the first invalid header, libopenapi continues", http.Header{"X-Total": {"-1"}, "X-Next": {"nowhere"}},
			[]want{{site: "listThings/200/header/X-Next/format", line: next}, {site: "listThings/200/header/X-Total/minimum", line: total}}},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			bad := list(thing())
			bad.responseHeader = c.header
			assertFindings(t, judged(t, things(), bad), c.wants, c.reason)
		})
	}
}

// The texts are assay's, whichever validator reports the violation.
func TestTextOfHeaderFinding(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason, expected, actual string
		header                   http.Header
	}{
		{"missing", "present", "absent", http.Header{}},
		{"of another type", "an integer", `"many"`, http.Header{"X-Total": {"many"}}},
		{"too small", "at least 0", `"-1"`, http.Header{"X-Total": {"-1"}}},
		{"too often", "at most one X-Total", "2 of them", http.Header{"X-Total": {"1", "2"}}},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			bad := list(thing())
			bad.responseHeader = c.header
			found := judged(t, things(), bad).Findings
			require.Len(t, found, 1)
			assert.Equal(t, []string{c.expected, c.actual}, []string{found[0].Expected, found[0].Actual})
		})
	}
}

func TestInvalidHeaderDoesNotHideInvalidBody(t *testing.T) {
	t.Parallel()
	bad := list(with(thing(), "name", 5))
	bad.responseHeader = http.Header{"X-Total": {"-1"}}
	assertFindings(t, judged(t, things(), bad), []want{
		{site: "listThings/200/header/X-Total/minimum", line: []string{"headers:", "X-Total:"}},
		{site: "listThings/200/body/items/*/name/type", pointer: "/items/0/name", line: []string{"    NewThing:", "name:", "type: string"}},
	}, "kin returns at a bad header and never looks at the body")
}

func TestMediaTypeOfAResponse(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ reason, mediaType, actual string }{
		{"a page of HTML", "text/html", "text/html"},
		{"JSON of another kind", "application/problem+json", "application/problem+json"},
		{"a name with the same prefix", "application/jsonp", "application/jsonp"},
		{"none at all", "-", "no Content-Type"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			bad := create()
			bad.responseType = c.mediaType
			e := judged(t, things(), bad)
			assertFindings(t, e, []want{{site: "createThing/201/media-type", line: []string{`"201":`}}}, c.reason)
			assert.Equal(t, "application/json", e.Findings[0].Expected)
			assert.Equal(t, c.actual, e.Findings[0].Actual)
		})
	}
}

func TestWrongMediaTypeDoesNotHideInvalidBody(t *testing.T) {
	t.Parallel()
	bad := create().responding(with(with(thing(), "x", 1), "name", 5))
	bad.responseType = "text/html"
	found := judged(t, things(), bad).Findings
	assert.Len(t, found, 3, "the media type, the undeclared property, and the type of the other: %+v", found)
}

// net/http drops the body of a 204, so what it announces counts as well as what came.
func TestResponseThatMustNotHaveABody(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason string
		call   call
		actual string
		grade  evidence.Grade
	}{
		{"a body came", remove().responding(text("gone")), "a body of 4 bytes", evidence.Violated},
		{"a body was announced by its length", with204(http.Header{"Content-Length": {"7"}}), "a Content-Length of 7", evidence.Violated},
		{"a type may be that of what was stored", with204(http.Header{"Content-Type": {"application/json"}}), "a Content-Type of application/json", evidence.Tolerated},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			e := judged(t, things(), c.call)
			assertFindings(t, e, []want{{site: "deleteThing/204/body/absent", line: []string{`"204":`}, grade: c.grade}}, c.reason)
			assert.Equal(t, c.actual, e.Findings[0].Actual)
		})
	}
}
