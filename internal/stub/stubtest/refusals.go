package stubtest

import (
	"maps"
	"path"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/stub"
)

// Refuses checks that a call is refused, in process and over a socket, and changes nothing. An
// empty code accepts any.
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

// refuses runs Refuses as a subtest, with the code of the chain.
func (k *Kit) refuses(t *testing.T, reason string, c Call, status int) {
	t.Helper()
	t.Run(reason, func(t *testing.T) {
		t.Parallel()
		k.Refuses(t, c, status, k.Codes[status])
	})
}

// TestNotServed calls unknown paths, and a method that the document does not have at the path of
// the listing.
func (k *Kit) TestNotServed(t *testing.T, method string) {
	t.Parallel()
	list := k.List.Path
	k.refuses(t, "an unknown path", k.Get(path.Join(path.Dir(list), "nothing")), 404)
	k.refuses(t, "a trailing slash", k.Get(list+"/"), 404)
	k.refuses(t, "two slashes in a row", k.Get(list+"//x"), 404)
	k.refuses(t, "a slash in an id", k.Get(list+"/a%2Fb"), 404)
	k.refuses(t, "an unknown method", Call{Method: method, Path: list, Token: k.Admin, Body: k.Writes[0].Body}, 405)
}

// TestStrangers makes every write without a valid token.
func (k *Kit) TestStrangers(t *testing.T) {
	t.Parallel()
	for _, c := range k.Writes {
		t.Run(c.Method+" "+c.Path, func(t *testing.T) {
			t.Parallel()
			k.refuses(t, "no token", c.By(""), 401)
			k.refuses(t, "an unknown token", c.By("nonsense"), 401)
			k.refuses(t, "an expired token", c.By(stub.ExpiredToken), 401)
		})
	}
}

// TestOddIDs makes calls with ids that do not exist: common ones and those in own, with what is odd
// about them.
func (k *Kit) TestOddIDs(t *testing.T, own map[string]string, calls func(id string) []Call) {
	t.Parallel()
	odd := map[string]string{
		"7": "a number", "not-an-id": "a word", "..": "the parent", "%2e%2e": "the parent, escaped", "%00": "a null byte", "%ff": "not UTF-8",
		"a%2Fb": "a slash", "'%20OR%201=1": "SQL injection", strings.Repeat("a", 5000): "too long",
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

// TestUnreadableQueries lists with malformed queries: the stub reads what it can, or refuses.
func (k *Kit) TestUnreadableQueries(t *testing.T) {
	t.Parallel()
	for query, reason := range map[string]string{
		"limit=1&limit=2": "a duplicate name", "limit=%zz": "an invalid escape", ";;": "semicolons", "%": "half an escape", "&&==&": "only delimiters",
	} {
		t.Run(reason, func(t *testing.T) {
			t.Parallel()
			assert.Contains(t, []int{200, 400}, k.Fresh(stub.Options{}).Send(t, k.Get(k.List.Path+"?"+query)).Status)
		})
	}
}
