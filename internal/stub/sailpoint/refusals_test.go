package sailpoint_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/stub"
)

func TestWhatIsRefusedChangesNothing(t *testing.T) {
	t.Parallel()
	body := func(change ...string) string { return strings.NewReplacer(change...).Replace(good) }
	rename := `[{"op":"replace","path":"/name","value":"x"}]`
	for _, c := range []struct {
		reason string
		call   call
		status int
	}{
		{"a path that is not served", call{"GET", "/nothing", admin, "", ""}, 404},
		{"a slash at the end makes another path", call{"GET", segments + "/", admin, "", ""}, 404},
		{"two slashes in a row", call{"GET", segments + "//x", admin, "", ""}, 404},
		{"a slash within an id", call{"GET", segments + "/a%2Fb", admin, "", ""}, 404},
		{"a method that is not served", call{"PUT", segments, admin, good, ""}, 405},
		{"the same where the path has a parameter", call{"PUT", segments + "/" + standing, admin, good, ""}, 405},
		{"no token", call{"POST", segments, "", good, ""}, 401},
		{"a token that nobody issued", call{"DELETE", segments + "/" + standing, "nonsense", "", ""}, 401},
		{"a token that has expired", call{"DELETE", segments + "/" + standing, expired, "", ""}, 401},
		{"a caller without authority creates", call{"POST", segments, nobody, good, ""}, 403},
		{"a caller without authority reads", call{"GET", segments + "/" + standing, nobody, "", ""}, 403},
		{"a caller without authority lists", call{"GET", segments, nobody, "", ""}, 403},
		{"a caller without authority changes", call{"PATCH", segments + "/" + standing, nobody, rename, ""}, 403},
		{"a caller without authority removes", call{"DELETE", segments + "/" + standing, nobody, "", ""}, 403},
		{"a body that would fill the memory", call{"POST", segments, admin, body("Austin", strings.Repeat("a", stub.MaxBody)), ""}, 413},
		{"another media type", call{"POST", segments, admin, good, "text/plain"}, 415},
		{"a patch sent as plain JSON", call{"PATCH", segments + "/" + standing, admin, rename, "application/json"}, 415},
		{"a body that is no JSON", call{"POST", segments, admin, good[1:], ""}, 400},
		{"no name", call{"POST", segments, admin, body(`"name":"Austin",`, ""), ""}, 400},
		{"a name without letters", call{"POST", segments, admin, body(`"Austin"`, `" "`), ""}, 400},
		{"a name that is null", call{"POST", segments, admin, body(`"name":"Austin"`, `"name":null`), ""}, 400},
		{"an owner without an id", call{"POST", segments, admin, body(`"id":"`+owner+`",`, ""), ""}, 400},
		{"an owner who is no identity", call{"POST", segments, admin, body("IDENTITY", "GOVERNANCE_GROUP"), ""}, 400},
		{"criteria without an expression", call{"POST", segments, admin, `{"name":"n","visibilityCriteria":{}}`, ""}, 400},
		{"an expression without an operator", call{"POST", segments, admin, body(`"operator":"EQUALS",`, ""), ""}, 400},
		{"an operator that is none", call{"POST", segments, admin, body("EQUALS", "RESEMBLES"), ""}, 400},
		{"an operator that is none, two levels down", call{"POST", segments, admin, body(`"children":[]`, `"children":[{"operator":"AND","children":[{"operator":"OR"}]}]`), ""}, 400},
		{"a change of nothing that exists", call{"PATCH", segments + "/" + unknown, admin, rename, ""}, 404},
		{"a removal of nothing that exists", call{"DELETE", segments + "/" + unknown, admin, "", ""}, 404},
		{"a look at nothing that exists", call{"GET", segments + "/" + unknown, admin, "", ""}, 404},
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

func TestAnIDIsTakenAsItIs(t *testing.T) {
	t.Parallel()
	for id, reason := range map[string]string{
		"7":                       "a number",
		"not-an-id":               "a word",
		"..":                      "the folder above",
		"%2e%2e":                  "the same, hidden",
		"%00":                     "a byte of zero",
		"%ff":                     "no UTF-8",
		"'%20OR%201=1":            "an old trick",
		strings.Repeat("a", 5000): "far too long",
		standing + "x":            "an id and more",
		strings.ToUpper(standing): "an id is not said to be a UUID, so that capitals make another (A-SP-2)",
	} {
		t.Run(reason, func(t *testing.T) {
			t.Parallel()
			s := fresh(stub.Options{})
			for _, c := range []call{
				{"GET", segments + "/" + id, admin, "", ""}, {"DELETE", segments + "/" + id, admin, "", ""},
				{"PATCH", segments + "/" + id, admin, `[{"op":"replace","path":"/name","value":"x"}]`, ""},
			} {
				assert.Contains(t, []int{404, 405}, s.send(t, c).Status, "%s %s: %s", c.method, c.path, reason)
			}
		})
	}
}

func TestHostileBodies(t *testing.T) {
	t.Parallel()
	for reason, body := range hostile {
		t.Run(reason, func(t *testing.T) {
			t.Parallel()
			overBoth(t, func(t *testing.T, s caller) {
				before := s.state(t)
				for _, c := range []call{{"POST", segments, admin, body, ""}, {"PATCH", segments + "/" + standing, admin, body, ""}} {
					e := s.send(t, c)
					assert.Equal(t, 4, e.Status/100, "%s %s: %d %s", c.method, c.path, e.Status, e.Response.Body)
				}
				assert.Equal(t, before, s.state(t), reason)
			})
		})
	}
}

var hostile = map[string]string{
	"not JSON":                   "name=Austin",
	"a page of HTML":             "<html>",
	"cut short":                  `{"name":"Austin"`,
	"two values":                 good + good,
	"a member twice":             `{"name":"a","name":"b"}`,
	"not UTF-8":                  "{\"name\":\"\xff\xfe\"}",
	"half of a surrogate pair":   `{"name":"\ud800"}`,
	"null":                       "null",
	"text":                       `"Austin"`,
	"a list of no operation":     "[[]]",
	"white space alone":          " \n",
	"members of the wrong types": `{"name":1,"active":"yes","owner":[],"visibilityCriteria":7}`,
	"nested 10,000 deep":         strings.Repeat("[", 10000) + strings.Repeat("]", 10000),
	"nested without an end":      strings.Repeat(`{"name":`, 20000),
	"a number without an end":    `{"name":` + strings.Repeat("9", 100000),
}
