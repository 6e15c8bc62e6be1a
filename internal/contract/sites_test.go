package contract_test

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/rule"
)

// yamlLines returns the lines of a document, the first as lines[1].
func yamlLines(t *testing.T, file string) []string {
	t.Helper()
	data, err := os.ReadFile(file)
	require.NoError(t, err)
	return append([]string{""}, strings.Split(string(data), "\n")...)
}

func TestLinesOfSites(t *testing.T) {
	t.Parallel()
	lines := yamlLines(t, "testdata/things.yaml")
	for _, s := range things().Sites() {
		parts := strings.Split(string(s), "/")
		keyword := strings.TrimPrefix(parts[len(parts)-1], ":")
		line := things().Line(s)
		require.Positive(t, line, "%s has no line", s)
		switch keyword {
		case "minLength", "maxLength", "pattern", "enum", "minimum", "maximum", "minItems", "maxItems", "uniqueItems", "format":
			if parts[1] == "200" && parts[2] == "header" {
				keyword = parts[3] // the validators have no line for the schema of a header
			}
			assert.Contains(t, lines[line], keyword+":", "line %d for %s", line, s)
		}
	}
}

func TestSitesOfAnOperation(t *testing.T) {
	t.Parallel()
	for site, where := range map[rule.Site][]string{
		"listThings":                             {"  /things:", "get:"},
		"listThings/query/state/required":        {"name: state"},
		"listThings/query/limit/optional":        {"name: limit"},
		"getThing/path/id/format":                {"/things/{id}:", "format: uuid"},
		"listThings/200":                         {`"200":`},
		"listThings/200/media-type":              {`"200":`},
		"listThings/200/header/X-Total/required": {"X-Total:"},
		"listThings/200/body/items/required":     {"required: [items]"},
		"createThing/body/media-type":            {"requestBody:"},
		"createThing/body/owner/:type":           {"owner:", "type: object"},
		"createThing/4XX":                        {"    Undocumented:"},
		"deleteThing/204/body/absent":            {`"204":`},
		"listThings/guard/permission-reader":     {"  /things:", "get:"},
		"listThings/guard/suffices-insider":      {"  /things:", "get:"},
	} {
		assert.True(t, things().Has(site), "%s", site)
		assert.Equal(t, lineOf(t, where...), things().Line(site), "%s", site)
	}
}

func TestAbsentSites(t *testing.T) {
	t.Parallel()
	for site, reason := range map[rule.Site]string{
		"createThing/body/name/pattern":            "the document has no such constraint",
		"createThing/body/secretWhen/optional":     "omitting it is neither right nor wrong",
		"createThing/body/secretWhen/required":     "sending it is neither right nor wrong",
		"listThings/query/state/type":              "any text is a string",
		"listThings/query/tag/type":                "any text is a list of one",
		"listThings/query/tag/*/nullable":          "a parameter has no form for null",
		"getThing/path/id/required":                "without it the path is another one",
		"getThing/404":                             "no such response is documented",
		"deleteThing/204/body/json":                "there is no body",
		"getTree/200/body/children/*/name/type":    "the deeper place has the site of the first",
		"getThing/guard/credential-present":        "security: [] opens the operation to all",
		"listThings/guard/suffices-reader":         "each of its two alternatives has its own",
		"createThing/guard/permission-writer":      "each of its two permissions has its own",
		"createThing/guard/suffices-writer":        "the source does not say so",
		"none":                                     "no such operation",
		"createThing/body/formats/uuid/type/extra": "there are no sites below a keyword",
	} {
		assert.False(t, things().Has(site), "%s: %s", site, reason)
		assert.Zero(t, things().Line(site))
	}
}

func TestLineOfDocumentPlaces(t *testing.T) {
	t.Parallel()
	lines := yamlLines(t, "testdata/things.yaml")
	for site, c := range map[rule.Site]struct{ text, reason string }{
		"document/info/title":                {"title:", "a place that is there"},
		"document/info/nothing/here":         {"info:", "one that is not: what encloses it"},
		"document/paths/~1things/get/nobody": {"get:", "a key with a slash"},
	} {
		assert.Contains(t, lines[things().Line(site)], c.text, c.reason)
	}
}

func TestSitesAreSortedAndUnique(t *testing.T) {
	t.Parallel()
	sites := things().Sites()
	for i := 1; i < len(sites); i++ {
		assert.Less(t, sites[i-1], sites[i])
	}
}

func TestResponseOfAStatus(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason     string
		op         string
		status     int
		site       rule.Site
		documented bool
	}{
		{"the exact status", "createThing", 201, "createThing/201", true},
		{"the exact status before its range", "createThing", 409, "createThing/409", true},
		{"only the body is not documented", "createThing", 400, "createThing/400", true},
		{"a range that only assay declares", "createThing", 404, "createThing/4XX", false},
		{"an undocumented status", "createThing", 500, "createThing/undocumented-status", false},
		{"an operation without a range", "getThing", 404, "getThing/undocumented-status", false},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			op := things().Operation(c.op)
			assert.Equal(t, c.site, op.ResponseSite(c.status), c.reason)
			assert.Equal(t, c.documented, op.Documents(c.status), c.reason)
			a, ok := op.Response(c.status)
			assert.Equal(t, ok, a.Site == c.site)
		})
	}
	assert.False(t, variants().Operation("createGroup").Documents(403), "its 4XX documents no status exactly")
}

func TestResponsesOfAnOperation(t *testing.T) {
	t.Parallel()
	var statuses []string
	for _, a := range things().Operation("createThing").Responses {
		statuses = append(statuses, a.Status)
	}
	assert.Equal(t, []string{"201", "400", "409", "4XX"}, statuses)
	success, ok := things().Operation("createThing").Success()
	assert.True(t, ok)
	assert.Equal(t, contract.Response{Site: "createThing/201", Status: "201", MediaType: "application/json"},
		contract.Response{Site: success.Site, Status: success.Status, MediaType: success.MediaType})
	_, ok = (&contract.Operation{Responses: []contract.Response{{Status: "404"}}}).Success()
	assert.False(t, ok)
}

func TestWrites(t *testing.T) {
	t.Parallel()
	for op, writes := range map[string]bool{"listThings": false, "getThing": false, "createThing": true, "changeThing": true, "deleteThing": true} {
		assert.Equal(t, writes, things().Operation(op).Writes(), op)
	}
}

func TestOperationsAreSorted(t *testing.T) {
	t.Parallel()
	var ids []string
	for _, op := range things().Operations() {
		ids = append(ids, op.ID)
	}
	assert.Equal(t, []string{"changeThing", "createThing", "deleteThing", "getMotto", "getShape", "getThing", "getTree", "listThings"}, ids)
}
