package run_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/run"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/suite"
	"github.com/assay-conformance/assay/internal/target"
)

// A server is free where the documentation leaves a choice: another choice than the stub's
// fails no rule.
func TestAnotherRightChoiceFailsNothing(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		vendor, reason string
		serve          func(next http.RoundTripper) roundTrip
	}{
		{"alloyscan", "without a body there is no Content-Type either: 415 (A-ALLOY-17)", missesTheMediaType},
		{"sailpoint", "the same", missesTheMediaType},
		{"zpa", "the same", missesTheMediaType},
		{"alloyscan", "segments of other types than the source shows need credentials (A-ALLOY-18)", wantsCredentials},
		{"sailpoint", "a leaf has no children (A-SP-20)", answering(whereEmpty("children", nothing{}))},
		{"sailpoint", "a leaf has an empty list of children", answering(whereEmpty("children", []any{}))},
		{"sailpoint", "a leaf has null for children", answering(whereEmpty("children", nil))},
		{"zpa", "a group without application segments has no applications (A-ZPA-25)", answering(whereEmpty("applications", nothing{}))},
		{"zpa", "it has null", answering(whereEmpty("applications", nil))},
		{"zpa", "a group does not say which Microtenant it is in (A-ZPA-24)", answering(always("microtenantId", nothing{}))},
	} {
		t.Run(c.vendor+": "+c.reason, func(t *testing.T) {
			t.Parallel()
			r := runAgainst(t, c.vendor, c.serve)
			words, exit := r.Conclusion()
			assert.Zero(t, exit, words)
			assert.Empty(t, r.Unclaimed)
			for _, rr := range r.Rules {
				assert.Contains(t, []result.Verdict{result.Pass, result.Untested}, rr.Verdict, "%s: %s", rr.Rule.ID, rr.Why)
			}
			for _, tr := range r.Trials {
				assert.Empty(t, tr.Blocked+tr.Error, tr.ID)
			}
		})
	}
}

// runAgainst tries everything on a stub behind a transport of the test's own, which lacks some of
// what a stub offers.
func runAgainst(t *testing.T, vendor string, serve func(next http.RoundTripper) roundTrip, without ...string) result.Result {
	t.Helper()
	v, err := suite.Load(suite.Embedded(), vendor)
	require.NoError(t, err)
	o := options([]*suite.Vendor{v})
	o.Target = func(*suite.Vendor) target.Source {
		embedded := v.Embedded(stub.Options{})
		return func(needs []string) (*target.Target, error) {
			other, err := embedded(needs)
			if err == nil {
				other.Transport = serve(other.Transport)
				for _, name := range without {
					delete(other.Offers, name)
				}
			}
			return other, err
		}
	}
	r, err := run.Run(t.Context(), o)
	require.NoError(t, err)
	return r
}

// missesTheMediaType looks at the Content-Type before the body, where a body is required.
func missesTheMediaType(next http.RoundTripper) roundTrip {
	return func(r *http.Request) (*http.Response, error) {
		resp, err := next.RoundTrip(r)
		takesBody := r.Method != http.MethodGet && r.Method != http.MethodDelete && path.Base(r.URL.Path) != "scan"
		if err == nil && takesBody && r.ContentLength == 0 && resp.StatusCode == http.StatusBadRequest {
			resp.StatusCode = http.StatusUnsupportedMediaType
		}
		return resp, err
	}
}

// Which types need credentials is not told, so a refusal says nothing where the target offers
// none for the type (A-ALLOY-18).
func TestATypeThatIsRefusedForWantOfCredentialsBlocks(t *testing.T) {
	t.Parallel()
	r := runAgainst(t, "alloyscan", wantsCredentials, "segment-of-another-type-credential", "cloud-segment-type-credential")
	blocked := []string{"ALLOY-LIST-FILTER-TYPE", "ALLOY-VALID-AUDITSERVICE-CLOUD-OPTIONAL"}
	for _, rr := range r.Rules {
		if slices.Contains(blocked, rr.Rule.ID) {
			assert.Equal(t, result.Blocked, rr.Verdict, rr.Rule.ID)
			assert.Contains(t, rr.Why, "-credential", "it says what to offer")
			continue
		}
		assert.Contains(t, []result.Verdict{result.Pass, result.Untested}, rr.Verdict, "%s: %s", rr.Rule.ID, rr.Why)
	}
}

// wantsCredentials refuses a segment without credentials, unless it is an address list.
func wantsCredentials(next http.RoundTripper) roundTrip {
	return func(r *http.Request) (*http.Response, error) {
		if r.Body == nil || r.Method != http.MethodPost {
			return next.RoundTrip(r)
		}
		text, err := io.ReadAll(r.Body)
		if err != nil {
			return nil, err
		}
		r.Body = io.NopCloser(bytes.NewReader(text))
		var sent struct {
			Type          string   `json:"type"`
			CredentialIDs []string `json:"credentialIds"`
		}
		// what cannot be read is for the stub to refuse
		_ = json.Unmarshal(text, &sent)
		if sent.Type != "" && sent.Type != "address-list" && !slices.ContainsFunc(sent.CredentialIDs, func(id string) bool { return id != "credential-1" }) {
			refusal := `{"error":"validation","message":"credentialIds: required for this type"}`
			return &http.Response{StatusCode: http.StatusBadRequest, Header: http.Header{"Content-Type": {"application/json"}},
				Body: io.NopCloser(strings.NewReader(refusal)), Request: r}, nil
		}
		return next.RoundTrip(r)
	}
}

// answering changes every object of the bodies of successful answers.
func answering(change func(object map[string]any)) func(next http.RoundTripper) roundTrip {
	return func(next http.RoundTripper) roundTrip {
		return func(r *http.Request) (*http.Response, error) {
			resp, err := next.RoundTrip(r)
			if err != nil || resp.StatusCode/100 != 2 {
				return resp, err
			}
			text, err := io.ReadAll(resp.Body)
			if err != nil {
				return nil, err
			}
			if body, err := exchange.Body(text).JSON(); err == nil {
				everyObject(body, change)
				if text, err = json.Marshal(body); err != nil {
					return nil, err
				}
			}
			resp.Body, resp.ContentLength = io.NopCloser(bytes.NewReader(text)), int64(len(text))
			return resp, nil
		}
	}
}

func everyObject(value any, change func(map[string]any)) {
	switch v := value.(type) {
	case map[string]any:
		change(v)
		for _, member := range v {
			everyObject(member, change)
		}
	case []any:
		for _, item := range v {
			everyObject(item, change)
		}
	}
}

// nothing stands for a member that is left out.
type nothing struct{}

// whereEmpty writes a list that is empty or null in another way.
func whereEmpty(member string, as any) func(map[string]any) {
	return func(object map[string]any) {
		list, _ := object[member].([]any)
		if _, there := object[member]; there && len(list) == 0 {
			write(object, member, as)
		}
	}
}

// always writes a member in another way.
func always(member string, as any) func(map[string]any) {
	return func(object map[string]any) {
		if _, there := object[member]; there {
			write(object, member, as)
		}
	}
}

func write(object map[string]any, member string, as any) {
	if object[member] = as; as == (nothing{}) {
		delete(object, member)
	}
}
