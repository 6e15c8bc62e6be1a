package alloyscan_test

import (
	"encoding/json"
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	api "github.com/assay-conformance/assay/generated/alloyscan"
	"github.com/assay-conformance/assay/internal/stub"
)

// FuzzCreateBody: whatever is sent, the stub creates a segment that is there afterwards, or
// refuses in the documented shape and changes nothing.
func FuzzCreateBody(f *testing.F) {
	for _, body := range hostile {
		f.Add([]byte(body))
	}
	for _, body := range []string{
		good, `{"name":"n","type":"aws"}`, `{"name":"","type":"azure","autoTagId":null}`, `{"name":"n","type":"aws","NAME":"m","extra":{}}`, `{"name":"n","type":"aws","NAME":5}`,
		`{"name":"n","type":"ip-range","addresses":["::1","10.0.0.0/8","10.0.0.1-10.0.0.2"],"credentialIds":["a"],"auditServiceId":"` + service + `"}`,
	} {
		f.Add([]byte(body))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		s := fresh(stub.Options{})
		before := s.state(t)
		e := s.send(t, call{"POST", segments, admin, string(body), "application/json"})
		if e.Status != http.StatusCreated {
			require.Equal(t, 4, e.Status/100)
			require.Equal(t, before, s.state(t), "a refused write changes nothing")
			return
		}
		var made api.Segment
		require.NoError(t, json.Unmarshal(e.Response.Body, &made))
		got := s.send(t, call{"GET", segments + "/" + made.ID.String(), admin, "", ""})
		require.Equal(t, 200, got.Status)
		require.Equal(t, string(e.Response.Body), string(got.Response.Body))
	})
}

// FuzzListQuery: whatever is asked for, the stub answers with a page or a refusal.
func FuzzListQuery(f *testing.F) {
	for _, query := range []string{
		"", "limit=1&offset=1", "limit=-1", "limit=9223372036854775807&offset=1", "limit=1e3", "limit=&offset", "type=aws&type=", "%zz", ";", "a=%00&limit=%31", "auditServiceId=" + service,
	} {
		f.Add(query)
	}
	f.Fuzz(func(t *testing.T, query string) {
		s := fresh(stub.Options{})
		req, err := http.NewRequestWithContext(t.Context(), "GET", s.base+segments, nil)
		require.NoError(t, err)
		req.URL.RawQuery = query
		if _, err := req.URL.Parse(req.URL.String()); err != nil {
			t.Skip("no URL")
		}
		e := s.do(t, req, call{token: admin})
		require.Contains(t, []int{200, 400}, e.Status, "%s", e.Response.Body)
	})
}
