package sailpoint_test

import (
	"bytes"
	"mime/multipart"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/stub/sailpoint"
	"github.com/assay-conformance/assay/internal/stub/stubtest"
)

func TestConfig(t *testing.T)            { kit.TestConfig(t) }
func TestGuards(t *testing.T)            { kit.TestGuards(t, sailpoint.Guards()) }
func TestPoliciesAreGuards(t *testing.T) { kit.TestPoliciesAreGuards(t) }
func TestStubsShareNoState(t *testing.T) { kit.TestTwoShareNothing(t) }

func TestConfigHasPropagationDelay(t *testing.T) {
	t.Parallel()
	assert.Zero(t, kit.Stub(stub.Options{}).Config.PropagationDelay)
	assert.Equal(t, 3*time.Second, kit.Stub(stub.Options{Lag: 3 * time.Second}).Config.PropagationDelay)
}

func TestOffersExist(t *testing.T) {
	t.Parallel()
	s := kit.Fresh(stub.Options{})
	config := s.Config
	for _, name := range []string{"identity", "other-identity"} {
		made := created(t, s, `{"name":"n","owner":{"id":"`+config.Offers[name]+`"}}`)
		assert.Equal(t, config.Offers[name+"-name"], made.Owner.MustGet().Name, "the name of %s", name)
	}
	for name, status := range map[string]int{
		"org-admin-credential": 200, "api-authority-credential": 200, "no-authority-credential": 403, "second-credential": 200, "expired-token": 401,
	} {
		assert.Equal(t, status, s.Send(t, kit.List.By(s.SignIn(t, name))).Status, name)
	}
	assert.ElementsMatch(t, config.Credentials[config.Main].Holds, config.Credentials[config.Offers["second-credential"]].Holds)
}

// The token endpoint is at the root of the tenant, not below the API.
func TestTokenEndpoint(t *testing.T) {
	t.Parallel()
	const path, form = "/oauth/token", "grant_type=client_credentials&client_id=api&client_secret=demo-secret-api"
	kit.OverBoth(t, func(t *testing.T, s stubtest.Caller) {
		tenant := s
		tenant.Base = strings.TrimSuffix(s.Base, kit.Base)
		stubtest.Token(t, tenant.Send(t, stubtest.SignIn(path, form)))
		assert.Equal(t, 404, s.Send(t, stubtest.SignIn(path, form)).Status)
		assert.Equal(t, 404, tenant.Send(t, kit.List).Status, "the API is not at the root")

		var body bytes.Buffer
		parts := multipart.NewWriter(&body)
		for name, value := range map[string]string{"grant_type": "client_credentials", "client_id": "api", "client_secret": "demo-secret-api"} {
			require.NoError(t, parts.WriteField(name, value))
		}
		require.NoError(t, parts.Close())
		stubtest.Token(t, tenant.Send(t, stubtest.SignIn(path, body.String()).As(parts.FormDataContentType())))

		refused := tenant.Send(t, stubtest.SignIn(path, strings.Replace(form, "demo-secret-api", "guessed", 1)))
		assert.Equal(t, 401, refused.Status)
		assert.Contains(t, string(refused.Response.Body), `"error":"invalid_client"`, "RFC 6749, section 5.2")
	})
}
