package run_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/run"
	"github.com/assay-conformance/assay/internal/stub"
)

// Instances differ in what no document says. Each of these is conformant, on a target that all trials
// share.
func TestHonestVariants(t *testing.T) {
	slow(t)
	t.Parallel()
	for _, c := range []struct {
		reason, vendor string
		serve          bug
		crowd          int // other things on the target
	}{
		{"names have at most 40 characters", "alloyscan", shortNames, 0},
		{"names have at most 40 characters", "sailpoint", shortNames, 0},
		{"names have at most 40 characters", "zpa", shortNames, 0},
		{"there are 60 other things", "alloyscan", nil, 60},
		{"there are 60 other things", "sailpoint", nil, 60},
		{"there are 60 other things", "zpa", nil, 60},
		{"a listing begins with the newest", "alloyscan", newestFirst, 0},
		{"a listing begins with the newest of many", "alloyscan", newestFirst, 60},
		{"refusals have no body", "alloyscan", emptyRefusals, 0},
		{"a link is exclusive", "zpa", exclusiveLinks, 0},
		{"times have fractions of seconds", "sailpoint", fractions, 0},
		{"times have fractions of seconds", "alloyscan", fractions, 0},
		{"a creation without a body is a 415", "alloyscan", missesTheMediaType, 0},
		{"what was never given is left out", "sailpoint", responding(leavingOut("description", "owner", "visibilityCriteria")), 0},
		{"what was never given is left out", "zpa", responding(leavingOut("description", "applications")), 0},
		{"an owner has its name, too", "sailpoint", responding(func(object map[string]any) {
			if object["type"] == "IDENTITY" && object["name"] == nil {
				object["name"] = "Ada"
			}
		}), 0},
		{"a change shows after a second", "alloyscan", nil, 0},
	} {
		t.Run(c.vendor+": "+c.reason, func(t *testing.T) {
			t.Parallel()
			v := loaded(t, c.vendor)
			i := shared(v, stub.Options{Rate: &stub.LowRate}, c.serve)
			if c.crowd > 0 {
				i.crowd(t, v, c.crowd)
			}
			if strings.Contains(c.reason, "after a second") {
				i = lagging(t, c.vendor, time.Second, "")
			}
			r, err := run.Run(t.Context(), i.on(v))
			require.NoError(t, err)
			for _, rr := range r.Rules {
				assert.Contains(t, []result.Verdict{result.Pass, result.Untested}, rr.Verdict, "%s: %s", rr.Rule.ID, rr.Why)
			}
			assert.Empty(t, r.Unclaimed)
			for _, tr := range r.Trials {
				assert.Empty(t, tr.Blocked+tr.Error, tr.ID)
				assert.Empty(t, tr.Leftovers, tr.ID)
			}
		})
	}
}

// leavingOut leaves out properties that are null or an empty list.
func leavingOut(properties ...string) func(map[string]any) {
	return func(object map[string]any) {
		for _, property := range properties {
			list, isList := object[property].([]any)
			if value, there := object[property]; there && (value == nil || isList && len(list) == 0) {
				delete(object, property)
			}
		}
	}
}

// shortNames refuses names of more than 40 characters.
func shortNames(next http.RoundTripper) roundTrip {
	named := regexp.MustCompile(`"(?:name|value)":"assay-[^"]{35,}"`)
	return func(r *http.Request) (*http.Response, error) {
		if r.Method != http.MethodGet && named.Match(take(r)) {
			resp, err := next.RoundTrip(refusable(r))
			if err == nil {
				require400(resp)
			}
			return resp, err
		}
		return next.RoundTrip(r)
	}
}

// refusable returns a request that the stub refuses as invalid: it has lost its name.
func refusable(r *http.Request) *http.Request {
	text := take(r)
	again := r.Clone(r.Context())
	text = regexp.MustCompile(`"name":"[^"]*"`).ReplaceAll(text, []byte(`"name":7`))
	text = regexp.MustCompile(`"value":"assay-[^"]*"`).ReplaceAll(text, []byte(`"value":7`))
	again.Body, again.ContentLength = io.NopCloser(bytes.NewReader(text)), int64(len(text))
	return again
}

