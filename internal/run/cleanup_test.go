package run_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/run"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/trial"
)

func isCreation(r *http.Request) bool {
	return r.Method == http.MethodPost && strings.HasSuffix(r.URL.Path, "/segments")
}

// Whatever the response to a creation is, a run removes the objects that it created and no
// others: an id in a response proves nothing, and an object without one is found by its name.
func TestCleanUpRemovesOnlyOwnObjects(t *testing.T) {
	t.Parallel()
	v := loaded(t, "alloyscan")
	for _, c := range []struct {
		reason   string
		response func(customer string, resp *http.Response) (*http.Response, error)
	}{
		{"a proxy returns the id of a customer's segment for each creation", func(customer string, resp *http.Response) (*http.Response, error) {
			return rewritten(resp, resp.StatusCode, `{"id":"`+customer+`"}`), nil
		}},
		{"the id is that of a customer's segment, the rest is right", func(customer string, resp *http.Response) (*http.Response, error) {
			return replacedID(resp, customer), nil
		}},
		{"the response is lost", func(string, *http.Response) (*http.Response, error) {
			return nil, errors.New("connection reset by peer")
		}},
		{"the response has no id", func(_ string, resp *http.Response) (*http.Response, error) {
			return rewritten(resp, resp.StatusCode, "{}"), nil
		}},
		{"the id is empty: a DELETE would address the collection", func(_ string, resp *http.Response) (*http.Response, error) {
			return replacedID(resp, ""), nil
		}},
		{"the id is a dot", func(_ string, resp *http.Response) (*http.Response, error) {
			return replacedID(resp, "."), nil
		}},
		{"the id is two dots", func(_ string, resp *http.Response) (*http.Response, error) {
			return replacedID(resp, ".."), nil
		}},
		{"the creation is refused but happens", func(_ string, resp *http.Response) (*http.Response, error) {
			return rewritten(resp, http.StatusForbidden, ""), nil
		}},
		{"the creation fails but happens", func(_ string, resp *http.Response) (*http.Response, error) {
			return rewritten(resp, http.StatusInternalServerError, "oops"), nil
		}},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			var customer string
			var removed []string
			i := shared(v, stub.Options{}, func(next http.RoundTripper) roundTrip {
				return func(r *http.Request) (*http.Response, error) {
					if r.Method == http.MethodDelete {
						removed = append(removed, r.URL.Path)
					}
					resp, err := next.RoundTrip(r)
					if err == nil && isCreation(r) && resp.StatusCode == http.StatusCreated {
						return c.response(customer, resp)
					}
					return resp, err
				}
			})
			customer = i.customers(t, "administrator", 1)[0]
			r, err := run.Run(t.Context(), i.on(v))
			require.NoError(t, err)
			assert.Contains(t, i.names(t, "administrator"), "customer administrator 000", "a customer's segment is not removed")
			assert.Empty(t, i.leftover(t))
			for _, tr := range r.Trials {
				assert.Empty(t, tr.Leftovers, tr.ID)
				assert.Empty(t, tr.Error, tr.ID)
			}
			for _, path := range removed {
				assert.NotContains(t, []string{"/api/v1/segments", "/api/v1/segments/", "/api/v1/segments/.", "/api/v1/segments/..", "/api/v1/segments/" + customer}, path)
			}
		})
	}
}

// A server that accepts a creation without a name creates an object without a name of this run.
// It is removed if the listing shows it and did not before. An object that existed before, or
// that is served but not listed, is not removed but reported.
func TestCleanUpWithoutName(t *testing.T) {
	t.Parallel()
	v := loaded(t, "alloyscan")
	for _, c := range []struct {
		reason string
		wrong  bool
		owner  string // of the customer's segment that the response names
		left   int
	}{
		{"its id is new", false, "administrator", 0},
		{"the response names a customer's segment", true, "administrator", 1},
		{"the response names one of another site, which GET by id returns", true, "second-site-administrator", 1},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			var customer string
			i := shared(v, stub.Options{}, func(next http.RoundTripper) roundTrip {
				return func(r *http.Request) (*http.Response, error) {
					if customer != "" && strings.HasSuffix(r.URL.Path, customer) {
						r = r.Clone(r.Context())
						r.Header.Set("Authorization", "Bearer demo-"+c.owner)
					}
					unnamed := false
					if isCreation(r) {
						body, _ := io.ReadAll(r.Body)
						unnamed = !bytes.Contains(body, []byte(`"name"`))
						if unnamed { // the server makes up a name
							body = append([]byte(`{"name":"unnamed",`), body[1:]...)
						}
						r.Body, r.ContentLength = io.NopCloser(bytes.NewReader(body)), int64(len(body))
					}
					resp, err := next.RoundTrip(r)
					if err == nil && unnamed && c.wrong {
						return replacedID(resp, customer), nil
					}
					return resp, err
				}
			})
			customer = i.customers(t, c.owner, 1)[0]
			o := i.on(v)
			o.Plan = []run.Planned{planned(v, func(ctx context.Context, s *trial.Session) error {
				call, err := s.Arrange(ctx, "createSegment", "", resource.Minimal)
				if err != nil {
					return err
				}
				delete(call.Body.(map[string]any), "name")
				call.OnPurpose = "createSegment/body/name/required"
				_, err = s.Send(ctx, call)
				return err
			})}
			r, err := run.Run(t.Context(), o)
			require.NoError(t, err)
			assert.Contains(t, i.names(t, c.owner), "customer "+c.owner+" 000")
			assert.Len(t, r.Trials[0].Leftovers, c.left)
			assert.Equal(t, c.left == 1, slices.Contains(i.names(t, "administrator"), "unnamed"))
		})
	}
}

