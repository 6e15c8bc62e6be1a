package edit_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/rule"
)

const limited = `openapi: 3.0.3
info: {title: t, version: "1"}
paths:
  /things:
    post:
      operationId: create
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              properties:
                level: {type: integer, format: int32, enum: [0, 1, 3]}
                count: {type: integer, format: int32, maximum: 10}
                port: {type: integer, enum: [80, 443], maximum: 500}
                kind: {type: string, enum: [a, b, null], nullable: true}
                either: {type: boolean, enum: [true, false]}
                code: {type: string, enum: [ab, cd], maxLength: 2, pattern: "^[a-z]+$"}
      responses:
        "204": {description: done}
`

// An edit violates one constraint of a place, and an edge none: what else is said of the place
// decides which values can be tried.
func TestEditsKeepToWhatElseIsSaidOfAValue(t *testing.T) {
	t.Parallel()
	c, err := contract.Load("v", "openapi.yaml", []byte(limited))
	require.NoError(t, err)
	beyond, edge := map[rule.Site][]string{}, map[rule.Site][]string{}
	for _, one := range c.Operation("create").Constraints() {
		for _, e := range one.Beyond() {
			beyond[one.Site] = append(beyond[one.Site], e.What)
		}
		for _, e := range one.AtEdge() {
			edge[one.Site] = append(edge[one.Site], e.What)
		}
	}
	const body = "create/body/"
	for _, tc := range []struct {
		reason       string
		site         rule.Site
		beyond, edge []string
	}{
		{"no int32 overflows and is listed", body + "level/format", nil, nil},
		{"a number that is not listed", body + "level/enum", []string{"set to an unlisted value"}, []string{"set to 0", "set to 1", "set to 3"}},
		{"no int32 overflows and is small enough", body + "count/format", nil, nil},
		{"one past the maximum is an int32", body + "count/maximum", []string{"one above the maximum"}, []string{"set to the maximum"}},
		{"the maximum is not listed", body + "port/maximum", nil, nil},
		{"null is listed", body + "kind/enum", []string{"set to an unlisted value"}, []string{`set to "a"`, `set to "b"`, "set to null"}},
		{"both values of a boolean are listed", body + "either/enum", nil, []string{"set to true", "set to false"}},
		{"a code of the same form that is not listed", body + "code/enum", []string{"set to an unlisted value"}, []string{`set to "ab"`, `set to "cd"`}},
	} {
		assert.Equal(t, tc.beyond, beyond[tc.site], "%s: beyond %s", tc.reason, tc.site)
		assert.Equal(t, tc.edge, edge[tc.site], "%s: edge of %s", tc.reason, tc.site)
	}
}
