package stubtest

import (
	"maps"
	"path"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/stub"
)

// Refuses says that a call is refused, in process and over a socket, and changes nothing. An
// empty code is any.
func (k *Kit) Refuses(t *testing.T, c Call, status int, code string) {
	t.Helper()
	k.OverBoth(t, func(t *testing.T, s Caller) {
		before := s.State(t)
		e := s.Send(t, c)
		if assert.Equal(t, status, e.Status, "%s", e.Response.Body) && code != "" {
			assert.Equal(t, code, k.Refusal(t, e))
		}
		assert.Equal(t, before, s.State(t), "a refused write changes nothing")
	})
}

// refuses is a subtest of Refuses, of what the chain refuses.
func (k *Kit) refuses(t *testing.T, reason string, c Call, status int) {
	t.Helper()
	t.Run(reason, func(t *testing.T) {
		t.Parallel()
		k.Refuses(t, c, status, k.Codes[status])
	})
}

// TestNotServed calls paths that the document does not have, and a method that it does not
// have at the path of the listing.
func (k *Kit) TestNotServed(t *testing.T, method string) {
	t.Parallel()
	list := k.List.Path
	k.refuses(t, "a path that is not served", k.Get(path.Join(path.Dir(list), "nothing")), 404)
	k.refuses(t, "a slash at the end makes another path", k.Get(list+"/"), 404)
	k.refuses(t, "two slashes in a row", k.Get(list+"//x"), 404)
	k.refuses(t, "a slash within an id", k.Get(list+"/a%2Fb"), 404)
	k.refuses(t, "a method that is not served", Call{Method: method, Path: list, Token: k.Admin, Body: k.Writes[0].Body}, 405)
}

// TestStrangers tries every write as somebody whom the stub does not know.
func (k *Kit) TestStrangers(t *testing.T) {
	t.Parallel()
	for _, c := range k.Writes {
		t.Run(c.Method+" "+c.Path, func(t *testing.T) {
			t.Parallel()
			k.refuses(t, "no token", c.By(""), 401)
			k.refuses(t, "a token that nobody issued", c.By("nonsense"), 401)
			k.refuses(t, "a token that has expired", c.By(stub.ExpiredToken), 401)
		})
	}
}

// TestOddIDs makes calls about ids that name nothing. The ids are those that any vendor may
// meet, and the vendor's own, with what is odd about them; a path is served as another or not
// at all.
func (k *Kit) TestOddIDs(t *testing.T, own map[string]string, calls func(id string) []Call) {
	t.Parallel()
	odd := map[string]string{
		"7": "a number", "not-an-id": "a word", "..": "the folder above", "%2e%2e": "the same, hidden", "%00": "a byte of zero", "%ff": "no UTF-8",
		"a%2Fb": "a slash within", "'%20OR%201=1": "an old trick", strings.Repeat("a", 5000): "far too long",
	}
	maps.Copy(odd, own)
	for id, reason := range odd {
		t.Run(reason, func(t *testing.T) {
			t.Parallel()
			s := k.Fresh(stub.Options{})
			for _, c := range calls(id) {
				assert.Contains(t, []int{404, 405}, s.Send(t, c).Status, "%s %s", c.Method, c.Path)
			}
		})
	}
}

// TestUnreadableQueries lists with queries that nobody can read: the stub makes of them what
// it can, or refuses.
func (k *Kit) TestUnreadableQueries(t *testing.T) {
	t.Parallel()
	for query, reason := range map[string]string{
		"limit=1&limit=2": "a name twice", "limit=%zz": "an escape that is none", ";;": "semicolons", "%": "half an escape", "&&==&": "signs alone",
	} {
		t.Run(reason, func(t *testing.T) {
			t.Parallel()
			assert.Contains(t, []int{200, 400}, k.Fresh(stub.Options{}).Send(t, k.Get(k.List.Path+"?"+query)).Status)
		})
	}
}
