package run_test

import (
	"context"
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/builtin"
	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/run"
	"github.com/assay-conformance/assay/internal/suite"
	"github.com/assay-conformance/assay/internal/trial"
)

// A key that a target returns alone, without a name to tell it by, is a secret: the document says so.
func TestReturnedSecretIsNotRecorded(t *testing.T) {
	t.Parallel()
	v, err := builtin.Vendors().Load("beyondinsight")
	require.NoError(t, err)
	o := options([]*suite.Vendor{v})
	o.Plan, o.Parallel = nil, 1
	var keys []string
	for _, operation := range []string{"getApiKey", "rotateApiKey"} {
		p := planned(v, func(ctx context.Context, s *trial.Session) error {
			call, err := s.Arrange(ctx, operation, "", resource.Minimal)
			require.NoError(t, err)
			e, err := s.Send(ctx, call)
			require.NoError(t, err)
			key, ok := e.Read().Text()
			require.True(t, ok)
			keys = append(keys, key)
			s.Check(evidence.Check{Exchange: e.ID, Sites: []rule.Site{rule.MakeSite(operation, "200")}, Grade: evidence.Violated, Actual: "got " + key})
			return nil
		})
		p.Number, p.Record.Number = len(o.Plan)+1, len(o.Plan)+1
		o.Plan = append(o.Plan, p)
	}
	r, err := run.Run(t.Context(), o)
	require.NoError(t, err)
	written, err := json.Marshal(r)
	require.NoError(t, err)
	assert.Contains(t, string(written), "got "+exchange.Redacted)
	require.Len(t, keys, 2)
	for _, key := range keys {
		assert.NotContains(t, string(written), key)
	}
}
