package run_test

import (
	"encoding/json"
	"net/http"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/derive"
	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/run"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/suite"
	"github.com/assay-conformance/assay/internal/target"
)

type object = map[string]any

// groups serves internal/contract/testdata/variants.yaml: bodies of several forms, chosen by a
// property, by the query or by the form of an id; lists in the query; bodies that are not JSON;
// headers written in any case. No vendor has all of these.
func groups(c *contract.Contract, o stub.Options) *stub.Stub {
	clock := target.NewManualClock(stub.Epoch)
	switches := stub.NewSwitches(c.Guards(), o.Break)
	refuse := func(w http.ResponseWriter, status int, _, message string) {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		http.Error(w, message, status)
	}
	chain := &stub.Chain{Contract: c, Options: o, Switches: switches, Refuse: refuse, Accounts: stub.NewAccounts(clock, 0, stub.Principal{Name: "all"})}
	config := target.Config{Vendor: "acme", URL: "http://" + stub.DefaultAddress, Main: "all", Writes: true, Published: true, Credentials: map[string]target.Credential{"all": {Token: "demo-all"}}}
	return &stub.Stub{Handler: chain.Around(http.HandlerFunc(serveGroups)), Switches: switches, Config: config, Clock: clock}
}

func serveGroups(w http.ResponseWriter, r *http.Request) {
	group := object{"id": 1, "members": []any{object{"userId": 1}, object{"userId": 2, "clientId": "c"}}}
	respond := func(status int, body any) {
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(status)
		_ = json.NewEncoder(w).Encode(body) // the client may have gone
	}
	query, name := r.URL.Query(), strings.TrimPrefix(r.URL.Path, "/groups/")
	switch {
	case r.URL.Path == "/ping":
		w.Header().Set("etag", `"1"`)
		w.Header().Set("X-RateLimit-Limit", "10")
		w.WriteHeader(http.StatusNoContent)
	case r.URL.Path == "/files", r.URL.Path == "/imports":
		w.WriteHeader(http.StatusNoContent)
	case r.Method == http.MethodPost:
		respond(http.StatusCreated, group)
	case name != r.URL.Path && strings.Trim(name, "0123456789") == "":
		respond(http.StatusOK, []any{group})
	case name != r.URL.Path, query.Has("name"):
		respond(http.StatusOK, group)
	case query.Has("limit"):
		respond(http.StatusOK, object{"total": 1, "data": []any{group}})
	default:
		respond(http.StatusOK, []any{group})
	}
}

// What BeyondInsight will need is proven before there is a rule that needs it: the derived cases
// cover all that the contract can express, and they kill every mutant of it.
func TestEveryBodyVariantIsProven(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("../contract/testdata/variants.yaml")
	require.NoError(t, err)
	c, err := contract.Load("acme", "variants.yaml", data)
	require.NoError(t, err)
	rows, err := os.ReadFile("testdata/variants-resources.yaml")
	require.NoError(t, err)
	resources, err := resource.Parse("variants-resources.yaml", rows, c)
	require.NoError(t, err)
	v := &suite.Vendor{Name: "acme", Contract: c, Rules: &rule.Catalogue{Vendor: "acme"}, Cases: derive.Cases(c), Resources: resources, Stub: groups}
	m, err := run.Prove(t.Context(), run.ProveOptions{Vendor: v, Parallel: 2})
	require.NoError(t, err)
	assert.Empty(t, m.Alarms)
	assert.Empty(t, m.Survived)
	assert.Empty(t, m.Collateral)
	assert.Empty(t, m.Idle)
	assert.Greater(t, m.Killed, 200)
}
