package contract

import (
	"net/http"
	"os"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/contract/libopenapi"
	"github.com/assay-conformance/assay/internal/exchange"
)

// broken is a validator that cannot compile a schema.
type broken struct{}

func (broken) Request(*http.Request) []libopenapi.Error { return nil }
func (broken) Response(*http.Request, *http.Response) []libopenapi.Error {
	return []libopenapi.Error{{Message: "the schema failed to compile", Failed: true}}
}

// A judge that cannot judge is an error of assay, and no finding about the target.
func TestCannotJudge(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason string
		spoil  func(*Contract)
		want   string
	}{
		{"a schema does not compile", func(c *Contract) {
			c.libopenapi = func() (libopenapi.Validator, error) { return broken{}, nil }
		}, "libopenapi cannot judge getThing/200: the schema failed to compile"},
		{"the router does not find the path", func(c *Contract) {
			router, err := routerOf(&openapi3.T{OpenAPI: "3.0.3", Info: &openapi3.Info{Title: "t", Version: "1"}, Paths: openapi3.NewPaths()})
			require.NoError(t, err)
			c.variantRouter = router
		}, "the judge has no path for getThing"},
	} {
		data, err := os.ReadFile("testdata/things.yaml")
		require.NoError(t, err)
		loaded, err := Load("things", "things.yaml", data)
		require.NoError(t, err)
		c.spoil(loaded)
		const base = "https://things.example"
		e := &exchange.Exchange{ID: "1.1", Operation: "getThing", Method: http.MethodGet, Base: base, URL: base + "/things/1", Status: 200,
			Response: exchange.Message{Header: http.Header{"Content-Type": {"application/json"}}, Body: exchange.Body(`{}`)}}
		assert.ErrorContains(t, loaded.Judge(e), c.want, c.reason)
		assert.Empty(t, e.Findings, c.reason)
		assert.Empty(t, e.Validated, "nothing was looked at: %s", c.reason)
	}
}

// A body that no decoder knows is never given to kin-openapi. If it were, that would be an error as well.
func TestUnknownDecoder(t *testing.T) {
	t.Parallel()
	j := &judgement{}
	err := &openapi3filter.ResponseError{Err: &openapi3filter.ParseError{Kind: openapi3filter.KindUnsupportedFormat, Reason: "unsupported content type"}}
	j.addKinError(&message{base: "getThing/200"}, err)
	require.ErrorContains(t, j.failed, "kin-openapi cannot read the body of getThing/200")
	assert.Empty(t, j.found)
	assert.Empty(t, j.alone)
}
