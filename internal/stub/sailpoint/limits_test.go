package sailpoint_test

import (
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/target"
)

func TestTheVendorsRateLimit(t *testing.T) {
	t.Parallel()
	clock := target.NewTurnedClock(stub.Epoch)
	s := fresh(stub.Options{Clock: clock})
	look := call{"GET", segments + "/" + standing, admin, "", ""}
	for range 100 {
		require.Equal(t, 200, s.send(t, look).Status)
	}
	over := s.send(t, look)
	require.Equal(t, 429, over.Status)
	wait, err := strconv.Atoi(over.Response.Header.Get("Retry-After"))
	require.NoError(t, err, "whole seconds")
	assert.Equal(t, 429, s.send(t, call{"POST", segments, admin, good, ""}).Status, "calls of every kind count together")
	assert.Equal(t, 200, s.send(t, call{"GET", segments, second, "", ""}).Status, "another credential")
	require.NoError(t, clock.Sleep(t.Context(), time.Duration(wait)*time.Second))
	assert.Equal(t, 200, s.send(t, look).Status, "as told")
}

func TestATokenOfAStubExpires(t *testing.T) {
	t.Parallel()
	clock := target.NewTurnedClock(stub.Epoch)
	built := sailpointStub(stub.Options{Clock: clock}).Target()
	s := caller{built.Transport, built.URL}
	signIn := call{"POST", built.TokenPath, "", "grant_type=client_credentials&client_id=administrator&client_secret=demo-secret-administrator", "application/x-www-form-urlencoded"}
	token := tokenOf(t, s.send(t, signIn))
	assert.Equal(t, 200, s.send(t, call{"GET", segments, token, "", ""}).Status)
	require.NoError(t, clock.Sleep(t.Context(), time.Hour))
	assert.Equal(t, 401, s.send(t, call{"GET", segments, token, "", ""}).Status)
	assert.Equal(t, 200, s.send(t, call{"GET", segments, tokenOf(t, s.send(t, signIn)), "", ""}).Status)
}

func TestTheGeneratedClientReadsHowLongToWait(t *testing.T) {
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
