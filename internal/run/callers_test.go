package run_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/stub"
)

// A server that takes a token for another one is caught, whichever token and whichever call.
func TestServersThatTakeAnyToken(t *testing.T) {
	slow(t)
	t.Parallel()
	main := "Bearer demo-administrator"
	for _, c := range []struct {
		reason, vendor string
		taken          func(method, authorization string) bool // served as the administrator
		violated       []string
	}{
		{"any token is good for reading", "alloyscan", func(method, a string) bool { return method == "GET" && strings.HasPrefix(a, "Bearer ") }, []string{"ALLOY-AUTH-BEARER-ALL"}},
		{"any token is good for everything", "zpa", func(_, a string) bool { return strings.HasPrefix(a, "Bearer ") }, []string{"ZPA-AUTH-BEARER"}},
		{"an expired token still works", "sailpoint", func(_, a string) bool { return a == "Bearer "+stub.ExpiredToken }, []string{"SP-CREATE-401-EXPIRED", "SP-LIST-401-EXPIRED"}},
		{"the scheme does not matter", "alloyscan", func(_, a string) bool { return strings.HasPrefix(a, "Basic ") }, []string{"ALLOY-AUTH-BEARER-ALL"}},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			r := runAgainst(t, c.vendor, func(next http.RoundTripper) roundTrip {
				return func(req *http.Request) (*http.Response, error) {
					if c.taken(req.Method, req.Header.Get("Authorization")) {
						req.Header.Set("Authorization", main)
					}
					return next.RoundTrip(req)
				}
			})
			for _, id := range c.violated {
				i := slices.IndexFunc(r.Rules, func(rr result.RuleResult) bool { return rr.Rule.ID == id })
				if assert.GreaterOrEqual(t, i, 0, id) {
					assert.Equal(t, result.Fail, r.Rules[i].Verdict, "%s: %s", id, r.Rules[i].Why)
				}
			}
		})
	}
}
