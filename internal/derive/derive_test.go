package derive_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/derive"
)

const document = `openapi: 3.0.3
info: {title: t, version: "1"}
security: [{bearer: []}]
x-permission-sets: {writer: {all: [{permission: write}]}}
x-rate-limit: [{calls: 10, per: 1s, methods: [POST]}]
paths:
  /things:
    post:
      operationId: create
      x-permissions: [writer]
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [name]
              properties:
                name: {type: string, maxLength: 8}
                note: {type: string, nullable: true}
      responses:
        "201": {description: created}
        "400": {description: refused}
components:
  securitySchemes:
    bearer: {type: http, scheme: bearer}
`

// Each requirement of a contract has cases at the edge and just beyond it, and nothing else
// has. The id of a case is the site that it tests.
func TestCases(t *testing.T) {
	t.Parallel()
	c, err := contract.Load("v", "openapi.yaml", []byte(document))
	require.NoError(t, err)
	var ids []string
	refusals := map[string][]string{} // documented refusals that a case expects, by case
	for _, one := range derive.Cases(c) {
		ids = append(ids, one.ID)
		for _, site := range one.Also {
			if !site.IsGuard() {
				refusals[one.ID] = append(refusals[one.ID], string(site))
			}
		}
	}
	assert.Equal(t, []string{
		"create/201=full",
		"create/201=minimal",
		"create/body/json",      // cut off
		"create/body/json+more", // with another value behind it
		"create/body/media-type",
		"create/body/name/maxLength",   // the longest allowed is accepted
		"create/body/name/maxLength+1", // one more is refused
		"create/body/name/nullable",
		"create/body/name/required",
		"create/body/name/type",
		"create/body/note/nullable=null", // null is accepted
		"create/body/note/optional",      // a body without it is accepted
		"create/body/note/type",
		"create/body/nullable",
		"create/body/required",
		"create/body/type",
		"create/guard/credential-present",
		"create/guard/credential-present=bare",
		"create/guard/credential-present=scheme",
		"create/guard/credential-valid",
		"create/guard/credential-valid=expired",
		"create/guard/limit-leaves-nothing",
		"create/guard/limit-per-credential",
		"create/guard/permission-writer",
		"create/guard/rate-limit",
		"create/guard/retry-after",
	}, ids)
	assert.Equal(t, []string{"create/400"}, refusals["create/body/name/maxLength+1"], "a refusal is evidence about the documented response")
	assert.Empty(t, refusals["create/body/required"], "without a body 415 is as right as 400: no evidence about either (A-ALLOY-17)")
	assert.Empty(t, refusals["create/guard/permission-writer"], "403 is not documented: any refusal will do")
}

// A scenario runs at once the limits that the cases test one by one.
func TestLimits(t *testing.T) {
	t.Parallel()
	c, err := contract.Load("v", "openapi.yaml", []byte(document))
	require.NoError(t, err)
	assert.Len(t, derive.Limits(c)["create"], 11)
}
