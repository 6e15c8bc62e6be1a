package features_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/builtin"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/target"
)

// A test that is stopped, by Ctrl-C or by its deadline, deletes the objects that it created, and
// reports that it was interrupted. The trials of listings and creations are left out: some make more
// objects than can be deleted in the time that a short deadline leaves.
func TestInterruptedTestCleansUp(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason  string
		timeout string
		signal  bool
	}{
		{"a signal while an object of the run is on the target", "10m", true},
		{"the deadline of the test", "12s", false},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			v, err := builtin.Vendors().Load("alloyscan")
			require.NoError(t, err)
			backend := v.NewStub(stub.Options{Clock: target.RealClock{}, Latency: 40 * time.Millisecond})
			before := segments(t, backend.Handler)
			created := make(chan struct{})
			server := httptest.NewServer(notifying(backend.Handler, created))
			t.Cleanup(server.Close)
			out := t.TempDir()
			cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestConformance$/^alloyscan$/^ALLOY-(PATCH|DELETE|GET|SCAN|VALID)", "-test.timeout="+c.timeout)
			cmd.Env = append(os.Environ(), "ASSAY_TARGET="+server.URL, "ASSAY_ALLOW_WRITES=1", "ASSAY_OUT="+out)
			var text bytes.Buffer
			cmd.Stdout = &text
			require.NoError(t, cmd.Start())
			if c.signal {
				<-created
				require.NoError(t, cmd.Process.Signal(os.Interrupt))
			}
			assert.Error(t, cmd.Wait(), "an interrupted run does not pass")
			output := text.String()
			assert.Contains(t, output, "INTERRUPTED")
			assert.NotContains(t, output, "panic: test timed out")
			assert.FileExists(t, out+"/alloyscan/report.html")
			assert.Equal(t, before, segments(t, backend.Handler), "%s: created objects are deleted", c.reason)
		})
	}
}

// notifying closes a channel when an object was created.
func notifying(next http.Handler, created chan<- struct{}) http.Handler {
	var once sync.Once
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(w, r)
		if r.Method == http.MethodPost && r.Header.Get("Authorization") != "" {
			once.Do(func() { close(created) })
		}
	})
}

// segments returns the number of segments on the stub.
func segments(t *testing.T, stub http.Handler) int {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, "/api/v1/segments", nil)
	r.Header.Set("Authorization", "Bearer demo-administrator")
	w := httptest.NewRecorder()
	stub.ServeHTTP(w, r)
	var page struct{ Total int }
	require.NoError(t, json.Unmarshal(w.Body.Bytes(), &page), w.Body.String())
	return page.Total
}
