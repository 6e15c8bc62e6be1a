package trial_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/trial"
)

func TestRetryAfter(t *testing.T) {
	t.Parallel()
	sent := time.Date(2026, time.November, 26, 12, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		reason, header string
		want           time.Duration
		err            string
	}{
		{"whole seconds (RFC 9110, section 10.2.3)", "13", 13 * time.Second, ""},
		{"with a unit, as Zscaler sends them", "13s", 13 * time.Second, ""},
		{"an HTTP date", "Thu, 26 Nov 2026 12:01:00 GMT", time.Minute, ""},
		{"a day, the longest time", "86400", 24 * time.Hour, ""},
		{"more than a day", "86401", 0, "at most a day"},
		{"an overflow of a duration is not a short wait", "9223372037", 0, "at most a day"},
		{"an overflow to five seconds", "18446744078", 0, "at most a day"},
		{"an overflow of an integer", "99999999999999999999999", 0, "at most a day"},
		{"an overflow with a unit", "99999999999999999999999s", 0, "at most a day"},
		{"a date in the far future", "Thu, 26 Nov 9999 12:01:00 GMT", 0, "at most a day"},
		{"a date in the past", "Thu, 26 Nov 2026 11:59:00 GMT", 0, "at least a second"},
		{"zero", "0", 0, "at least a second"},
		{"negative", "-5", 0, "neither seconds nor an HTTP date"},
		{"words", "soon", 0, "neither seconds nor an HTTP date"},
		{"empty", "", 0, "no Retry-After"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			got, err := trial.RetryAfter(&exchange.Exchange{Sent: sent, Response: exchange.Message{Header: http.Header{"Retry-After": {c.header}}}})
			if c.err != "" {
				assert.ErrorContains(t, err, c.err)
				return
			}
			assert.NoError(t, err)
			assert.Equal(t, c.want, got)
		})
	}
}

func FuzzRetryAfter(f *testing.F) {
	f.Add("13s")
	f.Add("Thu, 26 Nov 2026 12:01:00 GMT")
	f.Fuzz(func(t *testing.T, header string) {
		got, err := trial.RetryAfter(&exchange.Exchange{Sent: time.Unix(0, 0), Response: exchange.Message{Header: http.Header{"Retry-After": {header}}}})
		if err == nil && (got < time.Second || got > 24*time.Hour) {
			t.Errorf("got a wait of %s, want 1s to 24h", got)
		}
	})
}
