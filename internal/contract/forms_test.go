package contract_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/rule"
)

func TestFormOfARequest(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ reason, method, url, want string }{
		{"no condition holds", "GET", "/teams", "listTeams"},
		{"a parameter that selects no form", "GET", "/teams?limit=5", "listTeams"},
		{"the query parameter is present", "GET", "/teams?name=a", "listTeams/@by-name"},
		{"an empty value is present too", "GET", "/teams?name=", "listTeams/@by-name"},
		{"an id", "GET", "/teams/42", "getTeam"},
		{"a name in the same segment", "GET", "/teams/a", "getTeam/@by-name"},
		{"a name in a percent-encoded segment", "GET", "/teams/4%202", "getTeam/@by-name"},
		{"each method has its forms", "DELETE", "/teams/a", "deleteTeam/@by-name"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			u, err := url.Parse(c.url)
			require.NoError(t, err)
			op, err := variants().Find(&http.Request{Method: c.method, URL: u})
			require.NoError(t, err)
			assert.Equal(t, c.want, op.ID)
			assert.Same(t, op, variants().Operation(c.want), "the operation of that id")
		})
	}
}

// A form has what it lists, and the operation has the rest.
func TestFormHasItsOwnSites(t *testing.T) {
	t.Parallel()
	for site, reason := range map[rule.Site]string{
		"listTeams/query/limit/minimum":                    "a parameter of the operation",
		"listTeams/@by-name/query/detail/enum":             "a parameter that only this form takes",
		"listTeams/200/body/@page/total/type":              "the variants that point to no form are those of the operation",
		"listTeams/@by-name/200/body/members/type":         "the only variant that points to the form is its body",
		"getTeam/@by-name/200/body/*/name/required":        "the deprecated form has another shape",
		"deleteTeam/@by-name/204":                          "a response without a body",
		"deleteTeam/@by-name/4XX/body/minLength":           "each form has all responses unless it lists them",
		"deleteTeam/guard/permission-asset-read":           "the permissions of the operation",
		"deleteTeam/@by-name/guard/permission-asset-write": "those of the form",
		"deleteTeam/@by-name/guard/credential-present":     "a form inherits what it does not say",
		"listTeams/@by-name":                               "the form as a whole",
	} {
		assert.True(t, variants().Has(site), "%s: %s", site, reason)
		assert.Positive(t, variants().Line(site), site)
	}
	for site, reason := range map[rule.Site]string{
		"listTeams/query/name":                            "with the parameter it is the form",
		"listTeams/query/detail":                          "only the form takes it",
		"listTeams/@by-name/query/limit":                  "the form does not list it",
		"listTeams/@by-name/query/name/optional":          "without the parameter it is the operation",
		"listTeams/200/body/@one":                         "a variant of the form",
		"listTeams/@by-name/200/body/@one":                "one variant alone needs no name",
		"getTeam/path/idOrName/maxLength":                 "another value of it may select another form",
		"deleteTeam/@by-name/guard/permission-asset-read": "the form has its own permissions",
		"getTeam/200/body/*":                              "the list is that of the form",
	} {
		assert.False(t, variants().Has(site), "%s: %s", site, reason)
	}
	assert.False(t, variants().Operation("getTeam").Form.Deprecated)
	assert.True(t, variants().Operation("getTeam/@by-name").Form.Deprecated)
}

// Each form is judged by its own responses: the shape of another form is a violation.
func TestJudgeOfForms(t *testing.T) {
	t.Parallel()
	team := object{"id": 1, "name": "a"}
	for _, c := range []struct {
		reason, op, path string
		response         any
		want             []string
	}{
		{"by id", "getTeam", "/teams/1", team, nil},
		{"by name", "getTeam/@by-name", "/teams/a", []any{team}, nil},
		{"by name, the shape of the form by id", "getTeam/@by-name", "/teams/a", team, []string{"getTeam/@by-name/200/body/type at "}},
		{"by id, the shape of the form by name", "getTeam", "/teams/1", []any{team}, []string{"getTeam/200/body/type at "}},
		{"the one of a name", "listTeams/@by-name", "/teams?name=a", object{"id": 1, "name": "a", "members": 0}, nil},
		{"a property that only the form has is missing", "listTeams/@by-name", "/teams?name=a", team, []string{"listTeams/@by-name/200/body/members/required at /members"}},
		{"a property that only the form has, in the list", "listTeams", "/teams", []any{object{"id": 1, "name": "a", "members": 0}}, []string{"listTeams/200/body/@list/*/undeclared at /0/members"}},
		{"variants of the operation itself still count", "listTeams", "/teams?limit=1", []any{team}, []string{"listTeams/200/body/@page/type at "}},
		{"a parameter of the form", "listTeams/@by-name", "/teams?name=a&detail=other", object{"id": 1, "name": "a", "members": 0}, []string{"listTeams/@by-name/query/detail/enum at "}},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			made := call{op: c.op, method: "GET", path: c.path, status: 200, response: c.response}
			assert.ElementsMatch(t, c.want, found(t, made), c.reason)
		})
	}
}

