package run_test

import (
	"context"
	"encoding/json"
	"net/http"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/derive"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/run"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/suite"
	"github.com/assay-conformance/assay/internal/target"
	"github.com/assay-conformance/assay/internal/trial"
)

type object = map[string]any

// groups serves internal/contract/testdata/variants.yaml: bodies of several forms, chosen by a
// member, by what was asked or by the form of an id; lists in the query; bodies that are no
// JSON; headers written in any case. No vendor has all of that at once.
func groups(c *contract.Contract, o stub.Options) *stub.Stub {
	clock := target.NewTurnedClock(stub.Epoch)
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
	answer := func(status int, body any) {
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(status)
		_ = json.NewEncoder(w).Encode(body) // an answer that cannot be written has no reader
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
		answer(http.StatusCreated, group)
	case name != r.URL.Path && strings.Trim(name, "0123456789") == "":
		answer(http.StatusOK, []any{group})
	case name != r.URL.Path, query.Has("name"):
		answer(http.StatusOK, group)
	case query.Has("limit"):
		answer(http.StatusOK, object{"total": 1, "data": []any{group}})
	default:
		answer(http.StatusOK, []any{group})
	}
}

// groupsBinding makes its valid calls, of each variant too.
type groupsBinding struct{}

func (groupsBinding) Resources() map[string]trial.Resource { return nil }

func (b groupsBinding) Arrange(ctx context.Context, s *trial.Session, operation string, form trial.Form) (trial.Call, error) {
	call := trial.Call{Operation: operation}
	full := form == trial.Full
	switch operation {
	case "createGroup":
		return b.ArrangeVariant(ctx, s, operation, "local", form)
	case "getGroup":
		return b.ArrangeVariant(ctx, s, operation, "by-id", form)
	case "listGroups":
		if full {
			call.Query = map[string]string{"name": "n", "limit": "5", "level": "1,3"}
		}
	case "ping":
		call.Header = map[string]string{"X-Trace-Id": "t"}
	case "sendFile":
		call.Body = object{"about": object{"name": "n"}, "data": "bytes", "note": "note"}
		if !full {
			call.Body = object{"about": object{}, "data": "bytes"}
		}
	case "import":
		call.Body = object{"bytes": []any{1}, "text": "t"}
		if !full {
			call.Body = object{"text": "t"}
		}
	}
	return call, nil
}

func (groupsBinding) ArrangeVariant(_ context.Context, _ *trial.Session, operation, variant string, form trial.Form) (trial.Call, error) {
	call := trial.Call{Operation: operation}
	switch operation + " " + variant {
	case "createGroup local":
		call.Body = object{"kind": "local", "name": "n", "description": "d"}
	case "createGroup ldap":
		body := object{"kind": "ldap", "name": "n", "host": "h"}
		if form == trial.Full {
			body["description"] = "d"
		}
		call.Body = body
	case "getGroup by-id":
		call.Path = map[string]string{"idOrName": "42"}
	case "getGroup by-name":
		call.Path = map[string]string{"idOrName": "admins"}
	case "listGroups by-name":
		call.Query = map[string]string{"name": "n"}
	case "listGroups page":
		call.Query = map[string]string{"limit": "5"}
	case "listGroups list":
		call.Query = map[string]string{"level": "1,3"}
	}
	return call, nil
}

// What BeyondInsight will need is proven before there is a rule that needs it: whatever the
// contract can say, the derived cases try, and every defect that the contract can have is seen.
func TestEveryFormOfABodyIsTriedAndProven(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("../contract/testdata/variants.yaml")
	require.NoError(t, err)
	c, err := contract.Load("acme", "variants.yaml", data)
	require.NoError(t, err)
	v := &suite.Vendor{Name: "acme", Contract: c, Rules: &rule.Catalogue{Vendor: "acme"}, Cases: derive.Cases(c), Binding: groupsBinding{}, Stub: groups}
	m, err := run.Prove(t.Context(), run.ProveOptions{Vendor: v, Parallel: 2})
	require.NoError(t, err)
	assert.Empty(t, m.Alarms)
	assert.Empty(t, m.Survived)
	assert.Empty(t, m.Collateral)
	assert.Empty(t, m.Idle)
	assert.Greater(t, m.Killed, 200)
}
