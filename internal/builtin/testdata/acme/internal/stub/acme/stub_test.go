package acme_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	api "github.com/assay-conformance/assay/generated/acme"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/stub/acme"
	"github.com/assay-conformance/assay/internal/stub/stubtest"
)

const admin = "demo-dispatcher"

var kit = &stubtest.Kit{
	Document:  stubtest.Document("acme"),
	New:       acme.New,
	MediaType: "application/json",
	Admin:     admin,
	List:      stubtest.Call{Method: "GET", Path: "/parcels", Token: admin},
	Writes: []stubtest.Call{
		{Method: "POST", Path: "/parcels", Token: admin, Body: `{"label":"Second","weight":200}`},
		{Method: "POST", Path: "/parcels/101/send", Token: admin},
		{Method: "DELETE", Path: "/parcels/101", Token: admin},
	},
	State: []stubtest.Call{{Method: "GET", Path: "/parcels", Token: admin}},
	Refusal: func(t testing.TB, e *exchange.Exchange) string {
		require.NotEmpty(t, stubtest.Read[api.Problem](t, e, e.Status).Message)
		return ""
	},
}

func TestConfig(t *testing.T)            { kit.TestConfig(t) }
func TestGuards(t *testing.T)            { kit.TestGuards(t, acme.Guards()) }
func TestPoliciesAreGuards(t *testing.T) { kit.TestPoliciesAreGuards(t) }
func TestBodies(t *testing.T)            { kit.TestBodies(t) }
func TestTwoShareNothing(t *testing.T)   { kit.TestTwoShareNothing(t) }
