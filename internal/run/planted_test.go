package run_test

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/result"
)

// Bugs that real backends have, each in a server that is right otherwise. The rule that is violated is
// the one that tells of it.
func TestPlantedBugs(t *testing.T) {
	slow(t)
	t.Parallel()
	for _, c := range []struct {
		reason, vendor string
		bug            bug
		rule           string
	}{
		{"a change to null is accepted and ignored", "alloyscan", onRequest("PATCH", func(_ map[string][]string, body map[string]any) {
			if value, sent := body["autoTagId"]; sent && value == nil {
				delete(body, "autoTagId")
			}
		}), "ALLOY-PATCH-EDITABLE-AUTOTAG"},
		{"of two changes the second is ignored", "alloyscan", onRequest("PATCH", func(_ map[string][]string, body map[string]any) {
			if _, also := body["name"]; also {
				delete(body, "autoTagId")
			}
		}), "ALLOY-PATCH-EDITABLE-AUTOTAG"},
		{"a change of the name drops the credentials", "alloyscan", losingCredentials(), "ALLOY-PATCH-PARTIAL"},
		{"names are stored in small letters", "alloyscan", onRequest("POST", func(_ map[string][]string, body map[string]any) {
			if name, ok := body["name"].(string); ok {
				body["name"] = strings.ToLower(name)
			}
		}), "ALLOY-CREATE-STORED"},
		{"a list is stored sorted", "alloyscan", onRequest("POST", func(_ map[string][]string, body map[string]any) {
			sortTexts(body["addresses"])
		}), "ALLOY-GET-ADDRESSES-CIDR-OR-IP"},
		{"an IP range needs no addresses", "alloyscan", onRequest("POST", func(_ map[string][]string, body map[string]any) {
			if addresses, _ := body["addresses"].([]any); body["type"] == "ip-range" && len(addresses) == 0 {
				body["addresses"] = []any{"10.0.0.1"}
			}
		}), "ALLOY-VALID-ADDRESSES-IP-RANGE"},
		{"the second of two addresses is not looked at", "alloyscan", onRequest("POST", func(_ map[string][]string, body map[string]any) {
			if addresses, _ := body["addresses"].([]any); len(addresses) > 1 && addresses[1] == "10.0.0.0/99" {
				body["addresses"] = addresses[:1]
			}
		}), "ALLOY-CREATE-400-MALFORMED-ADDRESS"},
		{"an offset skips one more", "alloyscan", onRequest("GET", func(query map[string][]string, _ map[string]any) { moreAfterOffset(query, "offset", 1) }), "ALLOY-LIST-OFFSET"},
		{"the limit is one too many after an offset", "alloyscan", onRequest("GET", func(query map[string][]string, _ map[string]any) { moreAfterOffset(query, "limit", 1) }), "ALLOY-LIST-LIMIT"},
		{"the limit is one too few after an offset", "alloyscan", onRequest("GET", func(query map[string][]string, _ map[string]any) { moreAfterOffset(query, "limit", -1) }), "ALLOY-LIST-OFFSET"},
		{"the last page loses an item", "alloyscan", onResponse("GET", func(r *http.Request, _ int, body any) any {
			items, replace := listOf(body)
			limit, err := strconv.Atoi(r.URL.Query().Get("limit"))
			if err != nil || r.URL.Query().Get("offset") == "0" || len(items) == 0 || len(items) >= limit {
				return body
			}
			return replace(items[:len(items)-1])
		}), "ALLOY-LIST-OFFSET"},
		{"a filter is forgotten on the second page", "alloyscan", onRequest("GET", func(query map[string][]string, _ map[string]any) {
			if offset := query["offset"]; len(offset) == 1 && offset[0] != "0" {
				delete(query, "type")
			}
		}), "ALLOY-LIST-FILTER-TYPE"},
		{"of two filters only one counts", "alloyscan", onRequest("GET", func(query map[string][]string, _ map[string]any) {
			if _, also := query["type"]; also {
				delete(query, "auditServiceId")
			}
		}), "ALLOY-LIST-FILTERS-TOGETHER"},
		{"a change never writes the description", "zpa", onRequest("PUT", func(_ map[string][]string, body map[string]any) { delete(body, "description") }), "ZPA-UPDATE-APPLIED"},
		{"only the first of several links is made", "zpa", onRequest("PUT", func(_ map[string][]string, body map[string]any) {
			if ids, _ := body["addedApps"].([]any); len(ids) > 1 {
				body["addedApps"] = ids[:1]
			}
		}), "ZPA-UPDATE-ADDEDAPPS"},
		{"links are replaced, not added", "zpa", replacingLinks(), "ZPA-UPDATE-ADDEDAPPS"},
		{"a refused change links what is known", "zpa", doingAlso(func(r *http.Request, sent map[string]any, status int) map[string]any {
			ids, _ := sent["addedApps"].([]any)
			if r.Method != "PUT" || status != 400 || len(ids) < 2 {
				return nil
			}
			return map[string]any{"addedApps": slices.DeleteFunc(ids, func(id any) bool { return strings.HasPrefix(fmt.Sprint(id), "999") })}
		}), "ZPA-REFUSED-CHANGES-NOTHING"},
		{"the response to a creation shows another description", "sailpoint", onResponse("POST", func(_ *http.Request, _ int, body any) any {
			object, _ := body.(map[string]any)
			if object["description"] != nil {
				object["description"] = "another"
			}
			return body
		}), "SP-CREATE-201"},
		{"a search leaves out one that matches", "zpa", onResponse("GET", func(r *http.Request, _ int, body any) any {
			items, replace := listOf(body)
			if !r.URL.Query().Has("search") || len(items) < 3 {
				return body
			}
			return replace(slices.Delete(items, 1, 2))
		}), "ZPA-LIST-SEARCH-EQ"},
		{"the total counts the page", "zpa", onResponse("GET", func(r *http.Request, _ int, body any) any {
			items, _ := listOf(body)
			if object, _ := body.(map[string]any); isListing(r) && object["totalCount"] != nil {
				object["totalCount"] = strconv.Itoa(len(items))
			}
			return body
		}), "ZPA-LIST-TOTALCOUNT"},
		{"the parameters of a refusal are in the wrong order", "zpa", onResponse("DELETE", func(_ *http.Request, _ int, body any) any {
			object, _ := body.(map[string]any)
			if params, ok := object["params"].([]any); ok {
				slices.Reverse(params)
			}
			return body
		}), "ZPA-DELETE-400-BODY"},
		{"times are in milliseconds", "zpa", onResponse("GET", func(_ *http.Request, _ int, body any) any {
			everyObject(body, func(object map[string]any) {
				if seconds, ok := object["creationTime"].(string); ok {
					object["creationTime"] = seconds + "000"
				}
			})
			return body
		}), "ZPA-STRING-EPOCH"},
	} {
		t.Run(c.vendor+": "+c.reason, func(t *testing.T) {
			t.Parallel()
			r := runAgainst(t, c.vendor, c.bug)
			i := slices.IndexFunc(r.Rules, func(rr result.RuleResult) bool { return rr.Rule.ID == c.rule })
			require.GreaterOrEqual(t, i, 0, c.rule)
			assert.Equal(t, result.Fail, r.Rules[i].Verdict, "%s: %s", c.rule, r.Rules[i].Why)
		})
	}
}

