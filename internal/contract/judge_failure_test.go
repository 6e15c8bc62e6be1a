package contract

import (
	"errors"
	"net/http"
	"os"
	"path"
	"slices"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/contract/libopenapi"
	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/rule"
)

// broken is a validator that cannot compile a schema.
type broken struct{}

func (broken) Request(*http.Request) []libopenapi.Error { return nil }
func (broken) Response(*http.Request, *http.Response) []libopenapi.Error {
	return []libopenapi.Error{{Message: "the schema failed to compile", Failed: true}}
}

func loadThings(t *testing.T) *Contract {
	data, err := os.ReadFile("testdata/things.yaml")
	require.NoError(t, err)
	c, err := Load("things", "things.yaml", data)
	require.NoError(t, err)
	return c
}

func getThing() *exchange.Exchange {
	const base = "https://things.example"
	return &exchange.Exchange{ID: "1.1", Operation: "getThing", Method: http.MethodGet, Base: base, URL: base + "/things/1", Status: 200,
		Response: exchange.Message{Header: http.Header{"Content-Type": {"application/json"}}, Body: exchange.Body(`{}`)}}
}

// A judge that cannot judge is an error of assay, and no finding about the target.
func TestCannotJudge(t *testing.T) {
	t.Parallel()
	c := loadThings(t)
	router, err := routerOf(&openapi3.T{OpenAPI: "3.0.3", Info: &openapi3.Info{Title: "t", Version: "1"}, Paths: openapi3.NewPaths()})
	require.NoError(t, err)
	c.variantRouter = router
	e := getThing()
	require.ErrorContains(t, c.Judge(e), "the judge has no path for getThing")
	assert.Empty(t, e.Findings)
	assert.Empty(t, e.Validated, "nothing was looked at")
}

// A schema that libopenapi does not compile, or a document that it cannot read, leaves what the wire check finds
// unconfirmed. The witness is told, so that CI tells of it.
func TestCannotConfirm(t *testing.T) {
	t.Parallel()
	for reason, validator := range map[string]func() (libopenapi.Validator, error){
		"a schema does not compile":   func() (libopenapi.Validator, error) { return broken{}, nil },
		"the document cannot be read": func() (libopenapi.Validator, error) { return nil, errors.New("no model") },
	} {
		c := loadThings(t)
		c.libopenapi = validator
		var told []rule.Site
		e := getThing()
		require.NoError(t, c.WithWitness(func(f evidence.Finding) {
			if slices.Equal(f.By, []string{byLibopenapi}) {
				told = append(told, f.Site)
			}
		}).Judge(e), reason)
		require.NotEmpty(t, e.Findings, reason)
		for _, f := range e.Findings {
			assert.NotContains(t, f.By, byLibopenapi, reason)
		}
		require.Len(t, told, 1, reason)
		assert.Equal(t, "unable", path.Base(string(told[0])), reason)
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
