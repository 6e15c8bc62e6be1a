package run_test

import (
	"encoding/json"
	"net/http"
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/derive"
	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/run"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/suite"
	"github.com/assay-conformance/assay/internal/target"
)

type object = map[string]any

// respond writes a JSON response.
func respond(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body) // the client may have gone
}

// acme serves internal/contract/testdata/variants.yaml. Each part of the document has its
// handlers in a file of its own: grown_PART_test.go.
type acme struct {
	*http.ServeMux
	switches *stub.Switches
}

// refuse answers a request with a plain text.
func refuse(w http.ResponseWriter, status int, _, message string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	http.Error(w, message, status)
}

// parts add their handlers, and list the guards that those ask.
var parts = []struct {
	guards []rule.Site
	add    func(acme)
}{
	{nil, acme.variants},
	{nil, acme.teams},
	{nil, acme.directories},
	{nil, acme.permissions},
	{nil, acme.depots},
}

// guardsOfParts lists the guards of the handlers.
func guardsOfParts() []rule.Site {
	var all []rule.Site
	for _, p := range parts {
		all = append(all, p.guards...)
	}
	return all
}

// newAcme is the stub of the grown document: a vendor that has everything that a document can
// say. No real one has all of it.
func newAcme(c *contract.Contract, o stub.Options) *stub.Stub { return newAcmeWith(nil)(c, o) }

// newAcmeWith makes the stub of an acme that keeps sessions, unless there is nil.
func newAcmeWith(sessions *target.Session) stub.Make {
	return func(c *contract.Contract, o stub.Options) *stub.Stub { return acmeStub(c, o, sessions) }
}

func acmeStub(c *contract.Contract, o stub.Options, sessions *target.Session) *stub.Stub {
	clock := target.NewManualClock(stub.Epoch)
	principals := stub.Principals(c, stub.Principal{Name: "all", Secret: "demo-secret-all"})
	switches := stub.NewSwitches(append(guardsOfParts(), c.Guards()...), o.Break)
	chain := &stub.Chain{Contract: c, Options: o, Switches: switches, Refuse: refuse, Tokens: "/token", Sessions: sessions, AnyCase: true, Accounts: stub.NewAccounts(clock, time.Hour, principals...)}
	config := target.Config{Vendor: "acme", URL: o.Filled().BaseURL, TokenPath: "/token", Session: sessions, Main: "all", Writes: true, Published: true,
		Offers: map[string]string{"expired-token": "expired"}, Credentials: map[string]target.Credential{"expired": {Token: stub.ExpiredToken}}}
	for _, p := range principals {
		config.Credentials[p.Name] = p.Credential()
	}
	a := acme{http.NewServeMux(), switches}
	for _, p := range parts {
		p.add(a)
	}
	return &stub.Stub{Handler: chain.Around(a), Switches: switches, Config: config, Clock: clock}
}

// acmeVendor loads the grown document with its resources.
func acmeVendor(t *testing.T) *suite.Vendor {
	data, err := os.ReadFile("../contract/testdata/variants.yaml")
	require.NoError(t, err)
	c, err := contract.Load("acme", "variants.yaml", data)
	require.NoError(t, err)
	rows, err := os.ReadFile("testdata/variants-resources.yaml")
	require.NoError(t, err)
	resources, err := resource.Parse("variants-resources.yaml", rows, c)
	require.NoError(t, err)
	return &suite.Vendor{Name: "acme", Contract: c, Rules: &rule.Catalogue{Vendor: "acme"}, Cases: derive.Cases(c), Resources: resources, Guards: guardsOfParts(), Stub: newAcme}
}

// What BeyondInsight will need is proven before there is a rule that needs it: the derived cases
// cover all that the contract can express, and they kill every mutant of it.
func TestGrownDocumentIsProven(t *testing.T) {
	t.Parallel()
	m, err := run.Prove(t.Context(), run.ProveOptions{Vendor: acmeVendor(t), Parallel: 2})
	require.NoError(t, err)
	assert.Empty(t, m.Alarms)
	assert.Empty(t, m.Survived)
	assert.Empty(t, m.Collateral)
	assert.Empty(t, m.Idle)
	assert.Greater(t, m.Killed, 200)
}

// verdictsAt runs the grown document against a stub that is wrapped, and returns the verdict on a rule
// about each of some sites.
func verdictsAt(t *testing.T, v *suite.Vendor, wrap func(http.Handler) http.Handler, sites ...rule.Site) map[rule.Site]result.Verdict {
	t.Helper()
	for _, s := range sites {
		require.True(t, v.Contract.Has(s), s)
		v.Rules.Rules = append(v.Rules.Rules, rule.Rule{ID: string(s), Vendor: v.Name, Kind: rule.Behaviour, Level: rule.Must, Sites: []rule.Site{s}})
	}
	o := options([]*suite.Vendor{v})
	o.Target = func(v *suite.Vendor) target.Source { return v.Embedded(stub.Options{Wrap: wrap}) }
	r, err := run.Run(t.Context(), o)
	require.NoError(t, err)
	all := map[rule.Site]result.Verdict{}
	for _, rr := range r.Rules {
		all[rr.Rule.Sites[0]] = rr.Verdict
	}
	return all
}
