package contract_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/rule"
)

// received is a request as a server receives it.
func received(method, path, mediaType, body string) *http.Request {
	r := httptest.NewRequest(method, "http://localhost"+path, strings.NewReader(body))
	if mediaType != "" {
		r.Header.Set("Content-Type", mediaType)
	}
	return r
}

func TestFind(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason, method, path, op string
		err                      error
	}{
		{"a path of the document", "GET", "/things", "listThings", nil},
		{"another method of the path", "POST", "/things", "createThing", nil},
		{"a query is not part of the path", "GET", "/things?state=open", "listThings", nil},
		{"a path with a parameter", "DELETE", "/things/7", "deleteThing", nil},
		{"a parameter in the middle", "GET", "/things/7/shape", "getShape", nil},
		{"a method that the path does not have", "PUT", "/things", "", contract.ErrNoMethod},
		{"a method that a path with a parameter does not have", "PUT", "/things/7", "", contract.ErrNoMethod},
		{"HEAD is a method of its own", "HEAD", "/things", "", contract.ErrNoMethod},
		{"a path that the document does not have", "GET", "/nothings", "", contract.ErrNoPath},
		{"a path that goes on", "GET", "/things/7/shape/8", "", contract.ErrNoPath},
		{"a trailing slash is another path", "GET", "/things/", "", contract.ErrNoPath},
		{"a trailing slash after a parameter", "GET", "/things/7/", "", contract.ErrNoPath},
		{"an empty parameter", "GET", "/things//shape", "", contract.ErrNoPath},
		{"the parent directory", "GET", "/things/..", "", contract.ErrNoPath},
		{"the escaped parent directory", "GET", "/things/%2e%2e", "", contract.ErrNoPath},
		{"the root", "GET", "/", "", contract.ErrNoPath},
		{"the case of a path matters", "GET", "/Things", "", contract.ErrNoPath},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			op, err := things().Find(received(c.method, c.path, "", ""))
			require.ErrorIs(t, err, c.err, c.reason)
			if c.err == nil {
				assert.Equal(t, c.op, op.ID, c.reason)
			} else {
				assert.Nil(t, op)
			}
		})
	}
}

func TestCheckRequest(t *testing.T) {
	t.Parallel()
	const good, jsonType = `{"name":"nn","kind":"small"}`, "application/json"
	for _, c := range []struct {
		reason, method, path, mediaType, body string
		sites                                 []rule.Site
	}{
		{"nothing", "POST", "/things", jsonType, good, nil},
		{"a body that violates a constraint", "POST", "/things", jsonType, `{"name":"n","kind":"small"}`, []rule.Site{"createThing/body/name/minLength"}},
		{"a value of another type, with only one validator", "POST", "/things", jsonType, `{"name":"nn","kind":5}`, []rule.Site{"createThing/body/kind/type"}},
		{"an invalid address", "POST", "/things", jsonType, `{"name":"nn","kind":"small","formats":{"mail":"nobody","link":"nowhere"}}`, []rule.Site{"createThing/body/formats/link/format", "createThing/body/formats/mail/format"}},
		{"a body that is missing", "POST", "/things", "", "", []rule.Site{"createThing/body/required"}},
		{"a body that may be missing", "PATCH", "/things/" + id, "", "", nil},
		{"a body of another media type", "POST", "/things", "text/plain", good, []rule.Site{"createThing/body/media-type"}},
		{"a property twice", "POST", "/things", jsonType, `{"name":"nn","kind":"small","kind":"large"}`, []rule.Site{"createThing/body/json"}},
		{"a parameter out of bounds", "GET", "/things?state=open&limit=0", "", "", []rule.Site{"listThings/query/limit/minimum"}},
		{"a part of the path", "GET", "/things/7", "", "", []rule.Site{"getThing/path/id/format"}},
		{"an unexpected body", "DELETE", "/things/" + id, jsonType, "{}", []rule.Site{"deleteThing/body"}},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			r := received(c.method, c.path, c.mediaType, c.body)
			op, err := things().Find(r)
			require.NoError(t, err)
			var found []rule.Site
			for _, f := range things().CheckRequest(op, r, []byte(c.body)) {
				found = append(found, f.Site)
				assert.True(t, f.Request)
			}
			assert.Equal(t, c.sites, found, c.reason)
		})
	}
}