// An object that cannot be removed is reported: a deletion counts once the object is gone.
func TestCleanUpReportsLeftovers(t *testing.T) {
	t.Parallel()
	v := loaded(t, "alloyscan")
	i := shared(v, stub.Options{}, func(next http.RoundTripper) roundTrip {
		return func(r *http.Request) (*http.Response, error) {
			if r.Method == http.MethodDelete {
				return &http.Response{StatusCode: http.StatusNoContent, Header: http.Header{}, Body: http.NoBody, Request: r}, nil
			}
			return next.RoundTrip(r)
		}
	})
	o := i.on(v)
	o.Plan = []run.Planned{planned(v, makeOne)}
	r, err := run.Run(t.Context(), o)
	require.NoError(t, err)
	require.Len(t, r.Trials[0].Leftovers, 1)
	assert.Regexp(t, `^segment "assay-1-1 Süd[^"]*" \(id [0-9a-f-]{36}\): deleteSegment returned 204 and it still exists$`, r.Trials[0].Leftovers[0])
}

// The object created last is removed first, and each removal is verified.
func TestCleanUpOrder(t *testing.T) {
	t.Parallel()
	v := loaded(t, "alloyscan")
	var removed []string
	i := shared(v, stub.Options{}, func(next http.RoundTripper) roundTrip {
		return func(r *http.Request) (*http.Response, error) {
			if r.Method == http.MethodDelete {
				removed = append(removed, path.Base(r.URL.Path))
			}
			return next.RoundTrip(r)
		}
	})
	o := i.on(v)
	var ids []string
	o.Plan = []run.Planned{planned(v, func(ctx context.Context, s *trial.Session) error {
		for range 3 {
			if err := makeOne(ctx, s); err != nil {
				return err
			}
		}
		ids = i.ids(t, "administrator")
		return nil
	})}
	_, err := run.Run(t.Context(), o)
	require.NoError(t, err)
	require.Len(t, removed, 3)
	slices.Reverse(removed)
	assert.Equal(t, ids[len(ids)-3:], removed, "last in, first out")
	assert.Empty(t, i.leftover(t))
}

// makeOne creates one object of each resource.
func makeOne(ctx context.Context, s *trial.Session) error {
	for _, r := range s.Resources.All() {
		if r.Create == "" || r.Unseen() {
			continue
		}
		if _, err := s.MakeOne(ctx, r, resource.Minimal); err != nil {
			return err
		}
	}
	return nil
}

// A connection that fails now and then leaves nothing behind.
func TestCleanUpOverFailingConnection(t *testing.T) {
	t.Parallel()
	v := loaded(t, "alloyscan")
	calls := 0
	i := shared(v, stub.Options{}, func(next http.RoundTripper) roundTrip {
		return func(r *http.Request) (*http.Response, error) {
			if calls++; calls%7 == 0 {
				return nil, errors.New("connection reset by peer")
			}
			return next.RoundTrip(r)
		}
	})
	r, err := run.Run(t.Context(), i.on(v))
	require.NoError(t, err)
	assert.Empty(t, i.leftover(t))
	for _, rr := range r.Rules {
		assert.NotEqual(t, result.Fail, rr.Verdict, "%s: a failed connection is not a violation: %s", rr.Rule.ID, rr.Why)
	}
}

// A signal during a write does not cancel the write: what it created would be unknown. The run
// still removes its objects; after a second signal it reports them instead.
func TestSignalDuringWrite(t *testing.T) {
	t.Parallel()
	v := loaded(t, "alloyscan")
	for _, c := range []struct {
		reason  string
		signals int
		left    int
	}{
		{"one signal: the write completes, and its object is removed", 1, 0},
		{"two signals: the run ends at once and reports what is left", 2, 1},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			abort, cancelAbort := context.WithCancel(t.Context())
			ctx, cancel := context.WithCancel(trial.WithAbort(t.Context(), abort))
			defer cancel()
			defer cancelAbort()
			i := shared(v, stub.Options{}, func(next http.RoundTripper) roundTrip {
				return func(r *http.Request) (*http.Response, error) {
					if isCreation(r) {
						cancel()
						assert.NoError(t, r.Context().Err(), "the write goes on")
					}
					resp, err := next.RoundTrip(r)
					if isCreation(r) && c.signals == 2 {
						cancelAbort()
					}
					return resp, err
				}
			})
			o := i.on(v)
			o.Plan = []run.Planned{planned(v, makeOne)}
			r, err := run.Run(ctx, o)
			require.NoError(t, err)
			assert.True(t, r.Meta.Interrupted)
			assert.Len(t, i.leftover(t), c.left)
			assert.Len(t, r.Trials[0].Leftovers, c.left)
		})
	}
}
