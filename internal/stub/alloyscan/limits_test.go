package alloyscan_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/stub/stubtest"
)

func TestRateLimit(t *testing.T) {
	t.Parallel()
	s := kit.Fresh(stub.Options{Rate: &contract.Rate{Calls: 2, Per: time.Minute}})
	list := kit.Get(segments)
	for range 2 {
		require.Equal(t, 200, s.Send(t, list).Status)
	}
	over := s.Send(t, list)
	require.Equal(t, 429, over.Status)
	assert.Equal(t, "30", over.Response.Header.Get("Retry-After"))
	assert.Equal(t, 200, s.Send(t, kit.Get(segments).By(second)).Status, "another credential")
	s.Wait(t, 29*time.Second)
	assert.Equal(t, 429, s.Send(t, list).Status, "too early")
	s.Wait(t, time.Second)
	assert.Equal(t, 200, s.Send(t, list).Status, "after Retry-After")
}

func TestNoRateLimitByDefault(t *testing.T) {
	t.Parallel()
	s := kit.Fresh(stub.Options{})
	for range 200 {
		require.Equal(t, 200, s.Send(t, kit.Get(segments+"/"+scanning)).Status)
	}
}

func TestTokenExpiry(t *testing.T) {
	kit.TestTokensExpire(t, stubtest.SignIn("/api/oauth/token", "grant_type=client_credentials&client_id=administrator&client_secret=demo-secret-administrator"))
}
