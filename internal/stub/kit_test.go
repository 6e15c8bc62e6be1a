package stub_test

import (
	"context"
	"io"
	"net/http"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/stub"
)

func TestSwitches(t *testing.T) {
	t.Parallel()
	s := stub.NewSwitches([]rule.Site{"op/guard/a", "op/guard/b", "op/guard/c"}, []rule.Site{"op/guard/b", "op/guard/unknown"})
	assert.Empty(t, s.GuardsAsked())
	assert.True(t, s.Enforces("op/guard/a"))
	assert.False(t, s.Enforces("op/guard/b"))
	evaluated := s.GuardsAsked()
	assert.Equal(t, map[rule.Site]bool{"op/guard/a": true, "op/guard/b": true}, evaluated, "includes a guard that is off")
	evaluated["op/guard/c"] = true
	assert.Len(t, s.GuardsAsked(), 2, "GuardsAsked returns a copy")
	assert.PanicsWithValue(t, "the guard op/guard/unknown is not in the stub's table", func() { s.Enforces("op/guard/unknown") }, "even if it is off")
}

func TestSwitchesAreSafeForConcurrentUse(t *testing.T) {
	t.Parallel()
	s := stub.NewSwitches([]rule.Site{"op/guard/a"}, nil)
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			assert.True(t, s.Enforces("op/guard/a"))
			s.GuardsAsked()
		})
	}
	wait.Wait()
}

func TestCollectionOrder(t *testing.T) {
	t.Parallel()
	all := func(string) bool { return true }
	var c stub.Collection[string]
	assert.Empty(t, c.Where(all))
	assert.NotNil(t, c.Where(all), "an empty listing is encoded as [], not as null")
	for _, id := range []string{"b", "a", "c"} {
		c.Put(id, "the "+id)
	}
	assert.Equal(t, []string{"the b", "the a", "the c"}, c.Where(all))
	c.Put("b", "another b")
	assert.Equal(t, []string{"another b", "the a", "the c"}, c.Where(all), "a replaced thing keeps its position")
	c.Remove("a")
	c.Remove("a")
	c.Remove("never there")
	assert.Equal(t, []string{"another b", "the c"}, c.Where(all))
	_, ok := c.Get("a")
	assert.False(t, ok)
	got, ok := c.Get("c")
	assert.True(t, ok)
	assert.Equal(t, "the c", got)
	c.Put("a", "a new a")
	assert.Equal(t, []string{"another b", "the c", "a new a"}, c.Where(all), "a thing that is added again comes last")
	assert.Equal(t, []string{"the c"}, c.Where(func(s string) bool { return s == "the c" }))
}

func TestPageBounds(t *testing.T) {
	t.Parallel()
	const most = int(^uint(0) >> 1)
	for _, c := range []struct {
		reason        string
		limit, offset int
		want          []int
	}{
		{"from the beginning", 2, 0, []int{1, 2}},
		{"from the middle", 2, 1, []int{2, 3}},
		{"fewer than the limit", 5, 2, []int{3}},
		{"beyond the end", 5, 3, []int{}},
		{"far beyond the end", 5, most, []int{}},
		{"a limit of zero", 0, 0, []int{}},
		{"a negative limit", -1, 0, []int{}},
		{"a negative offset", 1, -5, []int{1}},
		{"the highest limit", most, 0, []int{1, 2, 3}},
		{"the highest limit, from the middle", most, 1, []int{2, 3}},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, c.want, stub.Page([]int{1, 2, 3}, c.limit, c.offset), c.reason)
		})
	}
}

func TestIDsAreDeterministic(t *testing.T) {
	t.Parallel()
	var a, b stub.IDs
	first := a.Next()
	assert.Equal(t, first, b.Next())
	assert.NotEqual(t, first, a.Next())
	assert.EqualValues(t, 5, first.Version())
}

// responding returns the transport of a stub that consists of only a handler.
func responding(h http.HandlerFunc) http.RoundTripper {
	return (&stub.Stub{Handler: h, Switches: stub.NewSwitches(nil, nil)}).Target().Transport
}

func TestInProcessTransportKeepsForbiddenBody(t *testing.T) {
	t.Parallel()
	req, err := http.NewRequestWithContext(t.Context(), "DELETE", "http://stub.invalid/notes/7?x=1", nil)
	require.NoError(t, err)
	resp, err := responding(func(w http.ResponseWriter, r *http.Request) {
		assert.Equal(t, "/notes/7?x=1", r.RequestURI)
		assert.Equal(t, "stub.invalid", r.Host)
		assert.NotNil(t, r.Body, "a server request always has a body")
		w.WriteHeader(http.StatusNoContent)
		_, _ = io.WriteString(w, "a forbidden body")
	}).RoundTrip(req)
	require.NoError(t, err)
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	require.NoError(t, err)
	assert.Equal(t, "a forbidden body", string(body))
}

func TestInProcessTransportHonoursCancel(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	req, err := http.NewRequestWithContext(ctx, "GET", "http://stub.invalid/", nil)
	require.NoError(t, err)
	resp, err := responding(func(http.ResponseWriter, *http.Request) { t.Error("the cancelled call was served") }).RoundTrip(req)
	if err == nil {
		resp.Body.Close()
	}
	assert.ErrorIs(t, err, context.Canceled)
}

func TestStubTarget(t *testing.T) {
	t.Parallel()
	s := plain()
	target := s.Target()
	assert.False(t, target.Shared, "it belongs to one trial")
	assert.Equal(t, s.Config, target.Config)
	assert.Equal(t, stub.Epoch, target.Clock.Now())
	s.Switches.Enforces("listNotes/guard/credential-valid")
	assert.Contains(t, target.GuardsAsked(), rule.Site("listNotes/guard/credential-valid"))
}
