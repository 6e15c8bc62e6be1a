package sailpoint_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/stub/stubtest"
)

// For any body, the stub creates a segment that exists afterwards, or refuses in the documented
// shape and changes nothing.
func FuzzCreateBody(f *testing.F) {
	kit.FuzzBody(f, kit.Post(segments, good).As("application/json"), func(t *testing.T, s stubtest.Caller, e *exchange.Exchange) {
		made := segmentOf(t, e, 201)
		require.Equal(t, made, read(t, s, made.ID))
	},
		`{"name":"n"}`, `{"name":"n","NAME":5}`, `{"name":"n","owner":null,"visibilityCriteria":null,"description":null}`, `{"name":"n","id":{},"created":[],"modified":false}`,
		`{"name":"n","visibilityCriteria":{"expression":`+deep(50)+`}}`, `{"name":"n","owner":{"id":"x","ID":"","type":null}}`,
	)
}

// For any patch, the stub returns the segment in its new state with its old id, or refuses in the
// documented shape and changes nothing.
func FuzzPatchBody(f *testing.F) {
	kit.Seed(f,
		`[]`, `[{"op":"replace","path":"/name","value":"x"}]`, `[{"op":"add","path":"/visibilityCriteria/expression/children/0","value":{"operator":"AND"}}]`,
		`[{"op":"move","from":"/name","path":"/name"}]`, `[{"op":"move","from":"/owner","path":"/owner/id"}]`, `[{"op":"copy","from":"","path":"/description"}]`,
		`[{"op":"copy","from":"/visibilityCriteria","path":"/visibilityCriteria/expression/value"}]`, `[{"op":"test","path":"","value":null}]`, `[{"op":"test","path":"/a/b","value":null}]`,
		`[{"op":"remove","path":"/owner/~"}]`, `[{"op":"remove","path":"/visibilityCriteria/expression/children/-"}]`, `[{"op":"add","path":"/name/x","value":null}]`,
		`[{"op":"replace","path":"/owner","value":null},{"op":"add","path":"/owner/id","value":"x"}]`, `[{"op":"add","path":"/active","value":1e400}]`, doubling(5),
		`[{"op":"replace","path":"/visibilityCriteria/expression","value":`+deep(50)+`}]`,
	)
	f.Fuzz(func(t *testing.T, body []byte) {
		s := kit.Fresh(stub.Options{})
		made := created(t, s, good)
		e := patch(t, s, made.ID, string(body))
		if e.Status != http.StatusOK {
			require.Equal(t, 4, e.Status/100)
			require.Equal(t, made, read(t, s, made.ID), "a refused patch changes nothing")
			return
		}
		after := segmentOf(t, e, 200)
		require.Equal(t, made.ID, after.ID)
		require.Equal(t, after, read(t, s, made.ID))
	})
}

// For any query, the stub returns a page or a refusal.
func FuzzListQuery(f *testing.F) {
	kit.FuzzQuery(f, "limit=-1", "offset=9223372036854775807", "count=&count=", "count=TRUE")
}
