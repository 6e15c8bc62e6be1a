package stub_test

import (
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/target"
)

// advance advances the clock of a stub.
func advance(t *testing.T, clock target.Clock, d time.Duration) {
	t.Helper()
	require.NoError(t, clock.Sleep(t.Context(), d))
}

func TestRateLimitIsExact(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason string
		rate   int
		per    time.Duration
	}{
		{"three a minute", 3, time.Minute},
		{"one an hour", 1, time.Hour},
		{"a hundred in ten seconds, as SailPoint documents", 100, 10 * time.Second},
		{"a period that is not a multiple of the calls", 7, time.Second},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			built, clock := build(stub.Options{Rate: &contract.Rate{Calls: c.rate, Per: c.per}}, ok)
			s := sender{built.Target().Transport, "http://stub.invalid"}
			list := call{"GET", "/notes", reader.DemoToken(), "", ""}
			for n := range c.rate {
				require.Equal(t, 200, s.send(t, list).status, "call %d of %d", n+1, c.rate)
			}
			over := s.send(t, list)
			assertRefused(t, over, 429, "rate_limited")
			seconds, err := strconv.Atoi(over.header.Get("Retry-After"))
			require.NoError(t, err, "RFC 9110, section 10.2.3: whole seconds")
			require.Positive(t, seconds)

			assert.Equal(t, 200, s.send(t, call{"GET", "/notes", writer.DemoToken(), "", ""}).status, "another credential has its own limit")
			if seconds > 1 {
				advance(t, clock, time.Duration(seconds-1)*time.Second)
				again := s.send(t, list)
				assertRefused(t, again, 429, "rate_limited")
				assert.Equal(t, "1", again.header.Get("Retry-After"), "an early call does not extend the wait")
				advance(t, clock, time.Second)
			} else {
				advance(t, clock, time.Second)
			}
			assert.Equal(t, 200, s.send(t, list).status, "served after the wait")
		})
	}
}

func TestRateLimitCounts(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason string
		call   call
		counts bool
	}{
		{"a successful call", call{"GET", "/notes", reader.DemoToken(), "", ""}, true},
		{"an invalid call", call{"GET", "/notes?limit=0", reader.DemoToken(), "", ""}, true},
		{"a call without permission", call{"POST", "/notes", reader.DemoToken(), "", good}, true},
		{"a call of an unknown caller", call{"GET", "/notes", "nonsense", "", ""}, false},
		{"an unknown path", call{"GET", "/nothing", reader.DemoToken(), "", ""}, false},
		{"a sign-in", call{"POST", tokenPath, "", "application/x-www-form-urlencoded", signIn(reader)}, false},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			built, _ := build(stub.Options{Rate: &contract.Rate{Calls: 1, Per: time.Minute}}, ok)
			s := sender{built.Target().Transport, "http://stub.invalid"}
			s.send(t, c.call)
			limited := s.send(t, call{"GET", "/notes", reader.DemoToken(), "", ""}).status == 429
			assert.Equal(t, c.counts, limited, c.reason)
		})
	}
}

func TestRateLimitIsPerCaller(t *testing.T) {
	t.Parallel()
	built, _ := build(stub.Options{Rate: &contract.Rate{Calls: 1, Per: time.Minute}}, ok)
	s := sender{built.Target().Transport, "http://stub.invalid"}
	require.Equal(t, 200, s.send(t, call{"GET", "/notes", reader.DemoToken(), "", ""}).status)
	assert.Equal(t, 429, s.send(t, call{"GET", "/notes", issued(t, s, reader), "", ""}).status, "a new token does not reset the limit")
}
