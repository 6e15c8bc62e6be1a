package zpa_test

import (
	"fmt"
	"net/url"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/stub/stubtest"
)

func TestOddQueryValues(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason, query string
		status        int
		items         int
	}{
		{"no parameters", "", 200, 2},
		{"page 0", "page=0", 200, 2},
		{"the lowest page number", "page=-9223372036854775808", 200, 2},
		{"beyond the last page", "page=2", 200, 0},
		{"an overflow of the product of page and size", "page=9223372036854775807&pagesize=500", 200, 0},
		{"a page of one", "page=2&pagesize=1", 200, 1},
		{"a page size of zero", "pagesize=0", 200, 2},
		{"a negative page size", "pagesize=-1", 200, 2},
		{"the highest page size", "pagesize=9223372036854775807", 200, 2},
		{"a page size above 500", "pagesize=501&microtenantId=" + archive, 200, 500},
		{"a page size of 500", "pagesize=500&microtenantId=" + archive, 200, 500},
		{"the page after the first 500", "pagesize=500&page=2&microtenantId=" + archive, 200, 1},
		{"an overflow of an int", "page=9223372036854775808", 400, 0},
		{"not a number", "pagesize=all", 400, 0},
		{"a fraction", "page=1.5", 400, 0},
		{"an empty value", "page=", 400, 0},
		{"a name without a value", "pagesize", 400, 0},
		{"an unknown parameter", "limit=1", 200, 2},
		{"invalid UTF-8", "search=name%20EQ%20%ff", 200, 0},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			kit.OverBoth(t, func(t *testing.T, s stubtest.Caller) {
				e := s.Send(t, kit.Get(groups+"?"+c.query))
				require.Equal(t, c.status, e.Status, "%s: %s", c.reason, e.Response.Body)
				if c.status == 200 {
					assert.Len(t, page(t, s, c.query, admin).List, c.items, c.reason)
				}
			})
		})
	}
}

func TestPagesContainWholeListing(t *testing.T) {
	t.Parallel()
	s := kit.Fresh(stub.Options{})
	for i := range 30 {
		created(t, s, fmt.Sprintf(`{"name":"n-%d","enabled":true}`, i))
	}
	first := page(t, s, "", admin)
	assert.Len(t, first.List, 20, "the default page size")
	assert.Equal(t, "2", first.TotalPages)
	assert.Equal(t, "32", *first.TotalCount, "the total counts all groups")
	var got []string
	for n := 1; n <= 5; n++ {
		one := page(t, s, fmt.Sprintf("pagesize=7&page=%d", n), admin)
		assert.Equal(t, "5", one.TotalPages, "32 in pages of 7")
		got = append(got, names(one)...)
	}
	assert.Equal(t, names(page(t, s, "pagesize=500", admin)), got, "each once, in order of creation")
	none := page(t, s, "search=name%20EQ%20nobody", admin)
	assert.Equal(t, []string{"0", "0"}, []string{none.TotalPages, *none.TotalCount})
}

func TestSearch(t *testing.T) {
	t.Parallel()
	s := kit.Fresh(stub.Options{})
	created(t, s, `{"name":"Office","enabled":false}`)
	created(t, s, `{"name":"Head office","description":"with desks","enabled":true}`)
	for _, c := range []struct {
		reason, search string
		want           []string // nil: the search is refused
	}{
		{"the source's example", "enabled EQ true", []string{"Finance", "Decoys", "Head office"}},
		{"the opposite value", "enabled EQ false", []string{"Office"}},
		{"not equal", "enabled NE true", []string{"Office"}},
		{"a value with a space", "name EQ Head office", []string{"Head office"}},
		{"a value in quotes", `name EQ "Head office"`, []string{"Head office"}},
		{"part of a value", "name CONTAINS office", []string{"Head office"}},
		{"the start of a value", "name STARTSWITH Head", []string{"Head office"}},
		{"the end of a value", "name ENDSWITH ffice", []string{"Office", "Head office"}},
		{"an optional property", "description EQ with desks", []string{"Head office"}},
		{"a Microtenant", "microtenantName EQ Branches", []string{}},
		{"an id", "id EQ " + finance, []string{"Finance"}},
		{"no match", "name EQ nobody", []string{}},
		{"no operator", "Head office", nil},
		{"a field and a space", "name ", nil},
		{"no value", "name EQ", nil},
		{"a space instead of a value", "name EQ ", nil},
		{"an empty value in quotes", `name EQ ""`, nil},
		{"an unbalanced quote is a value", `name EQ "`, []string{}},
		{"an unknown field", "colour EQ red", nil},
		{"a field in another case", "Enabled EQ true", nil},
		{"an unknown operator", "name IS Office", nil},
		{"an operator in lower case", "name eq Office", nil},
		{"two spaces", "name  EQ Office", nil},
		{"neither true nor false", "enabled EQ maybe", nil},
		{"an empty search", "", nil},
		{"a space", " ", nil},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			query := "search=" + url.QueryEscape(c.search)
			if c.want == nil {
				e := s.Send(t, kit.Get(groups+"?"+query))
				require.Equal(t, 400, e.Status, "%s: %s", c.reason, e.Response.Body)
				assert.Equal(t, "filtering.input.invalid.operand", refusal(t, e))
				return
			}
			assert.Equal(t, c.want, names(page(t, s, query, admin)), c.reason)
		})
	}
}
