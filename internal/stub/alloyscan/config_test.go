package alloyscan_test

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/stub/alloyscan"
)

func alloyscanStub(o stub.Options) *stub.Stub { return alloyscan.New(document(), o) }

func tokenOf(t *testing.T, e *exchange.Exchange) string {
	t.Helper()
	require.Equal(t, 200, e.Status, "%s", e.Response.Body)
	var got struct {
		AccessToken string `json:"access_token"`
	}
	require.NoError(t, json.Unmarshal(e.Response.Body, &got))
	return got.AccessToken
}

func TestAStubOffersWhatItHas(t *testing.T) {
	t.Parallel()
	built := alloyscanStub(stub.Options{}).Target()
	s := caller{built.Transport, built.URL}
	assert.Equal(t, "http://"+stub.DefaultAddress, built.URL)
	assert.True(t, built.Published, "its secrets protect nothing")
	for _, name := range []string{"running-scan", "segment-without-audit-service"} {
		e := s.send(t, call{"GET", segments + "/" + built.Offers[name], admin, "", ""})
		assert.Equal(t, 200, e.Status, "the segment that stands for %s", name)
	}
	for _, name := range []string{"audit-service", "second-audit-service"} {
		s.created(t, `{"name":"`+name+`","type":"active-directory","auditServiceId":"`+built.Offers[name]+`"}`)
	}
	for _, name := range []string{"segment-of-another-type", "cloud-segment-type", "ip-range-segment-type"} {
		s.created(t, `{"name":"`+name+`","type":"`+built.Offers[name]+`","auditServiceId":"`+service+`","addresses":["10.0.0.1-10.0.0.9"]}`)
	}
	for _, name := range []string{"non-admin-credential", "no-scan-credential", "scan-only-credential", "second-site-credential", "administrator"} {
		credential := name
		if offered, ok := built.Offers[name]; ok {
			credential = offered
		}
		c, ok := built.Credentials[credential]
		require.True(t, ok, "%s stands for no credential", name)
		signIn := "grant_type=client_credentials&client_id=" + c.ClientID + "&client_secret=" + c.ClientSecret
		tokenOf(t, s.send(t, call{"POST", built.TokenPath, "", signIn, "application/x-www-form-urlencoded"}))
	}
	assert.Contains(t, built.Credentials, built.Main)
}

func TestTheBaseURLOfAStubCanBeTold(t *testing.T) {
	t.Parallel()
	assert.Equal(t, "https://stub.example/alloy", alloyscanStub(stub.Options{BaseURL: "https://stub.example/alloy"}).Config.URL)
}

func TestTheTableOfGuards(t *testing.T) {
	t.Parallel()
	seen := map[rule.Site]bool{}
	for _, g := range alloyscan.Guards() {
		assert.True(t, g.IsGuard(), "%s", g)
		assert.NotNil(t, document().Operation(g.Operation()), "%s is a guard of no operation", g)
		assert.False(t, seen[g], "%s stands there twice", g)
		assert.False(t, slices.Contains(document().Guards(), g), "%s is kept by the chain", g)
		seen[g] = true
	}
}

func TestPoliciesOfTheDocumentAreGuardsOfTheStub(t *testing.T) {
	t.Parallel()
	built := alloyscanStub(stub.Options{Break: []rule.Site{rule.Guard("listSegments", contract.CredentialPresent)}})
	s := caller{built.Target().Transport, built.Config.URL}
	assert.Equal(t, 200, s.send(t, call{"GET", segments, "", "", ""}).Status)
	assert.Equal(t, 401, s.send(t, call{"POST", segments, "", good, ""}).Status, "that guard is another operation's")
}

func TestTwoStubsShareNothing(t *testing.T) {
	t.Parallel()
	a, b := fresh(stub.Options{}), fresh(stub.Options{})
	before := b.state(t)
	first := a.created(t, good)
	assert.Equal(t, before, b.state(t))
	assert.Equal(t, first, b.created(t, good), "ids are the same in every run")
}
