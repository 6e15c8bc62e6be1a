package zpa_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/stub/stubtest"
)

// plain sends a request that may not be one of the document's.
func plain(t *testing.T, o stub.Options, c stubtest.Call) *exchange.Exchange {
	t.Helper()
	s := kit.Fresh(o)
	e, err := exchange.Do(s.Transport, s.Clock.Now, s.Request(t, c))
	require.NoError(t, err)
	return e
}

func TestSpellingsThatPublicClientsSend(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason string
		call   stubtest.Call
		status int
		strict int // what a stub answers that keeps to the document
		has    string
	}{
		{"the prefix of OneAPI", kit.Get("/zpa" + groups), 200, 404, "Finance"},
		{"it is not cut from elsewhere", kit.Get("/zpa/zpa" + groups), 404, 404, ""},
		{"an ampersand for a question mark, as the source has it", kit.Get(groups + "&search=enabled%20EQ%20false"), 200, 404, `"list":[]`},
		{"the same with more behind it", kit.Get(groups + "&search=enabled%20EQ%20true?page=2"), 200, 404, `"list":[]`},
		{"with the prefix", kit.Get("/zpa" + groups + "&search=enabled%20EQ%20true"), 200, 404, "Finance"},
		{"the older version of the change", kit.Put(groups+"/"+finance, `{"name":"Money","enabled":true,"applications":[]}`), 204, 405, ""},
		{"a page size in camel case", kit.Get(groups + "?pageSize=1"), 200, 200, "Finance"},
		{"with an underscore", kit.Get(groups + "?page_size=1&page=2"), 200, 200, "Decoys"},
		{"a Microtenant with an underscore", kit.Get(groups + "?microtenant_id=" + branches), 200, 200, "Branch office"},
		{"a Microtenant in other capitals", kit.Get(groups + "?microTenantId=" + branches), 200, 200, "Branch office"},
		{"plus signs that were escaped", kit.Get(groups + "?search=name%2BEQ%2BFinance"), 200, 400, "Finance"},
		{"plus signs that stand for spaces", kit.Get(groups + "?search=name+EQ+Finance"), 200, 200, "Finance"},
		{"a name alone", kit.Get(groups + "?search=Financ"), 200, 400, "Finance"},
		{"a name in quotes", kit.Get(groups + "?search=%22Finance%22"), 200, 400, "Finance"},
		{"words joined by ampersands, as one client's page of a listing asks", kit.Get(groups + "?page=1&pagesize=500&search=name%26EQ%26Branch%26office&microtenantId=" + branches), 200, 400, "Branch office"},
		{"the words of a name joined", kit.Get(groups + "?search=name%20EQ%20Branch%26office&microtenantId=" + branches), 200, 200, "Branch office"},
		{"a name alone, its words joined", kit.Get(groups + "?search=Branch%26office&microtenantId=" + branches), 200, 400, "Branch office"},
		{"a name alone, its words joined by plus signs that were escaped", kit.Get(groups + "?search=Branch%2Boffice&microtenantId=" + branches), 200, 400, "Branch office"},
		{"joined words about another field stay as they are", kit.Get(groups + "?search=description%20EQ%20stands%26here"), 200, 200, `"list":[]`},
		{"words that are no condition", kit.Get(groups + "?search=my%20finance%20group"), 400, 400, "filtering.input.invalid.operand"},
		{"two spellings of one parameter", kit.Get(groups + "?pageSize=1&pagesize=2"), 400, 200, "multiple values"},
		{"a query that cannot be read", kit.Get(groups + "?search=%zz"), 200, 200, "Finance"},
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

// A request of the document is left as it is, escapes and all.
func TestTheDocumentsOwnSpellingStays(t *testing.T) {
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
