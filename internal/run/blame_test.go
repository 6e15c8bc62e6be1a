package run_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/result"
)

// The rules of blame (ARCHITECTURE.md, "Attributing violations"): one thing is wrong, and the rules about
// it fail, and no others.
func TestBlame(t *testing.T) {
	slow(t)
	t.Parallel()
	answering := func(method, end string, status int) bug {
		return func(next http.RoundTripper) roundTrip {
			return func(r *http.Request) (*http.Response, error) {
				resp, err := next.RoundTrip(r)
				if err == nil && r.Method == method && strings.HasSuffix(r.URL.Path, end) && resp.StatusCode/100 == 2 {
					resp = rewritten(resp, status, `{"error":"odd","message":"odd"}`)
				}
				return resp, err
			}
		}
	}
	for _, c := range []struct {
		reason string
		bug    bug
		fail   []string
	}{
		{"a: what a Given made is held against nothing", onRequest("POST", func(_ map[string][]string, body map[string]any) {
			if name, ok := body["name"].(string); ok {
				body["name"] = strings.ToLower(name)
			}
		}), []string{"ALLOY-CREATE-STORED"}},
		{"b: a refusal that nobody wanted, although it did its work", answering("PATCH", "", 422), []string{"ALLOY-PATCH-200"}},
		{"d: the response to a change that was not made", onRequest("PATCH", func(_ map[string][]string, body map[string]any) { delete(body, "autoTagId") }),
			[]string{"ALLOY-PATCH-EDITABLE-AUTOTAG"}},
		{"e: another thing is read", onResponse("GET", func(r *http.Request, status int, body any) any {
			if object, ok := body.(map[string]any); ok && status == 200 && !isListing(r) {
				object["id"] = "6d1c0c3e-58f4-4f5b-9c55-0a8f0d7a2001"
			}
			return body
		}), []string{"ALLOY-GET-200"}},
		{"f: no listing can be read", answering("GET", "/segments", 422), []string{"ALLOY-LIST-FILTERS-OPTIONAL", "ALLOY-LIST-200"}},
		{"g: every creation is refused: only rules with an accepted case of their own fail", answering("POST", "/segments", 422),
			[]string{"ALLOY-CREATE-AUTOTAG-OPTIONAL", "ALLOY-CREATE-AUTOTAG-NULLABLE", "ALLOY-CREATE-201", "ALLOY-VALID-ADDRESSES-NONEMPTY"}},
		{"h: a page longer than its limit", onRequest("GET", func(query map[string][]string, _ map[string]any) { moreAfterOffset(query, "limit", 1) }),
			[]string{"ALLOY-LIST-LIMIT"}},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			var failed []string
			for _, rr := range runAgainst(t, "alloyscan", c.bug).Rules {
				if rr.Verdict == result.Fail {
					failed = append(failed, rr.Rule.ID)
				}
			}
			assert.Equal(t, c.fail, failed)
		})
	}
}
