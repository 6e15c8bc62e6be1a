package zpa_test

import (
	"net/url"
	"testing"

	"github.com/stretchr/testify/require"

	api "github.com/assay-conformance/assay/generated/zpa"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/stub/stubtest"
)

// For any body, the stub creates a group that exists afterwards, or refuses in the documented
// shape and changes nothing.
func FuzzCreateBody(f *testing.F) {
	kit.FuzzBody(f, kit.Post(groups, good).As("application/json"), func(t *testing.T, s stubtest.Caller, e *exchange.Exchange) {
		made := stubtest.Read[api.SegmentGroupCreated](t, e, 200)
		require.Equal(t, 200, s.Send(t, kit.Get(groups+"/"+made.ID+"?microtenantId=null")).Status)
	},
		`{"name":"","enabled":false,"InspectTrafficWithZia":true}`, `{"name":"n","enabled":true,"NAME":"m","extra":{}}`, `{"name":"n","enabled":true,"applications":[]}`,
		`{"name":"n","enabled":true,"microtenantId":"`+branches+`","applications":[{"id":`+wiki+`},{"id":"`+wiki+`"}]}`,
	)
}

// For any body, the stub makes the change or changes nothing.
func FuzzUpdateBody(f *testing.F) {
	kit.FuzzBody(f, kit.Put(changes+"/"+finance, good).As("application/json"), func(t *testing.T, _ stubtest.Caller, e *exchange.Exchange) {
		require.Equal(t, 204, e.Status)
	},
		`{}`, `{"name":"n","addedApps":["`+wiki+`"],"deletedApps":[`+intranet+`]}`, `{"applications":[]}`, `{"applications":[null,7,"a",[],{"id":7}]}`, `{"microtenantId":0}`,
	)
}

// For any query, the stub returns a page or a refusal.
func FuzzListQuery(f *testing.F) {
	kit.FuzzQuery(f,
		"page=1&pagesize=1", "page=-1", "page=9223372036854775807&pagesize=9223372036854775807", "page=1e3", "page=&pagesize", "a=%00&pageSize=%31",
		"search=enabled%20EQ%20true", "search=name%2BEQ%2B", "search=%22%22", "search=a&search=b", "microtenantId=null", "microtenant_id=-1",
	)
}

// For any search, the stub returns groups or refuses an invalid search.
func FuzzSearch(f *testing.F) {
	for _, search := range []string{
		"enabled EQ true", "name EQ Finance", `name EQ "Finance"`, "name NE ", "name EQ", "  ", "Finance", `"`, `""`, "name+EQ+Finance", "name EQ \x00", "id CONTAINS 2161", "名 EQ 前",
	} {
		f.Add(search)
	}
	f.Fuzz(func(t *testing.T, search string) {
		s := kit.Fresh(stub.Options{Strict: true})
		e := s.Send(t, kit.Get(groups+"?search="+url.QueryEscape(search)))
		require.Contains(t, []int{200, 400}, e.Status, "%s", e.Response.Body)
	})
}

// For any path, the normaliser neither panics nor turns it into another operation.
func FuzzPath(f *testing.F) {
	for _, path := range []string{groups, "/zpa" + groups, groups + "&search=a", "/zpa", "/zpa/", "//", "/segmentGroup&", groups + "&&?a", groups + "/%2e%2e", groups + "&search=%zz"} {
		f.Add(path)
	}
	f.Fuzz(func(t *testing.T, path string) {
		s := kit.Fresh(stub.Options{})
		u, err := url.Parse(s.Base + path)
		if err != nil || u.Host != stub.DefaultAddress {
			t.Skip("not a path")
		}
		req := s.Request(t, kit.Get(""))
		req.URL = u
		e := s.Do(t, req)
		require.Contains(t, []int{200, 307, 400, 403, 404, 405}, e.Status, "%s", e.Response.Body)
	})
}
