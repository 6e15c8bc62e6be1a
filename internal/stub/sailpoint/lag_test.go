package sailpoint_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/target"
)

// slow is a stub whose changes take ten seconds to show, and how to let time pass.
func slow(t *testing.T) (s caller, wait func(seconds int)) {
	clock := target.NewTurnedClock(stub.Epoch)
	return fresh(stub.Options{Clock: clock, Lag: 10 * time.Second}), func(seconds int) {
		require.NoError(t, clock.Sleep(t.Context(), time.Duration(seconds)*time.Second))
	}
}

func (s caller) status(t *testing.T, method, id string) int {
	t.Helper()
	body := ""
	if method == "PATCH" {
		body = `[{"op":"replace","path":"/description","value":"changed"}]`
	}
	return s.send(t, call{method, segments + "/" + id, admin, body, ""}).Status
}

func TestACreationTakesTimeToShow(t *testing.T) {
	t.Parallel()
	s, wait := slow(t)
	before := s.state(t)
	id := s.created(t, good).ID
	wait(9)
	assert.Equal(t, 404, s.status(t, "GET", id), "not yet")
	assert.Equal(t, before, s.state(t), "nor is it listed")
	assert.Equal(t, 404, s.status(t, "PATCH", id), "what does not show cannot be changed")
	assert.Equal(t, 404, s.status(t, "DELETE", id), "or removed")
	wait(1)
	assert.Equal(t, "Austin", s.read(t, id).Name)
	assert.NotEqual(t, before, s.state(t))
}

func TestAChangeTakesTimeToShow(t *testing.T) {
	t.Parallel()
	s, wait := slow(t)
	before := s.read(t, standing)
	after := segmentOf(t, s.patch(t, standing, `[{"op":"replace","path":"/name","value":"one"}]`), 200)
	assert.Equal(t, "one", after.Name, "the answer is the new representation all the same")
	assert.Equal(t, before, s.read(t, standing), "not yet")
	wait(6)
	both := segmentOf(t, s.patch(t, standing, `[{"op":"test","path":"/name","value":"one"},{"op":"replace","path":"/description","value":"two"}]`), 200)
	assert.Equal(t, "one", both.Name, "a second change builds on the first, so that none is lost")
	wait(4)
	assert.Equal(t, after, s.read(t, standing), "the first shows")
	wait(6)
	assert.Equal(t, both, s.read(t, standing), "both show")
}

func TestARemovalTakesTimeToShow(t *testing.T) {
	t.Parallel()
	s, wait := slow(t)
	require.Equal(t, 204, s.status(t, "DELETE", standing))
	assert.Equal(t, 200, s.status(t, "GET", standing), "it shows still")
	assert.Equal(t, 204, s.status(t, "DELETE", standing), "and can be removed once more (A-SP-19)")
	assert.Equal(t, 404, s.status(t, "PATCH", standing), "but what was removed does not come back")
	wait(10)
	for _, method := range []string{"GET", "DELETE", "PATCH"} {
		assert.Equal(t, 404, s.status(t, method, standing), "%s", method)
	}
	wait(10)
	assert.Equal(t, "[]\n", s.state(t), "nothing comes back later")
}
