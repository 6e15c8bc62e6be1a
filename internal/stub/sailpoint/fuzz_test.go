package sailpoint_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/stub"
)

// FuzzCreateBody: whatever is sent, the stub creates a segment that is there afterwards, or
// refuses in the documented shape and changes nothing.
func FuzzCreateBody(f *testing.F) {
	for _, body := range hostile {
		f.Add([]byte(body))
	}
	for _, body := range []string{
		good, `{"name":"n"}`, `{"name":"n","NAME":5}`, `{"name":"n","owner":null,"visibilityCriteria":null,"description":null}`, `{"name":"n","id":{},"created":[],"modified":false}`,
		`{"name":"n","visibilityCriteria":{"expression":` + deep(50) + `}}`, `{"name":"n","owner":{"id":"x","ID":"","type":null}}`,
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
		made := segmentOf(t, e, 201)
		require.Equal(t, made, s.read(t, made.ID))
	})
}

// FuzzPatchBody: whatever patch is sent, the stub answers with the segment as it is from then
// on, under its old id, or refuses in the documented shape and changes nothing.
func FuzzPatchBody(f *testing.F) {
	for _, body := range hostile {
		f.Add([]byte(body))
	}
	for _, body := range []string{
		`[]`, `[{"op":"replace","path":"/name","value":"x"}]`, `[{"op":"add","path":"/visibilityCriteria/expression/children/0","value":{"operator":"AND"}}]`,
		`[{"op":"move","from":"/name","path":"/name"}]`, `[{"op":"move","from":"/owner","path":"/owner/id"}]`, `[{"op":"copy","from":"","path":"/description"}]`,
		`[{"op":"copy","from":"/visibilityCriteria","path":"/visibilityCriteria/expression/value"}]`, `[{"op":"test","path":"","value":null}]`, `[{"op":"test","path":"/a/b","value":null}]`,
		`[{"op":"remove","path":"/owner/~"}]`, `[{"op":"remove","path":"/visibilityCriteria/expression/children/-"}]`, `[{"op":"add","path":"/name/x","value":null}]`,
		`[{"op":"replace","path":"/owner","value":null},{"op":"add","path":"/owner/id","value":"x"}]`, `[{"op":"add","path":"/active","value":1e400}]`, doubling(5),
		`[{"op":"replace","path":"/visibilityCriteria/expression","value":` + deep(50) + `}]`,
	} {
		f.Add([]byte(body))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		s := fresh(stub.Options{})
		made := s.created(t, good)
		e := s.patch(t, made.ID, string(body))
		if e.Status != http.StatusOK {
			require.Equal(t, 4, e.Status/100)
			require.Equal(t, made, s.read(t, made.ID), "a refused patch changes nothing")
			return
		}
		after := segmentOf(t, e, 200)
		require.Equal(t, made.ID, after.ID)
		require.Equal(t, after, s.read(t, made.ID))
	})
}

// FuzzListQuery: whatever is asked for, the stub answers with a page or a refusal.
func FuzzListQuery(f *testing.F) {
	for _, query := range []string{
		"", "limit=1&offset=1", "limit=-1", "offset=9223372036854775807", "limit=1e3", "limit=&offset", "count=&count=", "count=TRUE", "%zz", ";", "a=%00&limit=%31",
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
