package alloyscan_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	api "github.com/assay-conformance/assay/generated/alloyscan"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/stub/alloyscan"
	"github.com/assay-conformance/assay/internal/stub/stubtest"
)

const (
	segments = "/api/v1/segments"
	admin    = "demo-administrator"
	plain    = "demo-plain-user"
	operator = "demo-scan-operator"
	second   = "demo-second-site-administrator"

	service  = "6d1c0c3e-58f4-4f5b-9c55-0a8f0d7a1001" // an Audit Service that exists
	scanning = "6d1c0c3e-58f4-4f5b-9c55-0a8f0d7a2001" // a segment with a running scan
	unserved = "6d1c0c3e-58f4-4f5b-9c55-0a8f0d7a2002" // a segment without an Audit Service
	foreign  = "6d1c0c3e-58f4-4f5b-9c55-0a8f0d7a2003" // a segment of the second site
	unknown  = "6d1c0c3e-58f4-4f5b-9c55-0a8f0d7a9999"

	good = `{"name":"Office","type":"address-list","addresses":["10.0.0.1"],"auditServiceId":"` + service + `"}`
)

var kit = &stubtest.Kit{
	Document:  stubtest.Document("alloyscan"),
	New:       alloyscan.New,
	MediaType: "application/json",
	Admin:     admin,
	List:      stubtest.Call{Method: "GET", Path: segments, Token: admin},
	Writes: []stubtest.Call{
		{Method: "POST", Path: segments, Token: admin, Body: good},
		{Method: "PATCH", Path: segments + "/" + scanning, Token: admin, Body: `{"name":"x"}`},
		{Method: "POST", Path: segments + "/" + scanning + "/scan", Token: admin, Body: `{"audit":true}`},
		{Method: "DELETE", Path: segments + "/" + scanning, Token: admin},
	},
	State: []stubtest.Call{ // the segments of both sites
		{Method: "GET", Path: segments + "?limit=1000", Token: admin},
		{Method: "GET", Path: segments + "?limit=1000", Token: second},
	},
	Refusal: refusal,
	Codes:   map[int]string{400: "invalid_request", 401: "unauthorized", 404: "not_found", 405: "method_not_allowed", 413: "too_large", 415: "invalid_request"},
	Hostile: map[string]string{
		"a list":                        "[]",
		"properties of the wrong types": `{"name":1,"type":[],"addresses":{},"autoTagId":false,"audit":"yes"}`,
	},
}

// refusal checks the shape of a refusal.
func refusal(t testing.TB, e *exchange.Exchange) string {
	t.Helper()
	p := stubtest.Read[api.Error](t, e, e.Status)
	require.NotEmpty(t, p.Error)
	require.NotEmpty(t, p.Message)
	return p.Error
}

// created creates a segment and returns its id.
func created(t testing.TB, s stubtest.Caller, body string) string {
	t.Helper()
	return stubtest.Read[api.Segment](t, s.Send(t, kit.Post(segments, body)), 201).ID.String()
}
