package alloyscan_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/target"
)

func TestTheRateLimitOfAStub(t *testing.T) {
	t.Parallel()
	clock := target.NewTurnedClock(stub.Epoch)
	s := fresh(stub.Options{Clock: clock, Rate: &contract.Rate{Calls: 2, Per: time.Minute}})
	list := call{"GET", segments, admin, "", ""}
	for range 2 {
		require.Equal(t, 200, s.send(t, list).Status)
	}
	over := s.send(t, list)
	require.Equal(t, 429, over.Status)
	assert.Equal(t, "30", over.Response.Header.Get("Retry-After"))
	assert.Equal(t, 200, s.send(t, call{"GET", segments, second, "", ""}).Status, "another credential")
	require.NoError(t, clock.Sleep(t.Context(), 29*time.Second))
	assert.Equal(t, 429, s.send(t, list).Status, "too early")
	require.NoError(t, clock.Sleep(t.Context(), time.Second))
	assert.Equal(t, 200, s.send(t, list).Status, "as told")
}

func TestAStubHasNoLimitUnlessToldSo(t *testing.T) {
	t.Parallel()
	s := fresh(stub.Options{})
	for range 200 {
		require.Equal(t, 200, s.send(t, call{"GET", segments + "/" + scanning, admin, "", ""}).Status)
	}
}

func TestATokenOfAStubExpires(t *testing.T) {
	t.Parallel()
	clock := target.NewTurnedClock(stub.Epoch)
	built := alloyscanStub(stub.Options{Clock: clock}).Target()
	s := caller{built.Transport, built.URL}
	signIn := call{"POST", built.TokenPath, "", "grant_type=client_credentials&client_id=administrator&client_secret=demo-secret-administrator", "application/x-www-form-urlencoded"}
	token := tokenOf(t, s.send(t, signIn))
	assert.Equal(t, 200, s.send(t, call{"GET", segments, token, "", ""}).Status)
	require.NoError(t, clock.Sleep(t.Context(), time.Hour))
	assert.Equal(t, 401, s.send(t, call{"GET", segments, token, "", ""}).Status)
	assert.Equal(t, 200, s.send(t, call{"GET", segments, tokenOf(t, s.send(t, signIn)), "", ""}).Status)
}
