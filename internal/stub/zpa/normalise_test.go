package zpa_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/stub/stubtest"
)

// plain sends a request that need not match the document.
func plain(t *testing.T, o stub.Options, c stubtest.Call) *exchange.Exchange {
	t.Helper()
	s := kit.Fresh(o)
	e, err := exchange.Do(s.Transport, s.Clock.Now, s.Request(t, c))
	require.NoError(t, err)
	return e
}

func TestRequestVariantsOfClients(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason string
		call   stubtest.Call
		status int
		strict int // status of a strict stub
		has    string
	}{
		{"the prefix of OneAPI", kit.Get("/zpa" + groups), 200, 404, "Finance"},
		{"the prefix is removed only once", kit.Get("/zpa/zpa" + groups), 404, 404, ""},
		{"an ampersand for a question mark, as in the source", kit.Get(groups + "&search=enabled%20EQ%20false"), 200, 404, `"list":[]`},
		{"an ampersand and then a question mark", kit.Get(groups + "&search=enabled%20EQ%20true?page=2"), 200, 404, `"list":[]`},
		{"an ampersand with the prefix", kit.Get("/zpa" + groups + "&search=enabled%20EQ%20true"), 200, 404, "Finance"},
		{"the older version of the change", kit.Put(groups+"/"+finance, `{"name":"Money","enabled":true,"applications":[]}`), 204, 405, ""},
		{"a page size in camel case", kit.Get(groups + "?pageSize=1"), 200, 200, "Finance"},
		{"a page size with an underscore", kit.Get(groups + "?page_size=1&page=2"), 200, 200, "Decoys"},
		{"a Microtenant with an underscore", kit.Get(groups + "?microtenant_id=" + branches), 200, 200, "Branch office"},
		{"a Microtenant in another case", kit.Get(groups + "?microTenantId=" + branches), 200, 200, "Branch office"},
		{"escaped plus signs", kit.Get(groups + "?search=name%2BEQ%2BFinance"), 200, 400, "Finance"},
		{"plus signs for spaces", kit.Get(groups + "?search=name+EQ+Finance"), 200, 200, "Finance"},
		{"only a name", kit.Get(groups + "?search=Financ"), 200, 400, "Finance"},
		{"a name in quotes", kit.Get(groups + "?search=%22Finance%22"), 200, 400, "Finance"},
		{"words joined by ampersands, as one client sends them", kit.Get(groups + "?page=1&pagesize=500&search=name%26EQ%26Branch%26office&microtenantId=" + branches), 200, 400, "Branch office"},
		{"only the words of a name joined", kit.Get(groups + "?search=name%20EQ%20Branch%26office&microtenantId=" + branches), 200, 200, "Branch office"},
		{"only a name, joined by ampersands", kit.Get(groups + "?search=Branch%26office&microtenantId=" + branches), 200, 400, "Branch office"},
		{"only a name, joined by escaped plus signs", kit.Get(groups + "?search=Branch%2Boffice&microtenantId=" + branches), 200, 400, "Branch office"},
		{"joined words of another field stay", kit.Get(groups + "?search=description%20EQ%20stands%26here"), 200, 200, `"list":[]`},
		{"words that are not a condition", kit.Get(groups + "?search=my%20finance%20group"), 400, 400, "filtering.input.invalid.operand"},
		{"two variants of one parameter", kit.Get(groups + "?pageSize=1&pagesize=2"), 400, 200, "at most one pagesize"},
		{"a malformed query", kit.Get(groups + "?search=%zz"), 200, 200, "Finance"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			e := plain(t, stub.Options{}, c.call)
			assert.Equal(t, c.status, e.Status, "%s: %s", c.reason, e.Response.Body)
			assert.Contains(t, string(e.Response.Body), c.has, c.reason)
			assert.Equal(t, c.strict, plain(t, stub.Options{Strict: true}, c.call).Status, "strictly: %s", c.reason)
		})
	}
}

// A request in documented syntax is unchanged, including escapes.
func TestDocumentedRequestsAreUnchanged(t *testing.T) {
	t.Parallel()
	for _, c := range []stubtest.Call{
		kit.Get(groups + "?page=1&pagesize=1&search=enabled%20EQ%20true&microtenantId=0"),
		kit.Get(groups + "/a%2Fb"),
		kit.Put(changes+"/"+finance, `{"name":"x"}`),
	} {
		lenient, strict := plain(t, stub.Options{}, c), plain(t, stub.Options{Strict: true}, c)
		assert.Equal(t, []any{strict.Status, string(strict.Response.Body)}, []any{lenient.Status, string(lenient.Response.Body)}, "%s %s", c.Method, c.Path)
	}
}
