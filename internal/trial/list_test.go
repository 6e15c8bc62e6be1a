package trial_test

import (
	"encoding/json"
	"net/http"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/trial"
)

// things is a resource whose listing has limit, offset and a total.
var things = &resource.Resource{
	Operations: resource.Operations{List: "listThings"}, ID: resource.ID{Property: "id"},
	Listing: resource.Listing{Items: "items", Total: "total", Limit: "limit", Offset: "offset", Size: 3},
}

// bare is a resource whose listing is only a list, in numbered pages.
var bare = &resource.Resource{
	Operations: resource.Operations{List: "listThings"}, ID: resource.ID{Property: "id"},
	Listing: resource.Listing{Limit: "size", Page: "page", Size: 3},
}

func page(status int, body any) *exchange.Exchange {
	text, _ := json.Marshal(body) // maps and numbers
	return &exchange.Exchange{Operation: "listThings", Status: status, Response: exchange.Message{Header: http.Header{}, Body: text}}
}

func items(from, to int) []any {
	all := []any{}
	for id := from; id < to; id++ {
		all = append(all, map[string]any{"id": id})
	}
	return all
}

// A listing is read to its end and not further.
func TestReadPages(t *testing.T) {
	t.Parallel()
	// of returns the response of a server with n things and at most most of them on a page.
	of := func(n, most int) func(limit, offset int) any {
		return func(limit, offset int) any {
			offset = min(offset, n)
			return map[string]any{"total": n, "items": items(offset, min(n, offset+min(limit, most)))}
		}
	}
	for _, c := range []struct {
		reason   string
		respond  func(limit, offset int) any
		pages    int
		items    int
		partial  string
		repeated bool
	}{
		{"empty", of(0, 100), 1, 0, "", false},
		{"one page, not full", of(2, 100), 1, 2, "", false},
		{"full pages, then an empty one", of(6, 100), 3, 6, "", false},
		{"the server shortens pages, and the total says that there are more", of(5, 2), 3, 5, "", false},
		{"the offset is ignored", func(int, int) any { return of(10, 100)(3, 0) }, 2, 3, "page 2 of listThings repeats page 1", true},
		{"the pages are cyclic", func(limit, offset int) any { return of(6, 100)(limit, offset%6) }, 3, 6, "page 3 of listThings repeats page 1", true},
		{"it never ends", func(limit, offset int) any { return map[string]any{"items": items(offset, offset+limit)} }, 400, 1200, "more than 400 pages", false},
		{"the total is too high", func(limit, offset int) any {
			return map[string]any{"total": 1000, "items": items(min(2, offset), 2)}
		}, 2, 2, "", false},
		{"the limit is ignored", func(_, offset int) any { return map[string]any{"total": 9, "items": items(min(9, offset), 9)} }, 2, 9, "", false},
		{"no list", func(int, int) any { return map[string]any{"total": 3} }, 1, 0, "page 1 of listThings has no reliable list of items", false},
		{"items is null", func(int, int) any { return map[string]any{"items": nil} }, 1, 0, "page 1 of listThings has no reliable list of items", false},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			l, err := trial.ReadPages(things, 0, map[string]string{"type": "x"}, func(call trial.Call) (*exchange.Exchange, error) {
				limit, err := strconv.Atoi(call.Query["limit"])
				require.NoError(t, err)
				offset, err := strconv.Atoi(call.Query["offset"])
				require.NoError(t, err)
				assert.Equal(t, "x", call.Query["type"], "every page has the filter")
				return page(200, c.respond(limit, offset)), nil
			})
			require.NoError(t, err)
			assert.Len(t, l.Pages, c.pages)
			assert.Len(t, l.Items, c.items)
			assert.Equal(t, c.repeated, l.Repeated)
			if c.partial == "" {
				assert.Empty(t, l.Partial)
			} else {
				assert.Contains(t, l.Partial, c.partial)
			}
		})
	}
}

// Numbered pages start at 1.
func TestReadNumberedPages(t *testing.T) {
	t.Parallel()
	l, err := trial.ReadPages(bare, 2, nil, func(call trial.Call) (*exchange.Exchange, error) {
		n, err := strconv.Atoi(call.Query["page"])
		require.NoError(t, err)
		assert.Equal(t, "2", call.Query["size"])
		return page(200, items(min(5, 2*n-2), min(5, 2*n))), nil
	})
	require.NoError(t, err)
	assert.Len(t, l.Pages, 3)
	assert.Len(t, l.Items, 5)
	assert.Empty(t, l.Partial)
}
