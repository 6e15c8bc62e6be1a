package run_test

import (
	"encoding/json"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/features"
	"github.com/assay-conformance/assay/internal/builtin"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/run"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/suite"
	"github.com/assay-conformance/assay/internal/target"
)

// Each way in which a trial can run and prove nothing, planted once: none may pass.
func TestVacuousTrials(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name, rule, file, old, new string
		change                     func(body map[string]any) // of every response of the stub; nil for none
		reason                     string
	}{
		{"no check is recorded", "ALLOY-LIST-LIMIT", "conventions.feature", "Then at most 2 <nouns> are listed", "", nil,
			"a scenario without a check cannot fail"},
		{"a check over an empty collection", "ALLOY-LIST-SITE-SCOPE", "", "", "", func(b map[string]any) {
			if _, listing := b["total"]; listing {
				b["items"] = []any{}
			}
		}, "a claim about every item holds for an empty list"},
		{"a refusal without an accepted twin", "ALLOY-CREATE-400-UNKNOWN-AUDITSERVICE", "create.feature",
			"Given an existing segment\n      When a segment is created for an unknown", "When a segment is created for an unknown", nil,
			"the refusal may have another reason"},
		{"a When that calls nothing", "ALLOY-LIST-LIMIT", "conventions.feature", "When the <nouns> are listed<using> with a limit of 2\n", "\n", nil,
			"there is no response to judge"},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			v, err := planted(t, tc.file, tc.old, tc.new).Load("alloyscan")
			require.NoError(t, err)
			o := options([]*suite.Vendor{v})
			o.Target = func(v *suite.Vendor) target.Source { return v.Embedded(stub.Options{Wrap: rewriting(tc.change)}) }
			r, err := run.Run(t.Context(), o)
			require.NoError(t, err)
			i := slices.IndexFunc(r.Rules, func(rr result.RuleResult) bool { return rr.Rule.ID == tc.rule })
			require.GreaterOrEqual(t, i, 0, "the catalogue has %s", tc.rule)
			assert.Equal(t, result.Vacuous, r.Rules[i].Verdict, "%s: %s", tc.reason, r.Rules[i].Why)
			_, exit := r.Conclusion()
			assert.NotZero(t, exit)
		})
	}
}

// A property that a target does not show cannot be compared: its rule is blocked, and says which.
func TestPropertyThatIsNotShownBlocks(t *testing.T) {
	slow(t)
	t.Parallel()
	r := runAgainst(t, "alloyscan", responding(shownAs("addresses", nothing{})))
	i := slices.IndexFunc(r.Rules, func(rr result.RuleResult) bool { return rr.Rule.ID == "ALLOY-GET-ADDRESSES-CIDR-OR-IP" })
	assert.Equal(t, result.Blocked, r.Rules[i].Verdict)
	assert.Contains(t, r.Rules[i].Why, "getSegment does not show addresses")
}

// A change whose effect cannot be read is not green: no trial has looked at what it did.
func TestChangeThatCannotBeReadBlocks(t *testing.T) {
	t.Parallel()
	r := runAgainst(t, "alloyscan", func(next http.RoundTripper) roundTrip {
		changed := map[string]bool{}
		return func(req *http.Request) (*http.Response, error) {
			changed[req.URL.Path] = changed[req.URL.Path] || req.Method == http.MethodPatch
			resp, err := next.RoundTrip(req)
			if err == nil && req.Method == http.MethodGet && changed[req.URL.Path] {
				resp = rewritten(resp, http.StatusServiceUnavailable, `{"error":"busy","message":"busy"}`)
			}
			return resp, err
		}
	})
	for _, id := range []string{"ALLOY-PATCH-EDITABLE-NAME", "ALLOY-PATCH-EDITABLE-AUTOTAG", "ALLOY-PATCH-PARTIAL"} {
		i := slices.IndexFunc(r.Rules, func(rr result.RuleResult) bool { return rr.Rule.ID == id })
		assert.Equal(t, result.Blocked, r.Rules[i].Verdict, id)
		assert.Contains(t, r.Rules[i].Why, "cannot read the changed segment: getSegment returned 503", id)
	}
}

// A response of which nothing was validated is a harness error and never counts as checked.
func TestUnvalidatedResponseIsAnError(t *testing.T) {
	t.Parallel()
	e := &exchange.Exchange{Operation: "noSuchOperation", Status: 200}
	require.NoError(t, vendors(t)[0].Contract.Judge(e))
	assert.Empty(t, e.Validated, "package trial turns this into an error")
}

func TestTrialThatNoMutantFailsIsIdle(t *testing.T) {
	slow(t)
	v, err := planted(t, "list.feature", "Then exactly 50 segments are listed", "").Load("alloyscan")
	require.NoError(t, err)
	m, err := run.Prove(t.Context(), run.ProveOptions{Vendor: v, Parallel: 2})
	require.NoError(t, err)
	assert.Equal(t, []string{"listSegments/guard/default-limit:off"}, m.Survived)
	assert.Equal(t, []string{"alloyscan/list: Of more than 50 segments 50 are listed when no limit is given"}, m.Idle)
	assert.False(t, m.Sound())
}

// planted returns the embedded files with one text of a feature replaced.
func planted(t *testing.T, file, old, new string) suite.Source {
	t.Helper()
	files := builtin.Vendors()
	if file == "" {
		return files
	}
	out := fstest.MapFS{}
	names, err := fs.Glob(features.Files, "alloyscan/*.feature")
	require.NoError(t, err)
	for _, name := range append(names, "conventions.feature") {
		data, err := fs.ReadFile(features.Files, name)
		require.NoError(t, err)
		text := string(data)
		if strings.HasSuffix(name, file) {
			require.Contains(t, text, old)
			text = strings.Replace(text, old, new, 1)
		}
		out[name] = &fstest.MapFile{Data: []byte(text)}
	}
	files.Features = out
	return files
}

// rewriting changes the response body if it is an object.
func rewriting(change func(map[string]any)) func(http.Handler) http.Handler {
	if change == nil {
		return nil
	}
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			recorded := httptest.NewRecorder()
			next.ServeHTTP(recorded, r)
			text := recorded.Body.String()
			var body map[string]any
			if json.Unmarshal(recorded.Body.Bytes(), &body) == nil {
				change(body)
				changed, _ := json.Marshal(body)
				text = string(changed)
			}
			for name, values := range recorded.Header() {
				w.Header()[name] = values
			}
			w.WriteHeader(recorded.Code)
			_, _ = io.WriteString(w, text)
		})
	}
}