func TestInvalidForms(t *testing.T) {
	t.Parallel()
	doc, err := readFile("testdata/variants.yaml")
	require.NoError(t, err)
	const list = `{name: by-name, query: name, parameters: [detail]}`
	for _, c := range []struct{ reason, from, to, want string }{
		{"not a list", "x-forms:\n        - " + list, "x-forms: " + list, "x-forms of listTeams: must be a list"},
		{"not an object", list, "by-name", "entry 0: must have a name and a condition, got string"},
		{"an unknown key", list, "{name: by-name, header: name}", `entry 0: unknown key "header" (available: deprecated, description`},
		{"no name", list, "{query: name}", `the name "" must be letters`},
		{"a name that would be two parts of a site", list, "{name: by/name, query: name}", `the name "by/name" must be letters`},
		{"no condition", list, "{name: by-name}", "needs a condition: query, path, or both"},
		{"the same name again", list, list + "\n        - {name: by-name, query: limit}", "entry 1: the form"},
		{"the same condition again: never selected", list, list + "\n        - {name: again, query: name}", `the form "again" has the name or the condition of the form "by-name"`},
		{"an unknown parameter selects", list, "{name: by-name, query: title}", `"title" must be a query parameter`},
		{"a required parameter selects: every call has it", "- {name: name, in: query, schema: {type: string}}\n        - {name: limit, in: query, schema: {type: integer, minimum: 1}}",
			"- {name: name, in: query, required: true, schema: {type: string}}\n        - {name: limit, in: query, schema: {type: integer, minimum: 1}}", `"name" must be a query parameter of the operation that is not required`},
		{"an unknown path parameter selects", `{name: by-name, path: "idOrName [^0-9]", deprecated: true}`, `{name: by-name, path: "name [^0-9]"}`, `no path parameter "name"`},
		{"an invalid pattern", `{name: by-name, path: "idOrName [^0-9]", deprecated: true}`, `{name: by-name, path: "idOrName ["}`, "path: path must be a parameter and a pattern"},
		{"an unknown parameter", list, "{name: by-name, query: name, parameters: [depth]}", `parameters: the operation has no query or header parameter "depth"`},
		{"an unknown response", list, `{name: by-name, query: name, responses: ["418"]}`, `responses: the operation has no response "418"`},
		{"a parameter that no form takes", list, "{name: by-name, query: name, parameters: [limit]}", `listTeams: x-form-only: no form lists the parameter "detail"`},
		{"x-form-only is a mark", "x-form-only: true", "x-form-only: yes please", "x-form-only: must be true"},
		{"deprecated is a mark", list, "{name: by-name, query: name, deprecated: yes please}", "deprecated: must be true"},
		{"a variant of an unknown form", "{name: one, form: by-name}", "{name: one, form: by-title}", `x-variants: entry 0: the operation has no form "by-title"`},
		{"each variant belongs to a form: none is left for the operation", "- {name: one}\n                  - {name: list, form: by-name}", "- {name: one, form: by-name}\n                  - {name: list, form: by-name}", `no entry is for the form ""`},
		{"a variant of a form where there are no forms", "{name: page, query: limit}\n                  - {name: list}\n        4XX", "{name: page, form: paged}\n                  - {name: list}\n        4XX", "only the body of a response of an operation with x-forms"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			changed := []byte(strings.Replace(string(doc), c.from, c.to, 1))
			require.NotEqual(t, string(doc), string(changed), "the text to replace occurs")
			_, err := contract.Load("acme", "variants.yaml", changed)
			require.ErrorContains(t, err, c.want)
			assert.Regexp(t, `^variants\.yaml:\d+: `, err.Error())
		})
	}
}

// Rows of resources.yaml name a form and a variant in the same way: listTeams/@page.
func TestFormAndVariantOfOneName(t *testing.T) {
	t.Parallel()
	doc, err := readFile("testdata/variants.yaml")
	require.NoError(t, err)
	renamed := strings.NewReplacer("{name: by-name, query: name, parameters: [detail]}", "{name: page, query: name, parameters: [detail]}", "{name: one, form: by-name}", "{name: one, form: page}").Replace(string(doc))
	_, err = contract.Load("acme", "variants.yaml", []byte(renamed))
	assert.ErrorContains(t, err, `listTeams has a form and a variant with the name "page"`)
}
