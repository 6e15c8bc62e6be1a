package run_test

import (
	"bytes"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/result"
)

// A refusal that did its work is a violation, although its status is right.
func TestRefusedButDone(t *testing.T) {
	slow(t)
	t.Parallel()
	for _, c := range []struct {
		reason, vendor, method string
		status                 int
		rule                   string
	}{
		{"a plain user's creation returns 403 and is stored", "alloyscan", "POST", 403, "ALLOY-REFUSED-CHANGES-NOTHING"},
		{"a plain user's change returns 403 and is stored", "alloyscan", "PATCH", 403, "ALLOY-REFUSED-CHANGES-NOTHING"},
		{"a plain user's deletion returns 403 and is done", "alloyscan", "DELETE", 403, "ALLOY-REFUSED-CHANGES-NOTHING"},
		{"a creation without a token returns 401 and is stored", "sailpoint", "POST", 401, "SP-REFUSED-CHANGES-NOTHING"},
		{"a deletion with an invalid token returns 401 and is done", "zpa", "DELETE", 401, "ZPA-REFUSED-CHANGES-NOTHING"},
		{"a second creation of a name returns 409 and is stored in capitals", "alloyscan", "POST", 409, "ALLOY-REFUSED-CHANGES-NOTHING"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			r := runAgainst(t, c.vendor, doingWhatIsRefused(c.method, c.status))
			i := slices.IndexFunc(r.Rules, func(rr result.RuleResult) bool { return rr.Rule.ID == c.rule })
			require.Equal(t, result.Fail, r.Rules[i].Verdict, "%s", r.Rules[i].Why)
			e := r.Rules[i].Evidence[0]
			tr := r.Trials[slices.IndexFunc(r.Trials, func(tr result.Trial) bool { return tr.ID == e.Trial })]
			var steps []string
			for _, id := range tr.Exchanges {
				steps = append(steps, r.Exchanges[id].Step)
			}
			at := slices.Index(tr.Exchanges, e.Exchange)
			assert.Equal(t, "Given what the call could change is read", steps[at-1], "the story has the reads that show it")
			assert.Equal(t, "Then the same is read again", steps[at+1])
		})
	}
}

// doingWhatIsRefused does the work of calls that are refused with a status: it sends them again as
// the stub's administrator. A name that is taken is sent in capitals.
func doingWhatIsRefused(method string, status int) func(next http.RoundTripper) roundTrip {
	return func(next http.RoundTripper) roundTrip {
		return func(r *http.Request) (*http.Response, error) {
			var body []byte
			if r.Body != nil {
				body, _ = io.ReadAll(r.Body) // in memory
			}
			again := r.Clone(r.Context())
			r.Body = io.NopCloser(bytes.NewReader(body))
			resp, err := next.RoundTrip(r)
			if err != nil || r.Method != method || resp.StatusCode != status || strings.Contains(r.URL.Path, "token") {
				return resp, err
			}
			if status == http.StatusConflict {
				body = bytes.ReplaceAll(body, []byte("assay-"), []byte("ASSAY-"))
			}
			again.Header.Set("Authorization", "Bearer demo-administrator")
			again.Body, again.ContentLength = io.NopCloser(bytes.NewReader(body)), int64(len(body))
			if done, err := next.RoundTrip(again); err == nil {
				_ = done.Body.Close()
			}
			return resp, nil
		}
	}
}
