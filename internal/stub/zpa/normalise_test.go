package zpa_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/stub"
)

// plain sends a request that may not be one of the document's.
func (s caller) plain(t *testing.T, c call) *exchange.Exchange {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), c.method, s.base+c.path, strings.NewReader(c.body))
	require.NoError(t, err)
	req.Header.Set("Authorization", "Bearer "+c.token)
	if c.body != "" {
		req.Header.Set("Content-Type", "application/json")
	}
	e, err := exchange.Do(s.transport, stub.Epoch.Local, req)
	require.NoError(t, err)
	return e
}

func TestSpellingsThatPublicClientsSend(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason string
		call   call
		status int
		strict int // what a stub answers that keeps to the document
		has    string
	}{
		{"the prefix of OneAPI", call{"GET", "/zpa" + groups, admin, "", ""}, 200, 404, "Finance"},
		{"it is not cut from elsewhere", call{"GET", "/zpa/zpa" + groups, admin, "", ""}, 404, 404, ""},
		{"an ampersand for a question mark, as the source has it", call{"GET", groups + "&search=enabled%20EQ%20false", admin, "", ""}, 200, 404, `"list":[]`},
		{"the same with more behind it", call{"GET", groups + "&search=enabled%20EQ%20true?page=2", admin, "", ""}, 200, 404, `"list":[]`},
		{"with the prefix", call{"GET", "/zpa" + groups + "&search=enabled%20EQ%20true", admin, "", ""}, 200, 404, "Finance"},
		{"the older version of the change", call{"PUT", groups + "/" + finance, admin, `{"name":"Money","enabled":true,"applications":[]}`, ""}, 204, 405, ""},
		{"a page size in camel case", call{"GET", groups + "?pageSize=1", admin, "", ""}, 200, 200, "Finance"},
		{"with an underscore", call{"GET", groups + "?page_size=1&page=2", admin, "", ""}, 200, 200, "Decoys"},
		{"a Microtenant with an underscore", call{"GET", groups + "?microtenant_id=" + branches, admin, "", ""}, 200, 200, "Branch office"},
		{"a Microtenant in other capitals", call{"GET", groups + "?microTenantId=" + branches, admin, "", ""}, 200, 200, "Branch office"},
		{"plus signs that were escaped", call{"GET", groups + "?search=name%2BEQ%2BFinance", admin, "", ""}, 200, 400, "Finance"},
		{"plus signs that stand for spaces", call{"GET", groups + "?search=name+EQ+Finance", admin, "", ""}, 200, 200, "Finance"},
		{"a name alone", call{"GET", groups + "?search=Financ", admin, "", ""}, 200, 400, "Finance"},
		{"a name in quotes", call{"GET", groups + "?search=%22Finance%22", admin, "", ""}, 200, 400, "Finance"},
		{"words that are no condition", call{"GET", groups + "?search=my%20finance%20group", admin, "", ""}, 400, 400, "filtering.input.invalid.operand"},
		{"two spellings of one parameter", call{"GET", groups + "?pageSize=1&pagesize=2", admin, "", ""}, 400, 200, "multiple values"},
		{"a query that cannot be read", call{"GET", groups + "?search=%zz", admin, "", ""}, 200, 200, "Finance"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			e := fresh(stub.Options{}).plain(t, c.call)
			assert.Equal(t, c.status, e.Status, "%s: %s", c.reason, e.Response.Body)
			assert.Contains(t, string(e.Response.Body), c.has, c.reason)
			assert.Equal(t, c.strict, fresh(stub.Options{Strict: true}).plain(t, c.call).Status, "strictly: %s", c.reason)
		})
	}
}

// A request of the document is left as it is, escapes and all.
func TestTheDocumentsOwnSpellingStays(t *testing.T) {
	t.Parallel()
	for _, c := range []call{
		{"GET", groups + "?page=1&pagesize=1&search=enabled%20EQ%20true&microtenantId=0", admin, "", ""},
		{"GET", groups + "/a%2Fb", admin, "", ""},
		{"PUT", changes + "/" + finance, admin, `{"name":"x"}`, ""},
	} {
		lenient, strict := fresh(stub.Options{}).plain(t, c), fresh(stub.Options{Strict: true}).plain(t, c)
		assert.Equal(t, []any{strict.Status, string(strict.Response.Body)}, []any{lenient.Status, string(lenient.Response.Body)}, "%s %s", c.method, c.path)
	}
}
