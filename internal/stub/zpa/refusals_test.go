package zpa_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/stub"
)

func TestWhatIsRefusedChangesNothing(t *testing.T) {
	t.Parallel()
	body := func(change ...string) string { return strings.NewReplacer(change...).Replace(good) }
	foreign := strings.Replace(groups, customer, unknown, 1)
	for _, c := range []struct {
		reason string
		call   call
		status int
		id     string
	}{
		{"a path that is not served", call{"GET", "/mgmtconfig/v1/nothing", admin, "", ""}, 404, "resource.not.found"},
		{"a slash at the end makes another path", call{"GET", groups + "/", admin, "", ""}, 404, "resource.not.found"},
		{"the path of another version", call{"DELETE", changes + "/" + finance, admin, "", ""}, 405, "method.not.allowed"},
		{"a method that is not served", call{"PATCH", groups, admin, good, ""}, 405, "method.not.allowed"},
		{"no token", call{"POST", groups, "", good, ""}, 401, "unauthorized"},
		{"a token that nobody issued", call{"DELETE", groups + "/" + decoys, "nonsense", "", ""}, 401, "unauthorized"},
		{"another customer", call{"POST", foreign, admin, good, ""}, 403, "customer.not.authorized"},
		{"a customer that is no number", call{"GET", strings.Replace(groups, customer, "me", 1), admin, "", ""}, 403, "customer.not.authorized"},
		{"a body that would fill the memory", call{"POST", groups, admin, body("Office", strings.Repeat("a", stub.MaxBody)), ""}, 413, "too.large"},
		{"another media type", call{"POST", groups, admin, good, "text/plain"}, 415, "invalid.resource.argument"},
		{"a body that is no JSON", call{"POST", groups, admin, good[1:], ""}, 400, "invalid.resource.argument"},
		{"no name", call{"POST", groups, admin, body(`"name":"Office",`, ""), ""}, 400, "invalid.resource.argument"},
		{"nothing about being enabled", call{"POST", groups, admin, body(`"enabled":true,`, ""), ""}, 400, "invalid.resource.argument"},
		{"enabled as text", call{"POST", groups, admin, body("true", `"True"`), ""}, 400, "invalid.resource.argument"},
		{"an application segment that is not there", call{"POST", groups, admin, body(intranet, unknown), ""}, 400, "invalid.resource.argument"},
		{"an application segment without an id", call{"POST", groups, admin, body(`{"id":"`+intranet+`"}`, "{}"), ""}, 400, "invalid.resource.argument"},
		{"an id that is no number", call{"POST", groups, admin, body(intranet, "intranet"), ""}, 400, "invalid.resource.argument"},
		{"a Microtenant that is not there", call{"POST", groups + "?microtenantId=7", admin, good, ""}, 400, "invalid.microtenant"},
		{"the same in the body", call{"POST", groups, admin, body(`"enabled"`, `"microtenantId":7,"enabled"`), ""}, 400, "invalid.microtenant"},
		{"a Microtenant that is no number", call{"POST", groups + "?microtenantId=branches", admin, good, ""}, 400, "invalid.resource.argument"},
		{"a bound caller who names no Microtenant", call{"POST", groups, bound, good, ""}, 400, "invalid.microtenant"},
		{"a bound caller who names another", call{"GET", groups + "?microtenantId=0", bound, "", ""}, 400, "invalid.microtenant"},
		{"a bound caller who wants all", call{"GET", groups + "?microtenantId=null", bound, "", ""}, 400, "invalid.microtenant"},
		{"a group of another Microtenant is not there", call{"GET", groups + "/" + branch, admin, "", ""}, 404, "resource.not.found"},
		{"nor can it be removed", call{"DELETE", groups + "/" + branch + "?microtenantId=0", admin, "", ""}, 404, "resource.not.found"},
		{"an added application segment that is not there", call{"PUT", changes + "/" + finance, admin, `{"name":"x","addedApps":["` + unknown + `"]}`, ""}, 400, "invalid.resource.argument"},
		{"a deleted one that is not there", call{"PUT", changes + "/" + finance, admin, `{"name":"x","deletedApps":[7]}`, ""}, 400, "invalid.resource.argument"},
		{"one that is not there in the list of a creation", call{"PUT", changes + "/" + finance, admin, `{"name":"x","applications":[{"id":"` + unknown + `"}]}`, ""}, 400, "invalid.resource.argument"},
		{"a list of what is no application segment", call{"PUT", changes + "/" + finance, admin, `{"name":"x","applications":[7]}`, ""}, 400, "invalid.resource.argument"},
		{"a change of what Deception has configured", call{"PUT", changes + "/" + decoys, admin, `{"name":"x"}`, ""}, 400, "resource.managed"},
		{"its removal", call{"DELETE", groups + "/" + decoys, admin, "", ""}, 400, "resource.managed"},
		{"a change of nothing that exists", call{"PUT", changes + "/" + unknown, admin, `{"name":"x"}`, ""}, 404, "resource.not.found"},
		{"a removal of what is referred to", call{"DELETE", groups + "/" + finance, admin, "", ""}, 400, "resource.referenced"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			overBoth(t, func(t *testing.T, s caller) {
				before := s.state(t)
				e := s.send(t, c.call)
				assert.Equal(t, c.status, e.Status, "%s: %s", c.reason, e.Response.Body)
				assert.Equal(t, c.id, requireProblem(t, e).ID, c.reason)
				assert.Equal(t, before, s.state(t), "a refused write changes nothing: %s", c.reason)
			})
		})
	}
}

func TestAnIDOfTheWrongFormNamesNoGroup(t *testing.T) {
	t.Parallel()
	for id, reason := range map[string]string{
		"7":                     "a number",
		"finance":               "a word",
		"..":                    "the folder above",
		"%2e%2e":                "the same, hidden",
		"%00":                   "a byte of zero",
		"%ff":                   "no UTF-8",
		"a%2Fb":                 "a slash within",
		"'%20OR%201=1":          "an old trick",
		"-" + finance:           "a number below zero",
		finance + "x":           "an id and more",
		strings.Repeat("9", 50): "more digits than a number can have",
	} {
		t.Run(reason, func(t *testing.T) {
			t.Parallel()
			s := fresh(stub.Options{})
			for _, c := range []call{
				{"GET", groups + "/" + id, admin, "", ""}, {"DELETE", groups + "/" + id, admin, "", ""}, {"PUT", changes + "/" + id, admin, `{"name":"x"}`, ""},
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
				for _, c := range []call{{"POST", groups, admin, body, ""}, {"PUT", changes + "/" + finance, admin, body, ""}} {
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
	"members of the wrong types": `{"name":1,"enabled":"yes","applications":{},"addedApps":7,"microtenantId":[]}`,
	"nested 10,000 deep":         strings.Repeat("[", 10000) + strings.Repeat("]", 10000),
	"nested without an end":      strings.Repeat(`{"name":`, 20000),
	"a number without an end":    `{"name":` + strings.Repeat("9", 100000),
	"an id beyond 64 bits":       `{"name":"a","enabled":true,"applications":[{"id":99999999999999999999999}],"addedApps":[99999999999999999999999]}`,
	"an id with a fraction":      `{"name":"a","enabled":true,"applications":[{"id":1.5}],"addedApps":[1.5]}`,
}