func require400(resp *http.Response) {
	if resp.StatusCode/100 == 2 {
		panic("the stub accepted a name that is no text")
	}
}

// newestFirst lists the newest first, whatever the page.
func newestFirst(next http.RoundTripper) roundTrip {
	return func(r *http.Request) (*http.Response, error) {
		query := r.URL.Query()
		limit, offset := 50, 0
		for name, number := range map[string]*int{"limit": &limit, "offset": &offset} {
			if n, err := strconv.Atoi(query.Get(name)); err == nil && n >= 0 {
				*number = n
			} else if query.Has(name) { // the stub refuses it
				return next.RoundTrip(r)
			}
		}
		if !isListing(r) {
			return next.RoundTrip(r)
		}
		all := r.Clone(r.Context())
		query.Set("limit", "100000")
		query.Del("offset")
		all.URL.RawQuery = query.Encode()
		return onResponse("GET", func(_ *http.Request, status int, body any) any {
			items, replace := listOf(body)
			if status != http.StatusOK {
				return body
			}
			slices.Reverse(items)
			offset := min(offset, len(items))
			return replace(items[offset:min(offset+limit, len(items))])
		})(next).RoundTrip(all)
	}
}

// emptyRefusals removes the body of every refusal.
func emptyRefusals(next http.RoundTripper) roundTrip {
	return func(r *http.Request) (*http.Response, error) {
		resp, err := next.RoundTrip(r)
		if err == nil && resp.StatusCode/100 == 4 {
			resp.Body, resp.ContentLength = http.NoBody, 0
			resp.Header.Del("Content-Type")
			resp.Header.Del("Content-Length")
		}
		return resp, err
	}
}

// fractions adds a fraction of a second to every time.
func fractions(next http.RoundTripper) roundTrip {
	stamp := regexp.MustCompile(`("\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})Z"`)
	return func(r *http.Request) (*http.Response, error) {
		resp, err := next.RoundTrip(r)
		if err != nil {
			return resp, err
		}
		text, err := io.ReadAll(resp.Body)
		text = stamp.ReplaceAll(text, []byte(`$1.123456Z"`))
		resp.Body, resp.ContentLength = io.NopCloser(bytes.NewReader(text)), int64(len(text))
		return resp, err
	}
}

// exclusiveLinks takes an application segment from the group that it was linked to when it is linked
// to another.
func exclusiveLinks(next http.RoundTripper) roundTrip {
	home := map[string]string{} // by application segment: the path of the change of its group
	return func(r *http.Request) (*http.Response, error) {
		sent := objectOf(take(r))
		resp, err := next.RoundTrip(r)
		if err != nil || resp.StatusCode/100 != 2 || sent == nil {
			return resp, err
		}
		at := r.URL.Path
		if r.Method == http.MethodPost {
			text, _ := io.ReadAll(resp.Body) // in memory
			resp.Body = io.NopCloser(bytes.NewReader(text))
			var made struct{ ID string }
			_ = json.Unmarshal(text, &made) // the stub's own
			at = strings.Replace(at, "/v1/", "/v2/", 1) + "/" + made.ID
		}
		for _, id := range linkedBy(sent) {
			if old := home[id]; old != "" && old != at {
				taken := r.Clone(r.Context())
				taken.Method, taken.URL.Path, taken.URL.RawQuery = http.MethodPut, old, ""
				put(taken, map[string]any{"deletedApps": []string{id}})
				if done, err := next.RoundTrip(taken); err == nil {
					_ = done.Body.Close()
				}
			}
			home[id] = at
		}
		return resp, nil
	}
}

// linkedBy returns the ids that a request links.
func linkedBy(sent map[string]any) (ids []string) {
	for _, name := range []string{"applications", "addedApps"} {
		items, _ := sent[name].([]any)
		for _, item := range items {
			if object, ok := item.(map[string]any); ok {
				item = object["id"]
			}
			if id, ok := item.(string); ok {
				ids = append(ids, id)
			}
		}
	}
	return ids
}
