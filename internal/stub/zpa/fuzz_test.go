package zpa_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"testing"

	"github.com/stretchr/testify/require"

	api "github.com/assay-conformance/assay/generated/zpa"
	"github.com/assay-conformance/assay/internal/stub"
)

// FuzzCreateBody: whatever is sent, the stub creates a group that is there afterwards, or
// refuses in the documented shape and changes nothing.
func FuzzCreateBody(f *testing.F) {
	for _, body := range hostile {
		f.Add([]byte(body))
	}
	for _, body := range []string{
		good, `{"name":"","enabled":false,"InspectTrafficWithZia":true}`, `{"name":"n","enabled":true,"NAME":"m","extra":{}}`, `{"name":"n","enabled":true,"applications":[]}`,
		`{"name":"n","enabled":true,"microtenantId":"` + branches + `","applications":[{"id":` + wiki + `},{"id":"` + wiki + `"}]}`,
	} {
		f.Add([]byte(body))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		s := fresh(stub.Options{})
		before := s.state(t)
		e := s.send(t, call{"POST", groups, admin, string(body), "application/json"})
		if e.Status != http.StatusOK {
			require.Equal(t, 4, e.Status/100)
			require.Equal(t, before, s.state(t), "a refused write changes nothing")
			return
		}
		var made api.SegmentGroupCreated
		require.NoError(t, json.Unmarshal(e.Response.Body, &made))
		require.Equal(t, 200, s.send(t, call{"GET", groups + "/" + made.ID + "?microtenantId=null", admin, "", ""}).Status)
	})
}

// FuzzUpdateBody: whatever is sent, the change is made or nothing is.
func FuzzUpdateBody(f *testing.F) {
	for _, body := range hostile {
		f.Add([]byte(body))
	}
	for _, body := range []string{
		`{}`, `{"name":"n","addedApps":["` + wiki + `"],"deletedApps":[` + intranet + `]}`, `{"applications":[]}`, `{"applications":[null,7,"a",[],{"id":7}]}`, `{"microtenantId":0}`,
	} {
		f.Add([]byte(body))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		s := fresh(stub.Options{})
		before := s.state(t)
		e := s.send(t, call{"PUT", changes + "/" + finance, admin, string(body), "application/json"})
		if e.Status != http.StatusNoContent {
			require.Equal(t, 4, e.Status/100)
			require.Equal(t, before, s.state(t), "a refused write changes nothing")
		}
	})
}

// FuzzListQuery: whatever is asked for, the stub answers with a page or a refusal.
func FuzzListQuery(f *testing.F) {
	for _, query := range []string{
		"", "page=1&pagesize=1", "page=-1", "page=9223372036854775807&pagesize=9223372036854775807", "page=1e3", "page=&pagesize", "%zz", ";", "a=%00&pageSize=%31",
		"search=enabled%20EQ%20true", "search=name%2BEQ%2B", "search=%22%22", "search=a&search=b", "microtenantId=null", "microtenant_id=-1",
	} {
		f.Add(query)
	}
	f.Fuzz(func(t *testing.T, query string) {
		s := fresh(stub.Options{})
		req, err := http.NewRequestWithContext(t.Context(), "GET", s.base+groups, nil)
		require.NoError(t, err)
		req.URL.RawQuery = query
		if _, err := req.URL.Parse(req.URL.String()); err != nil {
			t.Skip("no URL")
		}
		e := s.do(t, req, call{token: admin})
		require.Contains(t, []int{200, 400}, e.Status, "%s", e.Response.Body)
	})
}

// FuzzSearch: whatever is searched for, the stub finds groups or says why it cannot look, and
// what it does not understand finds nothing by chance.
func FuzzSearch(f *testing.F) {
	for _, search := range []string{
		"enabled EQ true", "name EQ Finance", `name EQ "Finance"`, "name NE ", "name EQ", "  ", "Finance", `"`, `""`, "name+EQ+Finance", "name EQ \x00", "id CONTAINS 2161", "名 EQ 前",
	} {
		f.Add(search)
	}
	f.Fuzz(func(t *testing.T, search string) {
		s := fresh(stub.Options{Strict: true})
		e := s.send(t, call{"GET", groups + "?search=" + url.QueryEscape(search), admin, "", ""})
		require.Contains(t, []int{200, 400}, e.Status, "%s", e.Response.Body)
	})
}

// FuzzPath: whatever the path is, the normaliser makes nothing of it that panics or is served
// as another operation than it looks.
func FuzzPath(f *testing.F) {
	for _, path := range []string{groups, "/zpa" + groups, groups + "&search=a", "/zpa", "/zpa/", "//", "/segmentGroup&", groups + "&&?a", groups + "/%2e%2e", groups + "&search=%zz"} {
		f.Add(path)
	}
	f.Fuzz(func(t *testing.T, path string) {
		s := fresh(stub.Options{})
		req, err := http.NewRequestWithContext(t.Context(), "GET", s.base+path, nil)
		if err != nil || req.URL.Host != "127.0.0.1:8787" {
			t.Skip("no path")
		}
		e := s.do(t, req, call{token: admin})
		require.Contains(t, []int{200, 307, 400, 403, 404, 405}, e.Status, "%s", e.Response.Body)
	})
}
