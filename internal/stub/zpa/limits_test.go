package zpa_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/stub/zpa"
	"github.com/assay-conformance/assay/internal/target"
)

// documented is a stub with the rate limits of the document.
func documented(t *testing.T) (caller, *target.TurnedClock) {
	t.Helper()
	clock := target.NewTurnedClock(stub.Epoch)
	made := zpa.New(document(), stub.Options{Clock: clock}).Target()
	return caller{made.Transport, made.URL}, clock
}

func TestTheRateLimitsOfTheDocument(t *testing.T) {
	t.Parallel()
	s, clock := documented(t)
	list, write := call{"GET", groups, admin, "", ""}, call{"DELETE", groups + "/" + unknown, admin, "", ""}
	for range 20 {
		require.Equal(t, 200, s.send(t, list).Status)
	}
	over := s.send(t, list)
	require.Equal(t, 429, over.Status)
	assert.Equal(t, "invalid.toomanyrequests", requireProblem(t, over).ID)
	assert.Equal(t, "1s", over.Response.Header.Get("Retry-After"), "with its unit")
	for range 10 {
		require.Equal(t, 404, s.send(t, write).Status, "writes are counted by themselves")
	}
	require.Equal(t, 429, s.send(t, write).Status)
	assert.Equal(t, 429, s.send(t, call{"PUT", changes + "/" + finance, admin, `{}`, ""}).Status, "all writes together")
	list.token = backup
	assert.Equal(t, 200, s.send(t, list).Status, "another credential")
	list.token = admin
	require.NoError(t, clock.Sleep(t.Context(), time.Second))
	assert.Equal(t, 200, s.send(t, list).Status, "as told")
}

func TestTwoWaysToSignIn(t *testing.T) {
	t.Parallel()
	const form = "application/x-www-form-urlencoded"
	client := "client_id=administrator&client_secret=demo-secret-administrator"
	for _, c := range []struct {
		reason, path, body string
		status             int
	}{
		{"the older API takes the client alone", "/signin", client, 200},
		{"a grant besides does no harm", "/signin", client + "&grant_type=client_credentials", 200},
		{"another grant is not meant", "/signin", client + "&grant_type=password", 400},
		{"a wrong secret", "/signin", client + "x", 401},
		{"OneAPI takes a grant and an audience", "/oauth2/v1/token", client + "&grant_type=client_credentials&audience=https%3A%2F%2Fapi.example.com", 200},
		{"and no call without a grant", "/oauth2/v1/token", client, 400},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			s := fresh(stub.Options{})
			e := s.send(t, call{"POST", c.path, "", c.body, form})
			require.Equal(t, c.status, e.Status, "%s: %s", c.reason, e.Response.Body)
			if c.status == 200 {
				assert.Equal(t, 200, s.send(t, call{"GET", groups, tokenOf(t, e), "", ""}).Status)
			}
		})
	}
}

func TestATokenOfAStubExpires(t *testing.T) {
	t.Parallel()
	s, clock := documented(t)
	signIn := call{"POST", "/signin", "", "client_id=administrator&client_secret=demo-secret-administrator", "application/x-www-form-urlencoded"}
	token := tokenOf(t, s.send(t, signIn))
	assert.Equal(t, 200, s.send(t, call{"GET", groups, token, "", ""}).Status)
	require.NoError(t, clock.Sleep(t.Context(), time.Hour))
	assert.Equal(t, 401, s.send(t, call{"GET", groups, token, "", ""}).Status)
	assert.Equal(t, 200, s.send(t, call{"GET", groups, tokenOf(t, s.send(t, signIn)), "", ""}).Status)
}

func tokenOf(t *testing.T, e *exchange.Exchange) string {
	t.Helper()
	require.Equal(t, 200, e.Status, "%s", e.Response.Body)
	var got struct {
		AccessToken string `json:"access_token"`
	}
	require.NoError(t, json.Unmarshal(e.Response.Body, &got))
	return got.AccessToken
}
