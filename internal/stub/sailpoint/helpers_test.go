package sailpoint_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	api "github.com/assay-conformance/assay/generated/sailpoint"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/stub/sailpoint"
	"github.com/assay-conformance/assay/internal/stub/stubtest"
)

const (
	segments = "/segments"
	admin    = "demo-administrator"
	nobody   = "demo-helpdesk" // has no authority
	second   = "demo-second-administrator"
	expired  = stub.ExpiredToken

	standing = "0f11f2a4-7c94-4bf3-a2bd-742580fe3bde" // a segment that exists on a new stub
	unknown  = "ef38f94347e94562b5bb8424a56397d8"
	owner    = "2c9180a46faadee4016fb4e018c20639"

	good = `{"name":"Austin","description":"All of Austin","active":true,"owner":{"type":"IDENTITY","id":"` + owner + `","name":"support"},` +
		`"visibilityCriteria":{"expression":{"operator":"EQUALS","attribute":"location","value":{"type":"STRING","value":"Austin"},"children":[]}}}`
	rename    = `[{"op":"replace","path":"/name","value":"x"}]`
	jsonPatch = "application/json-patch+json"
)

var kit = &stubtest.Kit{
	Document:  stubtest.Document("sailpoint"),
	New:       sailpoint.New,
	Base:      "/beta",
	MediaType: "application/json",
	Patches:   jsonPatch,
	Admin:     admin,
	List:      stubtest.Call{Method: "GET", Path: segments, Token: admin},
	Writes: []stubtest.Call{
		{Method: "POST", Path: segments, Token: admin, Body: good},
		{Method: "PATCH", Path: segments + "/" + standing, Token: admin, Body: rename},
		{Method: "DELETE", Path: segments + "/" + standing, Token: admin},
	},
	State:   []stubtest.Call{{Method: "GET", Path: segments + "?limit=250&count=true", Token: second}},
	Refusal: refusal,
	Codes: map[int]string{
		400: "400.1 Bad Request Content", 404: "404 Not found", 405: "405 Method Not Allowed", 413: "413 Request Entity Too Large", 415: "415 Unsupported Media Type",
	},
	Hostile: map[string]string{"properties of the wrong types": `{"name":1,"active":"yes","owner":[],"visibilityCriteria":7}`},
}

// unlimited returns a new stub without a rate limit.
func unlimited() stubtest.Caller { return kit.Fresh(stub.Options{Rate: &stub.NoRate}) }

// refusal checks the vendor's shape of a refusal with this status.
func refusal(t testing.TB, e *exchange.Exchange) string {
	t.Helper()
	body, code := stubtest.Read[map[string]any](t, e, e.Status), "detailCode"
	switch e.Status {
	case 401:
		code = "error"
	case 429:
		code = "message"
	default:
		require.NotEmpty(t, body["trackingId"], "%s", e.Response.Body)
		require.NotEmpty(t, body["messages"], "%s", e.Response.Body)
	}
	require.NotEmpty(t, body[code], "%s", e.Response.Body)
	return fmt.Sprint(body[code])
}

// read reads one segment.
func read(t testing.TB, s stubtest.Caller, id string) api.Segment {
	t.Helper()
	return segmentOf(t, s.Send(t, kit.Get(segments+"/"+id).By(second)), 200)
}

// created creates a segment.
func created(t testing.TB, s stubtest.Caller, body string) api.Segment {
	t.Helper()
	return segmentOf(t, s.Send(t, kit.Post(segments, body)), 201)
}

// patch sends a patch.
func patch(t testing.TB, s stubtest.Caller, id, operations string) *exchange.Exchange {
	t.Helper()
	return s.Send(t, kit.Patch(segments+"/"+id, operations).As(jsonPatch))
}

func segmentOf(t testing.TB, e *exchange.Exchange, status int) api.Segment {
	t.Helper()
	return stubtest.Read[api.Segment](t, e, status)
}
