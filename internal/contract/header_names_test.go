package contract_test

import (
	"net/http"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/rule"
)

// The case of a header name does not matter (RFC 9110, section 5.1), and a document may use any:
// testdata/variants.yaml has ETag, x-ratelimit-limit and x-trace-ID. Their sites have the
// canonical form of net/http.
func TestHeaderNamesInAnyCase(t *testing.T) {
	t.Parallel()
	c := mustLoad("variants", "testdata/variants.yaml", os.ReadFile)
	for _, one := range []struct {
		reason            string
		request, response http.Header
		want              []rule.Site
	}{
		{"valid headers", header("X-Trace-Id", "t"), header("Etag", "1", "X-Ratelimit-Limit", "5"), nil},
		{"the request lacks its header", http.Header{}, header("Etag", "1"), []rule.Site{"ping/header/X-Trace-Id/required"}},
		{"the request header is too long", header("X-Trace-Id", "too long"), header("Etag", "1"), []rule.Site{"ping/header/X-Trace-Id/maxLength"}},
		{"the response lacks a header", header("X-Trace-Id", "t"), http.Header{}, []rule.Site{"ping/204/header/Etag/required"}},
		{"a header is of another type", header("X-Trace-Id", "t"), header("Etag", "1", "X-Ratelimit-Limit", "many"), []rule.Site{"ping/204/header/X-Ratelimit-Limit/type"}},
		{"a header is repeated", header("X-Trace-Id", "t"), header("Etag", "1", "Etag", "2"), []rule.Site{"ping/204/header/Etag"}},
	} {
		t.Run(one.reason, func(t *testing.T) {
			t.Parallel()
			e := judged(t, c, call{op: "ping", method: "GET", path: "/ping", header: one.request, status: 204, responseHeader: one.response})
			var found []rule.Site
			for _, f := range e.Findings {
				found = append(found, f.Site)
			}
			assert.Equal(t, one.want, found, one.reason)
		})
	}
}

func header(pairs ...string) http.Header {
	h := http.Header{}
	for i := 0; i < len(pairs); i += 2 {
		h.Add(pairs[i], pairs[i+1])
	}
	return h
}

// A Content-Type that is not a media type is a finding about it in requests and responses:
// libopenapi would panic on one that is only the type without the subtype.
func TestContentTypeWithoutSubtype(t *testing.T) {
	t.Parallel()
	for _, given := range []string{"application", "application; charset=a/b", "/", ";"} {
		bad := create()
		bad.requestType = given
		e := judged(t, things(), bad)
		require.NotEmpty(t, e.Findings, given)
		assert.Equal(t, rule.Site("createThing/body/media-type"), e.Findings[0].Site, given)
	}
}

func TestSetParameterInAnyCase(t *testing.T) {
	t.Parallel()
	c := mustLoad("variants", "testdata/variants.yaml", os.ReadFile)
	r, err := http.NewRequest(http.MethodGet, "https://host/ping", nil)
	require.NoError(t, err)
	for _, one := range c.Operation("ping").Constraints() {
		c.SetParameter(c.Operation("ping"), r, one.In, one.Name, "t", false)
		value, there := c.Parameter(r, one.In, one.Name)
		assert.Equal(t, "t", value)
		assert.True(t, there)
	}
}
