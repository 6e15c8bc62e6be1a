package sailpoint_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/stub/stubtest"
)

// slow returns a stub with a propagation delay of ten seconds, and a function that advances its clock.
func slow(t *testing.T) (s stubtest.Caller, wait func(seconds int)) {
	s = kit.Fresh(stub.Options{Lag: 10 * time.Second})
	return s, func(seconds int) { s.Wait(t, time.Duration(seconds)*time.Second) }
}

func status(t *testing.T, s stubtest.Caller, method, id string) int {
	t.Helper()
	c := kit.Get(segments + "/" + id)
	c.Method = method
	if method == "PATCH" {
		c.Body = `[{"op":"replace","path":"/description","value":"changed"}]`
	}
	return s.Send(t, c).Status
}

func TestCreationPropagates(t *testing.T) {
	t.Parallel()
	s, wait := slow(t)
	before := s.State(t)
	id := created(t, s, good).ID
	wait(9)
	assert.Equal(t, 404, status(t, s, "GET", id), "not yet")
	assert.Equal(t, before, s.State(t), "not listed yet")
	assert.Equal(t, 404, status(t, s, "PATCH", id), "a change of an invisible segment")
	assert.Equal(t, 404, status(t, s, "DELETE", id), "a removal of an invisible segment")
	wait(1)
	assert.Equal(t, "Austin", read(t, s, id).Name)
	assert.NotEqual(t, before, s.State(t))
}

func TestChangePropagates(t *testing.T) {
	t.Parallel()
	s, wait := slow(t)
	before := read(t, s, standing)
	after := segmentOf(t, patch(t, s, standing, `[{"op":"replace","path":"/name","value":"one"}]`), 200)
	assert.Equal(t, "one", after.Name, "the response is the new representation")
	assert.Equal(t, before, read(t, s, standing), "not yet")
	wait(6)
	both := segmentOf(t, patch(t, s, standing, `[{"op":"test","path":"/name","value":"one"},{"op":"replace","path":"/description","value":"two"}]`), 200)
	assert.Equal(t, "one", both.Name, "a second change builds on the first")
	wait(4)
	assert.Equal(t, after, read(t, s, standing), "the first is visible")
	wait(6)
	assert.Equal(t, both, read(t, s, standing), "both are visible")
}

func TestRemovalPropagates(t *testing.T) {
	t.Parallel()
	s, wait := slow(t)
	require.Equal(t, 204, status(t, s, "DELETE", standing))
	assert.Equal(t, 200, status(t, s, "GET", standing), "it is still visible")
	assert.Equal(t, 204, status(t, s, "DELETE", standing), "and can be removed again (A-SP-19)")
	assert.Equal(t, 404, status(t, s, "PATCH", standing), "but not changed")
	wait(10)
	for _, method := range []string{"GET", "DELETE", "PATCH"} {
		assert.Equal(t, 404, status(t, s, method, standing), "%s", method)
	}
	wait(10)
	assert.Equal(t, "[]\n", s.State(t), "it does not reappear")
}
