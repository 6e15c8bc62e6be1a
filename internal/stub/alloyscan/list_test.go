package alloyscan_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	api "github.com/assay-conformance/assay/generated/alloyscan"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/stub/stubtest"
)

func pageOf(t *testing.T, s stubtest.Caller, query string) api.SegmentPage {
	t.Helper()
	return stubtest.Read[api.SegmentPage](t, s.Send(t, kit.Get(segments+"?"+query)), 200)
}

func TestOddQueryValues(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason, query string
		status        int
		items         int
	}{
		{"no parameters", "", 200, 2},
		{"a limit of zero", "limit=0", 200, 0},
		{"a negative limit", "limit=-1", 200, 0},
		{"a negative offset", "offset=-1", 200, 2},
		{"beyond the end", "offset=1000000", 200, 0},
		{"the highest limit with an offset: the sum overflows", "limit=9223372036854775807&offset=1", 200, 1},
		{"the lowest limit and offset", "limit=-9223372036854775808&offset=-9223372036854775808", 200, 0},
		{"an overflow of an int", "limit=9223372036854775808", 400, 0},
		{"not a number", "limit=all", 400, 0},
		{"a fraction", "limit=1.5", 400, 0},
		{"an empty value", "limit=", 400, 0},
		{"a name without a value", "limit", 400, 0},
		{"an unknown type", "type=volcano", 200, 0},
		{"a type of one segment", "type=aws", 200, 1},
		{"an Audit Service that is not a UUID", "auditServiceId=none", 200, 0},
		{"an unknown parameter", "page=2", 200, 2},
		{"invalid UTF-8", "type=%ff", 200, 0},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			kit.OverBoth(t, func(t *testing.T, s stubtest.Caller) {
				e := s.Send(t, kit.Get(segments+"?"+c.query))
				require.Equal(t, c.status, e.Status, "%s: %s", c.reason, e.Response.Body)
				if c.status == 200 {
					assert.Len(t, stubtest.Read[api.SegmentPage](t, e, 200).Items, c.items, c.reason)
				}
			})
		})
	}
}

func TestPagesContainWholeListing(t *testing.T) {
	t.Parallel()
	s := kit.Fresh(stub.Options{})
	for i := range 60 {
		created(t, s, fmt.Sprintf(`{"name":"n-%d","type":"aws"}`, i))
	}
	first := pageOf(t, s, "")
	assert.Len(t, first.Items, 50, "the default limit")
	assert.Equal(t, 62, first.Total, "the total counts all segments")
	var names []string
	for offset := 0; offset < first.Total; offset += 7 {
		page := pageOf(t, s, fmt.Sprintf("limit=7&offset=%d", offset))
		for _, item := range page.Items {
			names = append(names, item.Name)
		}
	}
	whole := pageOf(t, s, "limit=100")
	require.Len(t, whole.Items, 62)
	for i, item := range whole.Items {
		assert.Equal(t, item.Name, names[i], "each once, in order of creation")
	}
}
