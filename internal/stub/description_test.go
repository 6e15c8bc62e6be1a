package stub_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/target"
)

func TestDescriptionRoundTrip(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason string
		config target.Config
		text   string
		back   target.Config
	}{
		{"a delay and a rate limit", target.Config{Vendor: "acme", PropagationDelay: 1500 * time.Millisecond, Rate: &contract.Rate{Calls: 5, Per: 2 * time.Second}},
			`{"vendor": "acme", "propagation_delay": "1.5s", "rate": {"calls": 5, "per": "2s"}}`, target.Config{PropagationDelay: 1500 * time.Millisecond, Rate: &contract.Rate{Calls: 5, Per: 2 * time.Second}}},
		{"the default options", target.Config{Vendor: "acme"}, `{"vendor": "acme", "propagation_delay": "0s"}`, target.Config{}},
		{"no rate limit: the document's applies", target.Config{Vendor: "acme", Rate: &stub.NoRate}, `{"vendor": "acme", "propagation_delay": "0s"}`, target.Config{}},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			w := httptest.NewRecorder()
			stub.Describe(c.config).Around(http.NotFoundHandler()).ServeHTTP(w, httptest.NewRequest(http.MethodGet, stub.WellKnown, nil))
			assert.JSONEq(t, c.text, w.Body.String(), c.reason)
			var d stub.Description
			require.NoError(t, json.Unmarshal(w.Body.Bytes(), &d))
			var back target.Config
			require.NoError(t, d.Enter(&back))
			assert.Equal(t, c.back, back, c.reason)
		})
	}
}

func TestDescriptionPassesOtherRequests(t *testing.T) {
	t.Parallel()
	for _, r := range []*http.Request{httptest.NewRequest(http.MethodPost, stub.WellKnown, nil), httptest.NewRequest(http.MethodGet, "/segments", nil)} {
		w := httptest.NewRecorder()
		stub.Description{}.Around(http.NotFoundHandler()).ServeHTTP(w, r)
		assert.Equal(t, http.StatusNotFound, w.Code, "%s %s goes to the stub", r.Method, r.URL.Path)
	}
}

// A target controls its description: it must not make a run wait for hours.
func TestEnterRejectsInvalidDescriptions(t *testing.T) {
	t.Parallel()
	rate := func(calls int, per string) stub.Description {
		return stub.Description{PropagationDelay: "1s", Rate: &stub.RateText{Calls: calls, Per: per}}
	}
	for _, c := range []struct {
		reason string
		d      stub.Description
	}{
		{"no delay", stub.Description{}}, {"a malformed delay", stub.Description{PropagationDelay: "soon"}},
		{"a negative delay", stub.Description{PropagationDelay: "-1s"}}, {"a delay of hours", stub.Description{PropagationDelay: "3h"}},
		{"no calls", rate(0, "1s")}, {"too many calls", rate(1_000_000, "1s")}, {"no time", rate(1, "0s")}, {"a time of hours", rate(1, "3h")}, {"a malformed time", rate(1, "day")},
	} {
		config := target.Config{PropagationDelay: time.Minute}
		assert.Error(t, c.d.Enter(&config), c.reason)
		assert.Equal(t, target.Config{PropagationDelay: time.Minute}, config, c.reason)
	}
}
