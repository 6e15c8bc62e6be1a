package reports_test

import (
	"encoding/xml"
	"testing"

	"github.com/jstemmer/go-junit-report/v2/junit"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/reports"
)

func parseJUnit(t *testing.T, r result.Result) junit.Testsuites {
	t.Helper()
	var suites junit.Testsuites
	require.NoError(t, xml.Unmarshal([]byte(written(t, reports.JUnit, r)), &suites))
	return suites
}

func TestJUnitCounts(t *testing.T) {
	r := sample()
	suites := parseJUnit(t, r)
	n := r.Footer.Counts
	const violatedPlaces, places = 1, 2
	assert.Equal(t, len(r.Rules)+places, suites.Tests)
	assert.Equal(t, n[result.Fail]+violatedPlaces, suites.Failures)
	assert.Equal(t, n[result.Error]+n[result.Vacuous]+n[result.Blocked], suites.Errors)

	var names []string
	skipped := 0
	for _, s := range suites.Suites {
		skipped += s.Skipped
		names = append(names, s.Name)
		assert.Equal(t, s.Tests, len(s.Testcases), s.Name)
	}
	assert.Equal(t, n[result.Unsupported]+n[result.Untested]+n[result.Filtered], skipped)
	assert.Equal(t, []string{"alloyscan", "zpa", "contract"}, names)
}

func TestJUnitCases(t *testing.T) {
	cases := map[string]junit.Testcase{}
	for _, s := range parseJUnit(t, sample()).Suites {
		for _, c := range s.Testcases {
			assert.NotContains(t, cases, c.Classname+" "+c.Name, "class and name identify a case")
			cases[c.Classname+" "+c.Name] = c
		}
	}
	fail := cases["alloyscan ALLOY-CREATE-409 Create returns `409` when a segment has the same `name`"]
	require.NotNil(t, fail.Failure)
	assert.Equal(t, "expected 409, got 201 Created", fail.Failure.Message)
	for _, words := range []string{"expected: 409 Conflict", "actual:   201 Created", "where:    features/alloyscan/create.feature:24"} {
		assert.Contains(t, fail.Failure.Data, words)
	}
	many := cases["alloyscan ALLOY-IDS-UUID ids are UUIDs"]
	require.NotNil(t, many.Failure)
	assert.Contains(t, many.Failure.Data, "and 2 more", "five pieces, three of them written")

	blocked := cases["zpa ZPA-DELETE-IN-USE a group in use cannot be deleted"]
	require.NotNil(t, blocked.Error)
	assert.Equal(t, "blocked", blocked.Error.Type)

	warn := cases["alloyscan ALLOY-SCAN-404 a scan of an unknown segment returns 404"]
	assert.Nil(t, warn.Failure)
	require.NotNil(t, warn.SystemOut)
	assert.Contains(t, warn.SystemOut.Data, "400 Bad Request")

	skipped := cases["zpa ZPA-RATE more than 20 calls in 10 seconds are refused"]
	require.NotNil(t, skipped.Skipped)
	assert.Equal(t, "the target does not offer rate-limit", skipped.Skipped.Message)

	violated := cases["contract alloyscan listSegments/200/body/total/type"]
	require.NotNil(t, violated.Failure)
	assert.Contains(t, violated.Failure.Data, "]]>", "the end marker of CDATA is text")
	assert.Nil(t, cases["contract alloyscan listSegments/200/body/color/undeclared"].Failure, "a tolerated finding is no failure")
}

func TestJUnitFailsAsExitCode(t *testing.T) {
	r := sample()
	r.Rules, r.Unclaimed = r.Rules[:1], nil // the passed one
	r.Footer.Verdict, r.Footer.Exit = "INCONCLUSIVE: the 1 rule of alloyscan tested on the wire passed, but a trial failed with a harness error", result.ExitInconclusive
	suites := parseJUnit(t, r)
	assert.Equal(t, 1, suites.Errors)
	assert.Equal(t, r.Footer.Verdict, suites.Suites[1].Testcases[0].Error.Message)

	r.Footer.Exit = result.ExitConformant
	assert.Equal(t, 1, parseJUnit(t, r).Tests, "a conclusive run has no additional case")
}