// losingCredentials shows no credentials of a segment after its name was changed.
func losingCredentials() bug {
	return func(next http.RoundTripper) roundTrip {
		renamed := map[string]bool{}
		shown := onResponse("GET", func(r *http.Request, _ int, body any) any {
			if object, ok := body.(map[string]any); ok && renamed[r.URL.Path] {
				delete(object, "credentialIds")
			}
			return body
		})(next)
		return func(r *http.Request) (*http.Response, error) {
			if r.Method == "PATCH" && objectOf(take(r))["name"] != nil {
				renamed[r.URL.Path] = true
			}
			return shown(r)
		}
	}
}

// replacingLinks unlinks everything else when application segments are linked.
func replacingLinks() bug {
	return func(next http.RoundTripper) roundTrip {
		linked := map[string][]any{}
		return func(r *http.Request) (*http.Response, error) {
			sent := objectOf(take(r))
			added, _ := sent["addedApps"].([]any)
			resp, err := next.RoundTrip(r)
			if err != nil || r.Method != "PUT" || len(added) == 0 || resp.StatusCode != 204 {
				return resp, err
			}
			if old := linked[r.URL.Path]; len(old) > 0 {
				also := r.Clone(r.Context())
				put(also, map[string]any{"deletedApps": old})
				if done, err := next.RoundTrip(also); err == nil {
					_ = done.Body.Close()
				}
			}
			linked[r.URL.Path] = added
			return resp, nil
		}
	}
}

// moreAfterOffset changes a number of a listing that has an offset above 0.
func moreAfterOffset(query map[string][]string, parameter string, by int) {
	offset, value := query["offset"], query[parameter]
	if len(offset) != 1 || offset[0] == "0" || len(value) != 1 {
		return
	}
	if n, err := strconv.Atoi(value[0]); err == nil && n+by > 0 {
		query[parameter] = []string{strconv.Itoa(n + by)}
	}
}

func sortTexts(list any) {
	items, _ := list.([]any)
	slices.SortFunc(items, func(a, b any) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
}
