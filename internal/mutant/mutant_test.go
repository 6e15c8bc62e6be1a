package mutant_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/mutant"
	"github.com/assay-conformance/assay/internal/rule"
)

const document = `openapi: 3.0.3
info: {title: t, version: "1"}
paths:
  /things/{id}:
    get:
      operationId: read
      parameters:
        - {name: id, in: path, required: true, schema: {type: string, format: uuid}}
      responses:
        "200":
          description: the thing
          content:
            application/json:
              schema:
                type: object
                required: [id]
                properties:
                  id: {type: string, format: uuid}
        "404": {description: unknown}
        "410": {description: gone, content: {text/plain: {schema: {type: string}}}}
`

// Each requirement of a contract and each guard has a mutant.
func TestAll(t *testing.T) {
	t.Parallel()
	c, err := contract.Load("v", "openapi.yaml", []byte(document))
	require.NoError(t, err)
	var ids []string
	for _, m := range mutant.All(c, []rule.Site{"read/guard/own-site"}) {
		ids = append(ids, m.ID)
		assert.NotEmpty(t, m.What, "%s: a reader needs a description", m.ID)
	}
	assert.Equal(t, []string{
		"read/200/body/id/format:alter",
		"read/200/body/id/nullable:alter",
		"read/200/body/id/required:alter",
		"read/200/body/id/type:alter",
		"read/200/body/json:duplicate",
		"read/200/body/json:empty",
		"read/200/body/json:trailing",
		"read/200/body/nullable:alter",
		"read/200/body/type:alter",
		"read/200/body/undeclared:alter",
		"read/200/media-type:alter",
		"read/200:status=299", // an undocumented status
		"read/200:status=404", // another documented status
		"read/404/body/absent:body",
		"read/404:status=410",
		"read/404:status=418",
		"read/410/media-type:alter", // what is not JSON has no mutants of JSON
		"read/410:status=404",
		"read/410:status=418",
		"read/guard/own-site:off",
		"read/path/id/format:accept",
	}, ids)
}
