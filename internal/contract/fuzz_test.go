package contract_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/exchange"
)

var hostileBodies = []string{
	"", " ", "{", "[]", "null", "5", `"`, `{"a":1,"a":2}`, "{} {}", "\xff", "<html>", `{"name":null,"kind":{},"marks":[[]],"owner":[],"size":1e999}`,
	`{"children":[{"children":[{}]}]}`, `{"shape":{"radius":1,"side":1},"extent":{},"history":[[]]}`, `[{"radius":1},{"radius":{}}]`, `{"":{"/":{"~":1}}}`,
	strings.Repeat("[", 500) + strings.Repeat("]", 500), strings.Repeat(`{"owner":`, 50) + "1" + strings.Repeat("}", 50),
}

// sound asserts what must be true of every judgement.
func sound(t *testing.T, c *contract.Contract, e *exchange.Exchange) {
	t.Helper()
	require.NotEmpty(t, e.Validated, "a response came, so something was validated")
	for _, s := range append(e.Validated, e.Exercised...) {
		require.True(t, c.Has(s) || strings.HasSuffix(string(s), "/undocumented-status"), "%s is not a site of the document", s)
	}
	for _, f := range e.Findings {
		require.Positive(t, f.Line, "the finding at %s has no line", f.Site)
		require.Equal(t, e.Operation, f.Site.Operation())
		require.NotEmpty(t, f.By)
		require.False(t, f.Request && f.Grade == evidence.Tolerated, "schemas are open for assay's requests")
	}
}

// FuzzJudgeResponse checks that the judge judges every response and never panics.
func FuzzJudgeResponse(f *testing.F) {
	for i, body := range append(hostileBodies, string(bodyOf(thing()))) {
		f.Add([]byte(body), 200+i, "application/json")
		f.Add([]byte(body), 201, "text/html")
	}
	responses := []call{create(), list(), get(), remove(), shape(nil), tree(nil), motto(nil)}
	f.Fuzz(func(t *testing.T, body []byte, hostile int, mediaType string) {
		for _, c := range responses {
			good := c.status
			for _, status := range []int{good, hostile} {
				c.status, c.response, c.responseType = status, text(body), mediaType
				if status != 0 {
					sound(t, things(), judged(t, things(), c))
				}
			}
		}
	})
}

// FuzzJudgeRequest checks that the judge never panics on a request, and never reports the
// response, which is valid.
func FuzzJudgeRequest(f *testing.F) {
	for _, body := range append(hostileBodies, string(bodyOf(newThing()))) {
		f.Add([]byte(body), "application/json", "state=open&limit=1")
		f.Add([]byte(body), "text/plain", "state=%zz&limit=&limit=x&tag=&word=\x00&since=;")
	}
	f.Fuzz(func(t *testing.T, body []byte, mediaType, query string) {
		for _, c := range []call{create(), change(), remove(), list(thing())} {
			c.request, c.requestType = text(body), mediaType
			e := c.exchange()
			if c.op == "listThings" {
				e.URL += "&" + query
			}
			if things().Judge(e) != nil {
				continue // not a URL: nothing was sent
			}
			sound(t, things(), e)
			for _, found := range e.Findings {
				require.True(t, found.Request, "the response is good: %+v", found)
			}
		}
	})
}
