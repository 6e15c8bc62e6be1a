package sailpoint_test

import (
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/stub/stubtest"
)

func TestRateLimit(t *testing.T) {
	t.Parallel()
	s := kit.Fresh(stub.Options{})
	get := kit.Get(segments + "/" + standing)
	for range 100 {
		require.Equal(t, 200, s.Send(t, get).Status)
	}
	over := s.Send(t, get)
	require.Equal(t, 429, over.Status)
	wait, err := strconv.Atoi(over.Response.Header.Get("Retry-After"))
	require.NoError(t, err, "whole seconds")
	assert.Equal(t, 429, s.Send(t, kit.Post(segments, good)).Status, "all operations share the limit")
	assert.Equal(t, 200, s.Send(t, kit.Get(segments).By(second)).Status, "another credential")
	s.Wait(t, time.Duration(wait)*time.Second)
	assert.Equal(t, 200, s.Send(t, get).Status, "after Retry-After")
}

// A client that signs in again gets a new limit (A-SP-21).
func TestRateLimitIsPerToken(t *testing.T) {
	t.Parallel()
	s := kit.Fresh(stub.Options{Rate: &stub.LowRate})
	first := kit.Get(segments).By(s.SignIn(t, "administrator"))
	for range stub.LowRate.Calls {
		require.Equal(t, 200, s.Send(t, first).Status)
	}
	assert.Equal(t, 429, s.Send(t, first).Status)
	assert.Equal(t, 200, s.Send(t, kit.Get(segments).By(s.SignIn(t, "administrator"))).Status, "another token of the same client")
	assert.Equal(t, 429, s.Send(t, first).Status, "the limit of the first token is unchanged")
}

func TestTokenExpiry(t *testing.T) {
	kit.TestTokensExpire(t, stubtest.SignIn("/../oauth/token", "grant_type=client_credentials&client_id=administrator&client_secret=demo-secret-administrator"))
}

func TestGeneratedClientReadsRetryAfter(t *testing.T) {
	t.Parallel()
	c := client(t, admin)
	for range 100 {
		_, err := c.GetSegmentWithResponse(t.Context(), standing)
		require.NoError(t, err)
	}
	over, err := c.GetSegmentWithResponse(t.Context(), standing)
	require.NoError(t, err)
	require.NotNil(t, over.JSON429, "%s", over.Body)
	assert.Equal(t, "1", over.Headers429.RetryAfter)
}
