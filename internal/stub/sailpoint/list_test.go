package sailpoint_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	api "github.com/assay-conformance/assay/generated/sailpoint"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/stub/stubtest"
)

func pageOf(t *testing.T, e *exchange.Exchange) []api.Segment {
	t.Helper()
	return stubtest.Read[[]api.Segment](t, e, 200)
}

func TestOddQueryValues(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason, query string
		status        int
		items         int
		total         string
	}{
		{"no parameters", "", 200, 3, ""},
		{"a limit of zero", "limit=0", 200, 0, ""},
		{"the highest limit", "limit=250", 200, 3, ""},
		{"above the highest limit: outside the source, from the vendor's pages", "limit=251", 400, 0, ""},
		{"a negative limit", "limit=-1", 400, 0, ""},
		{"a negative offset", "offset=-1", 400, 0, ""},
		{"beyond the end", "offset=1000000&count=true", 200, 0, "3"},
		{"the highest int32", "offset=2147483647", 200, 0, ""},
		{"an overflow of an int32", "offset=2147483648", 400, 0, ""},
		{"not a number", "limit=all", 400, 0, ""},
		{"a fraction", "limit=1.5", 400, 0, ""},
		{"an empty value", "limit=", 400, 0, ""},
		{"a count", "count=true", 200, 3, "3"},
		{"a count with a limit and an offset", "count=true&limit=1&offset=1", 200, 1, "3"},
		{"no count", "count=false", 200, 3, ""},
		{"a count in the format of the vendor's shell module", "count=True", 200, 3, "3"},
		{"an invalid count", "count=perhaps", 400, 0, ""},
		{"an unknown parameter", "page=2", 200, 3, ""},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			kit.OverBoth(t, func(t *testing.T, s stubtest.Caller) {
				created(t, s, good)
				created(t, s, good)
				e := s.Send(t, kit.Get(segments+"?"+c.query))
				require.Equal(t, c.status, e.Status, "%s: %s", c.reason, e.Response.Body)
				assert.Equal(t, c.total, e.Response.Header.Get("X-Total-Count"), c.reason)
				if c.status == 200 {
					assert.Len(t, pageOf(t, e), c.items, c.reason)
				}
			})
		})
	}
}

func TestPagesContainWholeListing(t *testing.T) {
	t.Parallel()
	s := unlimited()
	for i := range 260 {
		created(t, s, fmt.Sprintf(`{"name":"n-%d"}`, i))
	}
	first := s.Send(t, kit.Get(segments+"?count=true"))
	assert.Len(t, pageOf(t, first), 250, "the default limit")
	assert.Equal(t, "261", first.Response.Header.Get("X-Total-Count"), "the count covers all segments")
	var names []string
	for offset := 0; offset < 261; offset += 50 {
		for _, item := range pageOf(t, s.Send(t, kit.Get(fmt.Sprintf("%s?limit=50&offset=%d", segments, offset)))) {
			names = append(names, item.Name)
		}
	}
	require.Len(t, names, 261)
	for i, name := range names[1:] {
		assert.Equal(t, fmt.Sprintf("n-%d", i), name, "each once, in order of creation")
	}
}
