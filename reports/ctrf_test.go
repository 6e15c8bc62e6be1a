package reports_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/reports"
)

type ctrf struct {
	Results struct {
		Summary struct{ Tests, Passed, Failed, Skipped, Pending, Other int }
		Tests   []struct {
			Name, Status, RawStatus, Message, FilePath string
			Line                                       int
		}
	}
}

func parseCTRF(t *testing.T, r result.Result) ctrf {
	t.Helper()
	var report ctrf
	require.NoError(t, json.Unmarshal([]byte(written(t, reports.CTRF, r)), &report))
	return report
}

func TestCTRFCounts(t *testing.T) {
	r := sample()
	n := r.Footer.Counts
	s := parseCTRF(t, r).Results.Summary
	const violatedPlaces, tolerated = 1, 1
	assert.Equal(t, len(r.Rules)+violatedPlaces+tolerated, s.Tests)
	assert.Equal(t, n[result.Fail]+violatedPlaces, s.Failed)
	assert.Equal(t, n[result.Pass]+n[result.Warn]+tolerated, s.Passed)
	assert.Equal(t, n[result.Error]+n[result.Vacuous]+n[result.Blocked], s.Other, "an unknown outcome")
	assert.Equal(t, n[result.Unsupported]+n[result.Untested]+n[result.Filtered], s.Skipped)
	assert.Equal(t, s.Tests, s.Passed+s.Failed+s.Skipped+s.Pending+s.Other)
}

func TestCTRFHasVerdictAndLine(t *testing.T) {
	fail := parseCTRF(t, sample()).Results.Tests[1]
	assert.Equal(t, "ALLOY-CREATE-409 Create returns `409` when a segment has the same `name`", fail.Name)
	assert.Equal(t, []string{"failed", "fail", "expected 409, got 201 Created"}, []string{fail.Status, fail.RawStatus, fail.Message})
	assert.Equal(t, "specs/alloyscan/openapi.yaml", fail.FilePath)
	assert.Equal(t, 90, fail.Line)
}

func TestCTRFFailsAsExitCode(t *testing.T) {
	r := sample()
	r.Rules, r.Unclaimed = r.Rules[:1], nil // the passed one
	r.Footer.Exit = result.ExitInconclusive
	s := parseCTRF(t, r).Results
	assert.Equal(t, 1, s.Summary.Failed)
	assert.Equal(t, "the run is conclusive", s.Tests[1].Name)
}
