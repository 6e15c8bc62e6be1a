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
		{"none", "", 200, 3, ""},
		{"none wanted", "limit=0", 200, 0, ""},
		{"the most that is allowed", "limit=250", 200, 3, ""},
		{"one more: outside the source, as the vendor's pages have it", "limit=251", 400, 0, ""},
		{"fewer than none", "limit=-1", 400, 0, ""},
		{"before the beginning", "offset=-1", 400, 0, ""},
		{"beyond the end", "offset=1000000&count=true", 200, 0, "3"},
		{"as many as an int32 can hold", "offset=2147483647", 200, 0, ""},
		{"more than an int32 can hold", "offset=2147483648", 400, 0, ""},
		{"a word", "limit=all", 400, 0, ""},
		{"a fraction", "limit=1.5", 400, 0, ""},
		{"nothing after the sign", "limit=", 400, 0, ""},
		{"a count", "count=true", 200, 3, "3"},
		{"a count of what a page does not show", "count=true&limit=1&offset=1", 200, 1, "3"},
		{"no count", "count=false", 200, 3, ""},
		{"a count as the vendor's shell module writes it", "count=True", 200, 3, "3"},
		{"a count that is neither", "count=perhaps", 400, 0, ""},
		{"a parameter that the document does not know", "page=2", 200, 3, ""},
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

func TestPagesPutTogetherAreTheWholeListing(t *testing.T) {
	t.Parallel()
	s := unlimited()
	for i := range 260 {
		created(t, s, fmt.Sprintf(`{"name":"n-%d"}`, i))
	}
	first := s.Send(t, kit.Get(segments+"?count=true"))
	assert.Len(t, pageOf(t, first), 250, "the default limit")
	assert.Equal(t, "261", first.Response.Header.Get("X-Total-Count"), "the count is of all, not of the page")
	var names []string
	for offset := 0; offset < 261; offset += 50 {
		for _, item := range pageOf(t, s.Send(t, kit.Get(fmt.Sprintf("%s?limit=50&offset=%d", segments, offset)))) {
			names = append(names, item.Name)
		}
	}
	require.Len(t, names, 261)
	for i, name := range names[1:] {
		assert.Equal(t, fmt.Sprintf("n-%d", i), name, "each once, in the order of creation")
	}
}
