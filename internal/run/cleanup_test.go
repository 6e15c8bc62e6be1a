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

// Whatever a creation is answered with, a run removes what it made and nothing else: an id in a
// response proves nothing, and a thing without one is found by its name.
func TestOnlyWhatTheRunMadeIsRemoved(t *testing.T) {
	t.Parallel()
	v := loaded(t, "alloyscan")
	for _, c := range []struct {
		reason string
		answer func(customer string, resp *http.Response) (*http.Response, error)
	}{
		{"a front answers each creation with the id of a customer's segment", func(customer string, resp *http.Response) (*http.Response, error) {
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
		{"the id is empty: deleting it would name the collection", func(_ string, resp *http.Response) (*http.Response, error) {
			return replacedID(resp, ""), nil
		}},
		{"the id is a dot", func(_ string, resp *http.Response) (*http.Response, error) {
			return replacedID(resp, "."), nil
		}},
		{"the id is two dots", func(_ string, resp *http.Response) (*http.Response, error) {
			return replacedID(resp, ".."), nil
		}},
		{"the creation is refused, and done", func(_ string, resp *http.Response) (*http.Response, error) {
			return rewritten(resp, http.StatusForbidden, ""), nil
		}},
		{"the creation fails, and is done", func(_ string, resp *http.Response) (*http.Response, error) {
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
						return c.answer(customer, resp)
					}
					return resp, err
				}
			})
			customer = i.customers(t, "administrator", 1)[0]
			r, err := run.Run(t.Context(), i.on(v))
			require.NoError(t, err)
			assert.Contains(t, i.names(t, "administrator"), "customer administrator 000", "a customer's segment is left alone")
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

// A server that accepts a creation without a name makes a thing that carries none of this run's.
// It is removed where the listing shows it and did not before; what was there before, and what is
// served but not listed, is left alone and told.
func TestAThingWithoutAName(t *testing.T) {
	t.Parallel()
	v := loaded(t, "alloyscan")
	for _, c := range []struct {
		reason string
		lies   bool
		owner  string // of the customer's segment that the response names
		left   int
	}{
		{"its id is new", false, "administrator", 0},
		{"the response names a customer's segment", true, "administrator", 1},
		{"the response names one of another site, which is served by its id", true, "second-site-administrator", 1},
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
					if err == nil && unnamed && c.lies {
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

// What cannot be removed is told: a deletion is believed when the thing is gone.
func TestWhatIsLeftIsTold(t *testing.T) {
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
	assert.Regexp(t, `^segment "assay-1-1" \(id [0-9a-f-]{36}\): deleteSegment returned 204 and it still exists$`, r.Trials[0].Leftovers[0])
}

// What was made last is removed first, and each removal is seen to have happened.
func TestTheOrderOfCleanUp(t *testing.T) {
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

// makeOne makes one thing of each kind.
func makeOne(ctx context.Context, s *trial.Session) error {
	for _, r := range s.Resources.All() {
		if r.Create == "" {
			continue
		}
		if _, err := s.MakeOne(ctx, r, resource.Minimal); err != nil {
			return err
		}
	}
	return nil
}

// A connection that breaks now and then leaves nothing behind.
func TestCleanUpOverAConnectionThatBreaks(t *testing.T) {
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
		assert.NotEqual(t, result.Fail, rr.Verdict, "%s: a broken connection is no violation: %s", rr.Rule.ID, rr.Why)
	}
}

// A signal during a write does not cancel it: what it made would not be known. What the run
// made is removed all the same; after a second signal it is told instead.
func TestASignalDuringAWrite(t *testing.T) {
	t.Parallel()
	v := loaded(t, "alloyscan")
	for _, c := range []struct {
		reason  string
		signals int
		left    int
	}{
		{"one signal: the write ends, and what it made is removed", 1, 0},
		{"two signals: the run ends at once, and tells what is left", 2, 1},
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
