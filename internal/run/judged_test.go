package run_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/run"
	"github.com/assay-conformance/assay/internal/suite"
)

// The judge looks at more than cases are made of. The rule listing says so.
func TestRuleThatIsOnlyJudged(t *testing.T) {
	t.Parallel()
	c, err := contract.Load("acme", "acme.yaml", []byte(`openapi: 3.0.3
info: {title: acme, version: '1'}
paths:
  /a: {get: {operationId: op, responses: {'200': {description: ok, content: {application/json: {schema: {type: object, properties: {n: {type: number, multipleOf: 0.5, maximum: 9}}}}}}}}}
`))
	require.NoError(t, err)
	rules := &rule.Catalogue{Vendor: "acme", Rules: []rule.Rule{{ID: "ACME-HALVES", Vendor: "acme", Sites: []rule.Site{"op/200/body/n/multipleOf", "op/200/body/n/maximum"}}}}
	rows := run.Trace([]*suite.Vendor{{Name: "acme", Contract: c, Rules: rules, Resources: &resource.Set{}}})
	require.Len(t, rows, 1)
	assert.Equal(t, []rule.Site{"op/200/body/n/multipleOf"}, rows[0].Judged)
	assert.Equal(t, []string{"op/200/body/n/maximum:alter+1"}, rows[0].Mutants)
}
