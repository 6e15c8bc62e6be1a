package reports_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/reports"
)

// sarif has the properties of a SARIF log that the tests need.
type sarif struct {
	Runs []struct {
		Tool struct {
			Driver struct {
				Rules []struct {
					ID      string
					Default struct{ Level string } `json:"defaultConfiguration"`
				}
			}
		}
		Invocations []struct {
			ExecutionSuccessful        bool
			ExitCode                   int
			ToolExecutionNotifications []struct{ Message struct{ Text string } }
		}
		Results []sarifResult
	}
}

type sarifResult struct {
	RuleID              string
	RuleIndex           int
	Level               string
	Message             struct{ Text string }
	OccurrenceCount     int
	PartialFingerprints map[string]string
	Locations           []struct {
		PhysicalLocation struct {
			ArtifactLocation struct{ URI string }
			Region           struct{ StartLine int }
		}
	}
}

func parseSARIF(t *testing.T, r result.Result) sarif {
	t.Helper()
	var log sarif
	require.NoError(t, json.Unmarshal([]byte(written(t, reports.SARIF, r)), &log))
	require.Len(t, log.Runs, 1)
	return log
}

func resultOf(log sarif, id string) (found []sarifResult) {
	for _, one := range log.Runs[0].Results {
		if one.RuleID == id {
			found = append(found, one)
		}
	}
	return found
}

func TestSARIFRulesAreTheCatalogue(t *testing.T) {
	r := sample()
	run := parseSARIF(t, r).Runs[0]
	require.Len(t, run.Tool.Driver.Rules, len(r.Rules)+1, "one more for contract violations not covered by a rule")
	for _, one := range run.Results {
		assert.Equal(t, one.RuleID, run.Tool.Driver.Rules[one.RuleIndex].ID, "a result refers to its rule by id and by index")
	}
	assert.Equal(t, "warning", run.Tool.Driver.Rules[3].Default.Level, "a SHOULD")
	assert.Equal(t, "error", run.Tool.Driver.Rules[0].Default.Level, "a MUST")
}

func TestSARIFResultsHaveContractLines(t *testing.T) {
	log := parseSARIF(t, sample())
	for _, c := range []struct {
		id, level, file string
		line, count     int
		reason          string
	}{
		{"ALLOY-IDS-UUID", "error", "specs/alloyscan/openapi.yaml", 212, 5, "the line of the finding, listed once and counted"},
		{"ALLOY-CREATE-409", "error", "specs/alloyscan/openapi.yaml", 90, 1, "the line of the expected response"},
		{"ALLOY-SCAN-404", "warning", "specs/alloyscan/openapi.yaml", 160, 1, "a tolerated response is a warning, even for a MUST rule"},
		{"ALLOY-LIST-SORTED", "warning", "specs/alloyscan/openapi.yaml", 30, 1, "a guard without response: the line of its operation"},
	} {
		found := resultOf(log, c.id)
		if !assert.Len(t, found, 1, c.id) {
			continue
		}
		where := found[0].Locations[0].PhysicalLocation
		assert.Equal(t, c.level, found[0].Level, c.reason)
		assert.Equal(t, c.file, where.ArtifactLocation.URI, c.reason)
		assert.Equal(t, c.line, where.Region.StartLine, c.reason)
		assert.Equal(t, c.count, found[0].OccurrenceCount, c.reason)
	}
	outside := resultOf(log, "CONTRACT")
	require.Len(t, outside, 2)
	assert.Equal(t, []string{"error", "note"}, []string{outside[0].Level, outside[1].Level}, "a violation and a tolerated finding")
}

func TestSARIFNotifiesOfRulesNotJudged(t *testing.T) {
	log := parseSARIF(t, sample())
	for _, id := range []string{"ALLOY-DELETE-204", "ALLOY-PATCH-PARTIAL", "ZPA-DELETE-IN-USE"} {
		assert.Empty(t, resultOf(log, id), "not evidence about the target")
	}
	notes := log.Runs[0].Invocations[0].ToolExecutionNotifications
	require.Len(t, notes, 3)
	assert.Equal(t, "ZPA-DELETE-IN-USE (blocked): the target does not offer [application-segment]; its trial met a violation of ZPA-LIST and a violation at createGroup/201, which no rule claims", notes[2].Message.Text)
	r := sample()
	r.Footer.Exit = result.ExitInconclusive
	assert.False(t, parseSARIF(t, r).Runs[0].Invocations[0].ExecutionSuccessful)
}

// A fingerprint identifies a violation across runs, so that a dismissed one stays dismissed.
func TestSARIFFingerprintsAreStable(t *testing.T) {
	fingerprints := func(r result.Result) map[string]string {
		all := map[string]string{}
		for _, one := range parseSARIF(t, r).Runs[0].Results {
			f := one.PartialFingerprints["assayPlace/v1"]
			assert.Empty(t, all[f], "fingerprints are unique")
			all[f] = one.RuleID
		}
		return all
	}
	before, later := sample(), sample()
	for i := range later.Rules {
		for k := range later.Rules[i].Evidence {
			e := &later.Rules[i].Evidence[k]
			e.Actual, e.Line, e.Where, e.Exchange, e.Trial = "something else", e.Line+10, "elsewhere:1", "9.9", "another trial"
		}
	}
	assert.Equal(t, fingerprints(before), fingerprints(later), "values, lines and trials do not matter")
	later.Rules[1].Evidence[0].Sites = []rule.Site{"createSegment/guard/other"}
	assert.NotEqual(t, fingerprints(before), fingerprints(later), "another site is another violation")
}
