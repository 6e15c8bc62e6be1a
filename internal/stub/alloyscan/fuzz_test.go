package alloyscan_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	api "github.com/assay-conformance/assay/generated/alloyscan"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/stub/stubtest"
)

// For any body, the stub creates a segment that exists afterwards, or refuses in the documented
// shape and changes nothing.
func FuzzCreateBody(f *testing.F) {
	kit.FuzzBody(f, kit.Post(segments, good).As("application/json"), func(t *testing.T, s stubtest.Caller, e *exchange.Exchange) {
		made := stubtest.Read[api.Segment](t, e, 201)
		got := s.Send(t, kit.Get(segments+"/"+made.ID.String()))
		require.Equal(t, 200, got.Status)
		require.Equal(t, string(e.Response.Body), string(got.Response.Body))
	},
		`{"name":"n","type":"aws"}`, `{"name":"","type":"azure","autoTagId":null}`, `{"name":"n","type":"aws","NAME":"m","extra":{}}`, `{"name":"n","type":"aws","NAME":5}`,
		`{"name":"n","type":"ip-range","addresses":["::1","10.0.0.0/8","10.0.0.1-10.0.0.2"],"credentialIds":["a"],"auditServiceId":"`+service+`"}`,
	)
}

// For any query, the stub returns a page or a refusal.
func FuzzListQuery(f *testing.F) {
	kit.FuzzQuery(f, "limit=-1", "limit=9223372036854775807&offset=1", "type=aws&type=", "auditServiceId="+service)
}
