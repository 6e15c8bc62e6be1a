package zpa_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/stub/zpa"
)

func TestAStubOffersWhatItHas(t *testing.T) {
	t.Parallel()
	built := zpa.New(document(), stub.Options{Rate: &stub.NoRate}).Target()
	s := caller{built.Transport, built.URL}
	assert.Equal(t, "http://"+stub.DefaultAddress, built.URL)
	assert.True(t, built.Published, "its secrets protect nothing")
	assert.Equal(t, customer, built.Parameters["customerId"])
	for _, name := range []string{"referenced-group", "deception-group"} {
		assert.Equal(t, built.Offers[name], s.read(t, built.Offers[name]).ID, "the group that stands for %s", name)
	}
	for _, name := range []string{"application-segment", "second-application-segment"} {
		id := s.created(t, `{"name":"`+name+`","enabled":true,"applications":[{"id":`+built.Offers[name]+`}]}`)
		assert.Equal(t, built.Offers[name], s.read(t, id).Applications[0].ID)
	}
	assert.NotEmpty(t, s.page(t, "microtenantId="+built.Offers["microtenant"], admin).List, "a Microtenant with a group")
	assert.Equal(t, "501", *s.page(t, "microtenantId="+built.Offers["more-than-500-groups"], admin).TotalCount)
	for _, name := range []string{"microtenant-credential", "second-credential", "administrator"} {
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
	assert.Equal(t, "https://stub.example/zpa", zpa.New(document(), stub.Options{BaseURL: "https://stub.example/zpa"}).Config.URL)
}

func TestTheTableOfGuards(t *testing.T) {
	t.Parallel()
	seen := map[rule.Site]bool{}
	for _, g := range zpa.Guards() {
		assert.True(t, g.IsGuard(), "%s", g)
		assert.NotNil(t, document().Operation(g.Operation()), "%s is a guard of no operation", g)
		assert.False(t, seen[g], "%s stands there twice", g)
		assert.False(t, slices.Contains(document().Guards(), g), "%s is kept by the chain", g)
		seen[g] = true
	}
}

func TestPoliciesOfTheDocumentAreGuardsOfTheStub(t *testing.T) {
	t.Parallel()
	s := fresh(stub.Options{Break: []rule.Site{rule.Guard("listSegmentGroups", contract.CredentialPresent)}})
	assert.Equal(t, 200, s.send(t, call{"GET", groups, "", "", ""}).Status)
	assert.Equal(t, 401, s.send(t, call{"POST", groups, "", good, ""}).Status, "that guard is another operation's")
}

func TestTwoStubsShareNothing(t *testing.T) {
	t.Parallel()
	a, b := fresh(stub.Options{}), fresh(stub.Options{})
	before := b.state(t)
	first := a.created(t, good)
	require.Equal(t, 204, a.send(t, call{"PUT", changes + "/" + finance, admin, `{"deletedApps":["216196257331372003"]}`, ""}).Status)
	assert.Equal(t, before, b.state(t))
	assert.Equal(t, first, b.created(t, good), "ids are the same in every run")
}
