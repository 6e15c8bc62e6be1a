package sailpoint_test

import (
	"bytes"
	"encoding/json"
	"mime/multipart"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/stub/sailpoint"
)

func sailpointStub(o stub.Options) *stub.Stub { return sailpoint.New(document(), o) }

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
	built := sailpointStub(stub.Options{}).Target()
	s := caller{built.Transport, built.URL}
	assert.Equal(t, "http://"+stub.DefaultAddress+"/beta", built.URL)
	assert.True(t, built.Published, "its secrets protect nothing")
	for _, name := range []string{"identity", "other-identity"} {
		made := s.created(t, `{"name":"n","owner":{"id":"`+built.Offers[name]+`"}}`)
		assert.Equal(t, built.Offers[name+"-name"], made.Owner.MustGet().Name, "the name of %s", name)
	}
	for name, status := range map[string]int{
		"org-admin-credential": 200, "api-authority-credential": 200, "no-authority-credential": 403, "second-credential": 200, "expired-token": 401,
	} {
		c, ok := built.Credentials[built.Offers[name]]
		require.True(t, ok, "%s stands for no credential", name)
		token := c.Token
		if token == "" {
			form := "grant_type=client_credentials&client_id=" + c.ClientID + "&client_secret=" + c.ClientSecret
			token = tokenOf(t, s.send(t, call{"POST", built.TokenPath, "", form, "application/x-www-form-urlencoded"}))
		}
		assert.Equal(t, status, s.send(t, call{"GET", segments, token, "", ""}).Status, name)
	}
	assert.Contains(t, built.Credentials, built.Main)
	assert.Equal(t, built.Credentials[built.Main].Holds, built.Credentials[built.Offers["second-credential"]].Holds)
}

// The token endpoint lies at the tenant's own root, and not under the API.
func TestWhereATokenIsGot(t *testing.T) {
	t.Parallel()
	overBoth(t, func(t *testing.T, s caller) {
		tenant := caller{s.transport, strings.TrimSuffix(s.base, "/beta")}
		form := "grant_type=client_credentials&client_id=api&client_secret=demo-secret-api"
		tokenOf(t, tenant.send(t, call{"POST", "/oauth/token", "", form, "application/x-www-form-urlencoded"}))
		assert.Equal(t, 404, s.send(t, call{"POST", "/oauth/token", "", form, "application/x-www-form-urlencoded"}).Status)
		assert.Equal(t, 404, tenant.send(t, call{"GET", segments, admin, "", ""}).Status, "the API is not at the root")

		var body bytes.Buffer
		parts := multipart.NewWriter(&body)
		for name, value := range map[string]string{"grant_type": "client_credentials", "client_id": "api", "client_secret": "demo-secret-api"} {
			require.NoError(t, parts.WriteField(name, value))
		}
		require.NoError(t, parts.Close())
		tokenOf(t, tenant.send(t, call{"POST", "/oauth/token", "", body.String(), parts.FormDataContentType()}))

		wrong := strings.Replace(form, "demo-secret-api", "guessed", 1)
		req, err := http.NewRequestWithContext(t.Context(), "POST", tenant.base+"/oauth/token", strings.NewReader(wrong))
		require.NoError(t, err)
		refused := tenant.do(t, req, call{mediaType: "application/x-www-form-urlencoded"})
		assert.Equal(t, 401, refused.Status)
		assert.Contains(t, string(refused.Response.Body), `"error":"invalid_client"`, "RFC 6749, section 5.2")
	})
}

func TestTheBaseURLOfAStubCanBeTold(t *testing.T) {
	t.Parallel()
	for told, reason := range map[string]string{"https://stub.example": "that of the tenant", "https://stub.example/beta": "that of the API"} {
		assert.Equal(t, "https://stub.example/beta", sailpointStub(stub.Options{BaseURL: told}).Config.URL, reason)
	}
}

func TestTheConfigSaysHowLongToPoll(t *testing.T) {
	t.Parallel()
	assert.Zero(t, sailpointStub(stub.Options{}).Config.Settle)
	assert.Equal(t, 3*time.Second, sailpointStub(stub.Options{Lag: 3 * time.Second}).Config.Settle)
}

func TestTheTableOfGuards(t *testing.T) {
	t.Parallel()
	seen := map[rule.Site]bool{}
	for _, g := range sailpoint.Guards() {
		assert.True(t, g.IsGuard(), "%s", g)
		assert.NotNil(t, document().Operation(g.Operation()), "%s is a guard of no operation", g)
		assert.False(t, seen[g], "%s stands there twice", g)
		assert.False(t, slices.Contains(document().Guards(), g), "%s is kept by the chain", g)
		seen[g] = true
	}
}

func TestPoliciesOfTheDocumentAreGuardsOfTheStub(t *testing.T) {
	t.Parallel()
	built := sailpointStub(stub.Options{Break: []rule.Site{rule.Guard("listSegments", contract.CredentialPresent)}})
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
