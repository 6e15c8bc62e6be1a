package alloyscan_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/stub"
)

func TestWhatIsRefusedChangesNothing(t *testing.T) {
	t.Parallel()
	body := func(change ...string) string { return strings.NewReplacer(change...).Replace(good) }
	for _, c := range []struct {
		reason string
		call   call
		status int
	}{
		{"a path that is not served", call{"GET", "/api/v1/nothing", admin, "", ""}, 404},
		{"a slash at the end makes another path", call{"GET", segments + "/", admin, "", ""}, 404},
		{"two slashes in a row", call{"GET", segments + "//scan", admin, "", ""}, 404},
		{"a slash within an id", call{"GET", segments + "/a%2Fb", admin, "", ""}, 404},
		{"a method that is not served", call{"PUT", segments, admin, good, ""}, 405},
		{"the same where the path has a parameter", call{"PUT", segments + "/" + scanning, admin, good, ""}, 405},
		{"no token", call{"POST", segments, "", good, ""}, 401},
		{"a token that nobody issued", call{"DELETE", segments + "/" + scanning, "nonsense", "", ""}, 401},
		{"a caller who is no administrator", call{"POST", segments, plain, good, ""}, 403},
		{"an operator may scan, but not change", call{"PATCH", segments + "/" + scanning, operator, `{"name":"x"}`, ""}, 403},
		{"a caller who may not scan", call{"POST", segments + "/" + unserved + "/scan", plain, "", ""}, 403},
		{"a body that would fill the memory", call{"POST", segments, admin, body("Office", strings.Repeat("a", stub.MaxBody)), ""}, 413},
		{"another media type", call{"POST", segments, admin, good, "text/plain"}, 415},
		{"a body that is no JSON", call{"POST", segments, admin, good[1:], ""}, 400},
		{"a type that is none", call{"POST", segments, admin, body("address-list", "volcano"), ""}, 400},
		{"a list without addresses", call{"POST", segments, admin, body(`"addresses":["10.0.0.1"],`, ""), ""}, 400},
		{"an address that is none", call{"POST", segments, admin, body("10.0.0.1", "10.0.0.256"), ""}, 400},
		{"a block that is none", call{"POST", segments, admin, body("10.0.0.1", "10.0.0.0/33"), ""}, 400},
		{"half a range", call{"POST", segments, admin, body("10.0.0.1", "10.0.0.1-"), ""}, 400},
		{"an Audit Service that does not exist", call{"POST", segments, admin, body(service, unknown), ""}, 400},
		{"no Audit Service", call{"POST", segments, admin, body(`,"auditServiceId":"`+service+`"`, ""), ""}, 400},
		{"a name that is taken on the site", call{"POST", segments, admin, body("Office", "Warehouse"), ""}, 409},
		{"a new name that is taken", call{"PATCH", segments + "/" + unserved, admin, `{"name":"Warehouse"}`, ""}, 409},
		{"a change of nothing that exists", call{"PATCH", segments + "/" + unknown, admin, `{"name":"x"}`, ""}, 404},
		{"a segment of another site is not there", call{"DELETE", segments + "/" + foreign, admin, "", ""}, 404},
		{"nor can it be read", call{"GET", segments + "/" + foreign, admin, "", ""}, 404},
		{"a scan of nothing that exists", call{"POST", segments + "/" + unknown + "/scan", admin, "", ""}, 404},
		{"a scan without an Audit Service", call{"POST", segments + "/" + unserved + "/scan", admin, "", ""}, 400},
		{"a second scan", call{"POST", segments + "/" + scanning + "/scan", admin, "", ""}, 409},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			overBoth(t, func(t *testing.T, s caller) {
				before := s.state(t)
				e := s.send(t, c.call)
				assert.Equal(t, c.status, e.Status, "%s: %s", c.reason, e.Response.Body)
				assert.Equal(t, before, s.state(t), "a refused write changes nothing: %s", c.reason)
			})
		})
	}
}

func TestAnIDOfTheWrongFormNamesNoSegment(t *testing.T) {
	t.Parallel()
	for id, reason := range map[string]string{
		"7":                                   "a number",
		"not-a-uuid":                          "a word",
		"..":                                  "the folder above",
		"%2e%2e":                              "the same, hidden",
		"%00":                                 "a byte of zero",
		"%ff":                                 "no UTF-8",
		"'%20OR%201=1":                        "an old trick",
		strings.Repeat("a", 5000):             "far too long",
		scanning + "x":                        "an id and more",
		"{" + scanning + "}":                  "an id in braces",
		strings.ReplaceAll(scanning, "-", ""): "an id without its dashes",
	} {
		t.Run(reason, func(t *testing.T) {
			t.Parallel()
			s := fresh(stub.Options{})
			for _, c := range []call{
				{"GET", segments + "/" + id, admin, "", ""}, {"DELETE", segments + "/" + id, admin, "", ""},
				{"PATCH", segments + "/" + id, admin, `{"name":"x"}`, ""}, {"POST", segments + "/" + id + "/scan", admin, "", ""},
			} {
				assert.Contains(t, []int{404, 405}, s.send(t, c).Status, "%s %s: %s", c.method, c.path, reason)
			}
		})
	}
}

func TestAnIDMayBeWrittenInCapitals(t *testing.T) {
	t.Parallel()
	e := fresh(stub.Options{}).send(t, call{"GET", segments + "/" + strings.ToUpper(scanning), admin, "", ""})
	assert.Equal(t, 200, e.Status, "RFC 9562, section 4: a UUID is read without regard to case")
}

func TestHostileBodies(t *testing.T) {
	t.Parallel()
	for reason, body := range hostile {
		t.Run(reason, func(t *testing.T) {
			t.Parallel()
			overBoth(t, func(t *testing.T, s caller) {
				before := s.state(t)
				for _, c := range []call{
					{"POST", segments, admin, body, ""}, {"PATCH", segments + "/" + scanning, admin, body, ""}, {"POST", segments + "/" + scanning + "/scan", admin, body, ""},
				} {
					e := s.send(t, c)
					assert.Equal(t, 4, e.Status/100, "%s %s: %d %s", c.method, c.path, e.Status, e.Response.Body)
				}
				assert.Equal(t, before, s.state(t), reason)
			})
		})
	}
}

var hostile = map[string]string{
	"not JSON":                   "name=Office",
	"a page of HTML":             "<html>",
	"cut short":                  `{"name":"Office"`,
	"two values":                 good + good,
	"a member twice":             `{"name":"a","name":"b"}`,
	"not UTF-8":                  "{\"name\":\"\xff\xfe\"}",
	"half of a surrogate pair":   `{"name":"\ud800"}`,
	"null":                       "null",
	"a list":                     "[]",
	"text":                       `"Office"`,
	"white space alone":          " \n",
	"members of the wrong types": `{"name":1,"type":[],"addresses":{},"autoTagId":false,"audit":"yes"}`,
	"nested 10,000 deep":         strings.Repeat("[", 10000) + strings.Repeat("]", 10000),
	"nested without an end":      strings.Repeat(`{"name":`, 20000),
	"a number without an end":    `{"name":` + strings.Repeat("9", 100000),
}
