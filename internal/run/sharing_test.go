package run_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/builtin"
	"github.com/assay-conformance/assay/internal/run"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/suite"
	"github.com/assay-conformance/assay/internal/target"
	"github.com/assay-conformance/assay/internal/trial"
)

// roundTrip is a transport, possibly one that alters what another returns.
type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

// loaded is a vendor by name.
func loaded(t testing.TB, name string) *suite.Vendor {
	t.Helper()
	v, err := builtin.Vendors().Load(name)
	require.NoError(t, err)
	return v
}

// instance is a stub that all trials of a run share, as they share a vendor's instance.
type instance struct {
	*target.Target
	direct http.RoundTripper // to the stub itself, past the wrapper
}

// shared makes an instance; before wraps its transport, nil for none.
func shared(v *suite.Vendor, o stub.Options, before func(http.RoundTripper) roundTrip) instance {
	t := v.NewStub(o).Target()
	t.Shared, t.Recovers = true, true
	direct := t.Transport
	if before != nil {
		t.Transport = before(direct)
	}
	return instance{t, direct}
}

// on returns the options of a run of all trials on the instance.
func (i instance) on(v *suite.Vendor) run.Options {
	o := options([]*suite.Vendor{v})
	o.Parallel = 1
	o.Target = func(*suite.Vendor) target.Source {
		return func([]string) (*target.Target, error) { return i.Target, nil }
	}
	return o
}

// send makes a call outside the run, with a demo token, and returns the decoded body.
func (i instance) send(t testing.TB, as, method, path string, body any) map[string]any {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), method, i.URL+path, nil)
	require.NoError(t, err)
	req.Header.Set("Authorization", "Bearer demo-"+as)
	if body != nil {
		text, err := json.Marshal(body)
		require.NoError(t, err)
		req.Body = io.NopCloser(bytes.NewReader(text))
		req.Header.Set("Content-Type", "application/json")
	}
	resp, err := i.direct.RoundTrip(req)
	require.NoError(t, err)
	if resp.StatusCode == http.StatusTooManyRequests {
		require.NoError(t, i.Clock.Sleep(t.Context(), stub.LowRate.Per))
		return i.send(t, as, method, path, body)
	}
	require.Less(t, resp.StatusCode, 300, "%s %s", method, path)
	out := map[string]any{}
	_ = json.NewDecoder(resp.Body).Decode(&out) // a removal has no body
	return out
}

// crowd creates n objects, of all resources in turn, that are not the run's.
func (i instance) crowd(t *testing.T, v *suite.Vendor, n int) {
	t.Helper()
	o := i.on(v)
	o.Prefix = "customer"
	o.Plan = []run.Planned{planned(v, func(ctx context.Context, s *trial.Session) error {
		creators := 0
		for _, r := range v.Resources.All() {
			if r.Create != "" {
				creators++
			}
		}
		for range n / creators {
			if err := makeOne(ctx, s); err != nil {
				return err
			}
		}
		return nil
	})}
	i.Shared = false // nothing is removed when the trial ends
	r, err := run.Run(t.Context(), o)
	i.Shared = true
	require.NoError(t, err)
	require.Empty(t, r.Trials[0].Blocked+r.Trials[0].Error)
}

// customers creates segments of a customer on an AlloyScan instance and returns their ids.
func (i instance) customers(t testing.TB, as string, n int) []string {
	t.Helper()
	var ids []string
	for k := range n {
		made := i.send(t, as, "POST", "/api/v1/segments", map[string]any{
			"name": fmt.Sprintf("customer %s %03d", as, k), "type": "address-list", "auditServiceId": i.Offers["audit-service"], "addresses": []string{"192.168.0.0/24"},
		})
		ids = append(ids, made["id"].(string))
	}
	return ids
}

// names lists the names of all segments that a credential sees on an AlloyScan instance.
func (i instance) names(t testing.TB, as string) []string { return i.listed(t, as, "name") }

// ids lists their ids, in order of creation.
func (i instance) ids(t testing.TB, as string) []string { return i.listed(t, as, "id") }

func (i instance) listed(t testing.TB, as, property string) []string {
	t.Helper()
	var all []string
	for {
		page := i.send(t, as, "GET", fmt.Sprintf("/api/v1/segments?limit=200&offset=%d", len(all)), nil)["items"].([]any)
		for _, item := range page {
			all = append(all, item.(map[string]any)[property].(string))
		}
		if len(page) == 0 {
			return all
		}
	}
}

// leftover lists the names on an instance that a run assigned.
func (i instance) leftover(t testing.TB) []string {
	t.Helper()
	var left []string
	for _, as := range []string{"administrator", "second-site-administrator"} {
		for _, name := range i.names(t, as) {
			if strings.HasPrefix(name, "assay-") {
				left = append(left, name)
			}
		}
	}
	return left
}

// rewritten is a response with another status and body; empty leaves the body as it is.
func rewritten(resp *http.Response, status int, body string) *http.Response {
	resp.StatusCode = status
	if body != "" {
		resp.Body = io.NopCloser(strings.NewReader(body))
		resp.ContentLength = int64(len(body))
		resp.Header.Del("Content-Length")
	}
	return resp
}

// replacedID is a response whose body has another id.
func replacedID(resp *http.Response, id string) *http.Response {
	body := map[string]any{}
	_ = json.NewDecoder(resp.Body).Decode(&body) // a stub's own response
	body["id"] = id
	text, _ := json.Marshal(body)
	return rewritten(resp, resp.StatusCode, string(text))
}
