package zpa_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/stub/stubtest"
	"github.com/assay-conformance/assay/internal/stub/zpa"
)

// documented returns a stub with the rate limits of the document.
func documented() stubtest.Caller { return kit.On(zpa.New(kit.Document(), stub.Options{})) }

func TestRateLimits(t *testing.T) {
	t.Parallel()
	s := documented()
	list, write := kit.Get(groups), kit.Delete(groups+"/"+unknown)
	for range 20 {
		require.Equal(t, 200, s.Send(t, list).Status)
	}
	over := s.Send(t, list)
	require.Equal(t, 429, over.Status)
	assert.Equal(t, "invalid.toomanyrequests", refusal(t, over))
	assert.Equal(t, "1s", over.Response.Header.Get("Retry-After"), "with a unit")
	for range 10 {
		require.Equal(t, 404, s.Send(t, write).Status, "writes have a separate limit")
	}
	require.Equal(t, 429, s.Send(t, write).Status)
	assert.Equal(t, 429, s.Send(t, kit.Put(changes+"/"+finance, `{}`)).Status, "all writes share the limit")
	list.Token = backup
	assert.Equal(t, 200, s.Send(t, list).Status, "another credential")
	list.Token = admin
	s.Wait(t, time.Second)
	assert.Equal(t, 200, s.Send(t, list).Status, "after Retry-After")
}

func TestSignIn(t *testing.T) {
	t.Parallel()
	client := "client_id=administrator&client_secret=demo-secret-administrator"
	for _, c := range []struct {
		reason, path, body string
		status             int
	}{
		{"the older API needs only the client", "/signin", client, 200},
		{"the older API accepts a grant", "/signin", client + "&grant_type=client_credentials", 200},
		{"the older API refuses another grant", "/signin", client + "&grant_type=password", 400},
		{"a wrong secret", "/signin", client + "x", 401},
		{"OneAPI accepts a grant and an audience", "/oauth2/v1/token", client + "&grant_type=client_credentials&audience=https%3A%2F%2Fapi.example.com", 200},
		{"OneAPI needs a grant", "/oauth2/v1/token", client, 400},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			s := kit.Fresh(stub.Options{})
			e := s.Send(t, stubtest.SignIn(c.path, c.body))
			require.Equal(t, c.status, e.Status, "%s: %s", c.reason, e.Response.Body)
			if c.status == 200 {
				assert.Equal(t, 200, s.Send(t, kit.Get(groups).By(stubtest.Token(t, e))).Status)
			}
		})
	}
}

func TestTokenExpiry(t *testing.T) {
	kit.TestTokensExpire(t, stubtest.SignIn("/signin", "client_id=administrator&client_secret=demo-secret-administrator"))
}
