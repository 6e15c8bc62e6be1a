package stubtest

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/stub"
)

// hostile returns the bodies that no write may accept, by what is wrong with them.
func (k *Kit) hostile() map[string]string {
	all := map[string]string{
		"nothing":                  "",
		"not JSON":                 "name=Office",
		"a page of HTML":           "<html>",
		"cut short":                `{"name":"Office"`,
		"a duplicate property":     `{"name":"a","name":"b"}`,
		"not UTF-8":                "{\"name\":\"\xff\xfe\"}",
		"half of a surrogate pair": `{"name":"\ud800"}`,
		"null":                     "null",
		"text":                     `"Office"`,
		"a list in a list":         "[[]]",
		"only white space":         " \n",
		"nested 10,000 deep":       strings.Repeat("[", 10000) + strings.Repeat("]", 10000),
		"unterminated nesting":     strings.Repeat(`{"name":`, 20000),
		"an endless number":        `{"name":` + strings.Repeat("9", 100000),
		"two values":               k.Writes[0].Body + k.Writes[0].Body,
	}
	maps.Copy(all, k.Hostile)
	return all
}

// TestBodies sends bodies that every write must refuse.
func (k *Kit) TestBodies(t *testing.T) {
	t.Parallel()
	for _, c := range k.Writes {
		if c.Body == "" {
			continue
		}
		t.Run(c.Method+" "+c.Path, func(t *testing.T) {
			t.Parallel()
			k.refuses(t, "a body over the size limit", c.With(strings.Repeat(" ", stub.MaxBody)+c.Body), 413)
			k.refuses(t, "another media type", c.As("text/plain"), 415)
			k.refuses(t, "a body without its first byte", c.With(c.Body[1:]), 400)
		})
	}
	for reason, body := range k.hostile() {
		t.Run(reason, func(t *testing.T) {
			t.Parallel()
			k.OverBoth(t, func(t *testing.T, s Caller) {
				before := s.State(t)
				for _, c := range k.Writes {
					if c.Body != "" {
						e := s.Send(t, c.With(body))
						assert.Equal(t, 4, e.Status/100, "%s %s: %d %s", c.Method, c.Path, e.Status, e.Response.Body)
					}
				}
				assert.Equal(t, before, s.State(t))
			})
		})
	}
}

// Seed adds the hostile bodies and those of the caller to a corpus.
func (k *Kit) Seed(f *testing.F, bodies ...string) {
	f.Helper()
	hostile := k.hostile()
	for _, reason := range slices.Sorted(maps.Keys(hostile)) {
		f.Add([]byte(hostile[reason]))
	}
	for _, body := range bodies {
		f.Add([]byte(body))
	}
}

// FuzzBody sends a write with any body. It must be accepted, and accepted checks the result, or
// refused without any change.
func (k *Kit) FuzzBody(f *testing.F, write Call, accepted func(t *testing.T, s Caller, e *exchange.Exchange), bodies ...string) {
	f.Helper()
	k.Seed(f, append(bodies, write.Body)...)
	f.Fuzz(func(t *testing.T, body []byte) {
		s := k.Fresh(stub.Options{})
		before := s.State(t)
		e := s.Send(t, write.With(string(body)))
		if e.Status/100 == 2 {
			accepted(t, s, e)
			return
		}
		require.Equal(t, 4, e.Status/100)
		require.Equal(t, before, s.State(t), "a refused write changes nothing")
	})
}

// FuzzQuery lists with any query: the stub returns a page or a refusal.
func (k *Kit) FuzzQuery(f *testing.F, queries ...string) {
	f.Helper()
	for _, query := range append(queries, "", "limit=1&offset=1", "limit=1e3", "limit=&offset", "%zz", ";", "a=%00&limit=%31") {
		f.Add(query)
	}
	f.Fuzz(func(t *testing.T, query string) {
		s := k.Fresh(stub.Options{})
		req := s.Request(t, k.List)
		req.URL.RawQuery = query
		if _, err := req.URL.Parse(req.URL.String()); err != nil {
			t.Skip("not a URL")
		}
		e := s.Do(t, req)
		require.Contains(t, []int{200, 400}, e.Status, "%s", e.Response.Body)
	})
}
