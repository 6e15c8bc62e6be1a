package run_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/builtin"
	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/run"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/suite"
	"github.com/assay-conformance/assay/internal/target"
	"github.com/assay-conformance/assay/internal/trial"
)

const first, second = "stub-administrator-1", "stub-plain-user-2" // tokens that the stub issues

// Everything that a trial records, however it ends, is redacted before anything shows it: the progress
// of a run and the result.
func TestTrialTextsHoldNoSecret(t *testing.T) {
	t.Parallel()
	list := func(ctx context.Context, s *trial.Session, as string) *exchange.Exchange {
		e, err := s.Send(ctx, trial.Call{Operation: "listSegments", As: as})
		require.NoError(t, err)
		return e
	}
	for _, c := range []struct {
		reason string
		trials []func(context.Context, *trial.Session) error
	}{
		{"each text of a check", []func(context.Context, *trial.Session) error{func(ctx context.Context, s *trial.Session) error {
			s.Check(evidence.Check{Exchange: list(ctx, s, "").ID, Sites: []rule.Site{"listSegments/200"}, Grade: evidence.Violated, Phrase: first, Expected: first, Actual: first})
			return nil
		}}},
		{"why it is blocked", []func(context.Context, *trial.Session) error{func(ctx context.Context, s *trial.Session) error {
			list(ctx, s, "")
			return trial.Blocked("got %s", first)
		}}},
		{"an error", []func(context.Context, *trial.Session) error{func(ctx context.Context, s *trial.Session) error {
			list(ctx, s, "")
			return errors.New(first)
		}}},
		{"a panic", []func(context.Context, *trial.Session) error{func(ctx context.Context, s *trial.Session) error {
			list(ctx, s, "")
			panic(first)
		}}},
		{"a token that another trial is issued later", []func(context.Context, *trial.Session) error{
			func(ctx context.Context, s *trial.Session) error {
				e := list(ctx, s, "")
				s.Stop(trial.Blocked("got %s", first))
				s.Check(evidence.Check{Exchange: e.ID, Sites: []rule.Site{"listSegments/200"}, Grade: evidence.Violated, Actual: e.Response.Header.Get("X-Next")})
				return nil
			},
			func(ctx context.Context, s *trial.Session) error {
				list(ctx, s, "plain-user")
				return nil
			},
		}},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			v, err := builtin.Vendors().Load("alloyscan")
			require.NoError(t, err)
			o := options([]*suite.Vendor{v})
			shared := v.NewStub(stub.Options{}).Target()
			next := shared.Transport
			shared.Shared, shared.Transport = true, roundTrip(func(r *http.Request) (*http.Response, error) {
				resp, err := next.RoundTrip(r)
				if err == nil && len(c.trials) > 1 {
					resp.Header.Set("X-Next", second)
				}
				return resp, err
			})
			o.Target = func(*suite.Vendor) target.Source {
				return func([]string) (*target.Target, error) { return shared, nil }
			}
			o.Plan, o.Parallel = nil, 1
			for i, try := range c.trials {
				p := planned(v, try)
				p.Number, p.Record.Number = i+1, i+1
				o.Plan = append(o.Plan, p)
			}
			o.Seed = 2 // leaves two trials in order
			var progress []result.Trial
			o.Progress = func(_, _ int, record result.Trial) { progress = append(progress, record) }
			r, err := run.Run(t.Context(), o)
			require.NoError(t, err)
			require.Equal(t, 1, progress[0].Number, "the first trial ran first")
			final, err := json.Marshal(r)
			require.NoError(t, err)
			early, err := json.Marshal(progress)
			require.NoError(t, err)
			assert.Contains(t, string(early), exchange.Redacted)
			for _, leak := range []bool{bytes.Contains(final, []byte(first)), bytes.Contains(final, []byte(second)), bytes.Contains(early, []byte(first))} {
				assert.False(t, leak)
			}
		})
	}
}
