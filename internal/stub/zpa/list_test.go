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
		{"none", "", 200, 2},
		{"before the first page", "page=0", 200, 2},
		{"far before it", "page=-9223372036854775808", 200, 2},
		{"beyond the last page", "page=2", 200, 0},
		{"so far beyond that a product would turn negative", "page=9223372036854775807&pagesize=500", 200, 0},
		{"one by one", "page=2&pagesize=1", 200, 1},
		{"a page of none", "pagesize=0", 200, 2},
		{"a page of fewer than none", "pagesize=-1", 200, 2},
		{"a page of more than there can be", "pagesize=9223372036854775807", 200, 2},
		{"more than 500 in a crowd", "pagesize=501&microtenantId=" + archive, 200, 500},
		{"exactly 500 of it", "pagesize=500&microtenantId=" + archive, 200, 500},
		{"the rest of the crowd", "pagesize=500&page=2&microtenantId=" + archive, 200, 1},
		{"more than an int can hold", "page=9223372036854775808", 400, 0},
		{"a word", "pagesize=all", 400, 0},
		{"a fraction", "page=1.5", 400, 0},
		{"nothing after the sign", "page=", 400, 0},
		{"a name without a sign", "pagesize", 400, 0},
		{"a parameter that the document does not know", "limit=1", 200, 2},
		{"bytes that are not UTF-8", "search=name%20EQ%20%ff", 200, 0},
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

func TestPagesPutTogetherAreTheWholeListing(t *testing.T) {
	t.Parallel()
	s := kit.Fresh(stub.Options{})
	for i := range 30 {
		created(t, s, fmt.Sprintf(`{"name":"n-%d","enabled":true}`, i))
	}
	first := page(t, s, "", admin)
	assert.Len(t, first.List, 20, "the default page size")
	assert.Equal(t, "2", first.TotalPages)
	assert.Equal(t, "32", *first.TotalCount, "the total counts all, not the page")
	var got []string
	for n := 1; n <= 5; n++ {
		one := page(t, s, fmt.Sprintf("pagesize=7&page=%d", n), admin)
		assert.Equal(t, "5", one.TotalPages, "32 in pages of 7")
		got = append(got, names(one)...)
	}
	assert.Equal(t, names(page(t, s, "pagesize=500", admin)), got, "each once, in the order of creation")
	none := page(t, s, "search=name%20EQ%20nobody", admin)
	assert.Equal(t, []string{"0", "0"}, []string{none.TotalPages, *none.TotalCount})
}

func TestSearching(t *testing.T) {
	t.Parallel()
	s := kit.Fresh(stub.Options{})
	created(t, s, `{"name":"Office","enabled":false}`)
	created(t, s, `{"name":"Head office","description":"with desks","enabled":true}`)
	for _, c := range []struct {
		reason, search string
		want           []string // nil: the search is refused
	}{
		{"the source's example", "enabled EQ true", []string{"Finance", "Decoys", "Head office"}},
		{"the others", "enabled EQ false", []string{"Office"}},
		{"not equal", "enabled NE true", []string{"Office"}},
		{"a value with a space", "name EQ Head office", []string{"Head office"}},
		{"a value in quotes", `name EQ "Head office"`, []string{"Head office"}},
		{"part of a value", "name CONTAINS office", []string{"Head office"}},
		{"its beginning", "name STARTSWITH Head", []string{"Head office"}},
		{"its end", "name ENDSWITH ffice", []string{"Office", "Head office"}},
		{"a description that most do not have", "description EQ with desks", []string{"Head office"}},
		{"a Microtenant", "microtenantName EQ Branches", []string{}},
		{"an id", "id EQ " + finance, []string{"Finance"}},
		{"nobody", "name EQ nobody", []string{}},
		{"text without an operator", "Head office", nil},
		{"a field alone, with a space after it", "name ", nil},
		{"no value", "name EQ", nil},
		{"nothing after the space", "name EQ ", nil},
		{"a value of quotes alone", `name EQ ""`, nil},
		{"half a pair of quotes is a value", `name EQ "`, []string{}},
		{"a field that no group has", "colour EQ red", nil},
		{"a field in other letters", "Enabled EQ true", nil},
		{"an operator that is none", "name IS Office", nil},
		{"an operator in small letters", "name eq Office", nil},
		{"two spaces", "name  EQ Office", nil},
		{"neither true nor false", "enabled EQ maybe", nil},
		{"nothing", "", nil},
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
