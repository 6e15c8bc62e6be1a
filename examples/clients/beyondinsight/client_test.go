// Package beyondinsight_test runs the vendor's public Go client against the stub. It is a module of its
// own, so that assay does not depend on the client.
//
//	cd examples/clients/beyondinsight && go test ./...
//
// The client has calls for workgroups, assets and databases, which are here, and for secrets, managed
// accounts, managed systems, functional accounts and platforms, which are not part of the source document.
package beyondinsight_test

import (
	"net/http/httptest"
	"testing"
	"time"

	"github.com/BeyondTrust/go-client-library-passwordsafe/api/assets"
	"github.com/BeyondTrust/go-client-library-passwordsafe/api/authentication"
	"github.com/BeyondTrust/go-client-library-passwordsafe/api/databases"
	"github.com/BeyondTrust/go-client-library-passwordsafe/api/entities"
	"github.com/BeyondTrust/go-client-library-passwordsafe/api/logging"
	"github.com/BeyondTrust/go-client-library-passwordsafe/api/utils"
	"github.com/BeyondTrust/go-client-library-passwordsafe/api/workgroups"
	"github.com/cenkalti/backoff/v4"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.uber.org/zap"

	"github.com/assay-conformance/assay/internal/builtin"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/target"
)

// signedIn starts a stub and returns a client that has a session.
func signedIn(t *testing.T, change func(*authentication.AuthenticationParametersObj, target.Credential)) (*authentication.AuthenticationObj, logging.Logger) {
	t.Helper()
	v, err := builtin.Vendors().Load("beyondinsight")
	require.NoError(t, err)
	s := v.NewStub(stub.Options{})
	server := httptest.NewServer(s.Handler)
	t.Cleanup(server.Close)
	log := logging.NewZapLogger(zap.NewNop())
	http, err := utils.GetHttpClient(5, false, "", "", log)
	require.NoError(t, err)
	retries := backoff.NewExponentialBackOff()
	retries.MaxElapsedTime = time.Second
	p := authentication.AuthenticationParametersObj{
		HTTPClient: *http, BackoffDefinition: retries, EndpointURL: server.URL + "/BeyondTrust/api/public/v3/", APIVersion: "3.1", Logger: log,
	}
	change(&p, s.Config.Credentials[s.Config.Main])
	authenticate := authentication.Authenticate
	if p.ApiKey != "" {
		authenticate = authentication.AuthenticateUsingApiKey
	}
	client, err := authenticate(p)
	require.NoError(t, err)
	user, err := client.GetPasswordSafeAuthentication()
	require.NoError(t, err)
	assert.Positive(t, user.UserId)
	t.Cleanup(func() { assert.NoError(t, client.SignOut()) })
	return client, log
}

func withSecret(p *authentication.AuthenticationParametersObj, c target.Credential) {
	p.ClientID, p.ClientSecret = c.ClientID, c.ClientSecret
}

func withKey(p *authentication.AuthenticationParametersObj, c target.Credential) {
	p.ApiKey = c.ClientSecret + ";runas=" + c.ClientID + ";" // the stub takes the secret for a key
}

func TestSignIn(t *testing.T) {
	for name, how := range map[string]func(*authentication.AuthenticationParametersObj, target.Credential){"a client secret": withSecret, "an API key": withKey} {
		t.Run(name, func(t *testing.T) {
			client, log := signedIn(t, how)
			groups, err := workgroups.NewWorkGroupObj(*client, log)
			require.NoError(t, err)
			listed, err := groups.GetWorkgroupListFlow()
			require.NoError(t, err)
			assert.Equal(t, "Default Workgroup", listed[0].Name)
		})
	}
}

func TestWorkgroups(t *testing.T) {
	client, log := signedIn(t, withSecret)
	groups, err := workgroups.NewWorkGroupObj(*client, log)
	require.NoError(t, err)
	made, err := groups.CreateWorkGroupFlow(entities.WorkGroupDetails{Name: "North"})
	require.NoError(t, err)
	listed, err := groups.GetWorkgroupListFlow()
	require.NoError(t, err)
	assert.Contains(t, listed, made)
}

func TestAssetsAndDatabases(t *testing.T) {
	client, log := signedIn(t, withSecret)
	all, err := assets.NewAssetObj(*client, log)
	require.NoError(t, err)
	details := entities.AssetDetails{IPAddress: "192.0.2.60", AssetName: "web-60", DnsName: "web-60.example.com", Description: "Made by the client"}
	byID, err := all.CreateAssetByworkgroupIDFlow("1", details)
	require.NoError(t, err)
	assert.Equal(t, "web-60", byID.AssetName)
	details.AssetName = "web-61"
	byName, err := all.CreateAssetByWorkGroupNameFlow("Default Workgroup", details)
	require.NoError(t, err)
	listed, err := all.GetAssetsListByWorkgroupNameFlow("Default Workgroup")
	require.NoError(t, err)
	assert.Contains(t, listed, byID)
	assert.Contains(t, listed, byName)

	databases, err := databases.NewDatabaseObj(*client, log)
	require.NoError(t, err)
	made, err := databases.CreateDatabaseFlow("31", entities.DatabaseDetails{PlatformID: 11, InstanceName: "orders", Port: 1433, Version: "16.0"})
	require.NoError(t, err)
	shown, err := databases.GetDatabasesListFlow()
	require.NoError(t, err)
	assert.Contains(t, shown, made)
	require.NoError(t, databases.DeleteDatabaseById(made.DatabaseID))
	require.NoError(t, all.DeleteAssetById(byID.AssetID))
	listed, err = all.GetAssetsListByWorkgroupIdFlow("1")
	require.NoError(t, err)
	assert.NotContains(t, listed, byID)
}
