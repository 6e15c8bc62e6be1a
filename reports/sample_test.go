package reports_test

import (
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
)

// hostile is text that a target may send and that must not be interpreted.
const hostile = "</script><script>alert(\"1\")</script> 'q' \u202egnp.exe 👾 a|b `c` *d* <!-- \x1b[31m ]]> {{.}}"

// sample returns a small run with a rule of every verdict and one of everything that a report shows.
func sample() result.Result {
	started := time.Date(2026, 3, 14, 9, 26, 53, 0, time.UTC)
	return result.Result{
		Schema: result.Schema,
		Meta: result.Meta{
			Tool: "assay", Version: "v0.4.0", Commit: "3f9c2ab", Go: "go1.26.0",
			Vendors: []string{"alloyscan", "zpa"}, Target: "https://alloy.example/api?site=1&probe=2", Selection: "vendors alloyscan, zpa",
			Documents: []result.Document{
				{File: "specs/alloyscan/openapi.yaml", SHA256: strings.Repeat("a3", 32)},
				{File: "specs/zpa/openapi.yaml", SHA256: strings.Repeat("b7", 32)},
			},
			Offers: []string{"audit-service", "rate-limit"}, Without: []string{"cloud"},
			Writes: true, Seed: 42, Started: started, Ended: started.Add(12345 * time.Millisecond),
		},
		Rules:      sampleRules(),
		Unclaimed:  sampleUnclaimed(),
		Trials:     sampleTrials(),
		Operations: sampleOperations(),
		Proof:      sampleProof(),
		Exchanges:  sampleExchanges(started),
		Footer: result.Footer{
			Verdict: "NOT CONFORMANT: 2 of 5 rules of alloyscan, zpa tested on the wire were violated, 2 with a warning; 1 in error; 1 vacuous; 1 blocked; 1 stated by the contract; 1 unsupported by the target; 2 untested; 1 not selected; 1 left on the target",
			Exit:    result.ExitViolation,
			Counts: map[result.Verdict]int{result.Fail: 2, result.Error: 1, result.Vacuous: 1, result.Blocked: 1, result.Warn: 2, result.Pass: 2,
				result.Unsupported: 1, result.Untested: 2, result.Filtered: 1},
			Rules: 13, Tested: 5, Stated: 1, Trials: 8, Complete: true,
		},
	}
}

// sampleSource returns a line of a document. Only ZPA's document has a URL.
func sampleSource(vendor string, line int) rule.Source {
	s := rule.Source{Title: "Segments", Section: "POST /segments", Document: "segments.txt", Line: line}
	if line < 10 {
		s.Section = s.Title
	}
	if vendor == "zpa" {
		s.URL = "https://help.zpa.example/groups?a=1&b=2"
	}
	return s
}

func sampleRules() []result.RuleResult {
	row := func(vendor, id string, level rule.Level, line int, statement string, sites ...rule.Site) rule.Rule {
		return rule.Rule{ID: id, Vendor: vendor, Statement: statement, Kind: rule.Behaviour, Level: level, Carrier: rule.ByContract,
			Source: sampleSource(vendor, line), Sites: sites}
	}
	capability := func(id string, r rule.Rule) rule.Rule {
		r.Capability = id
		return r
	}
	noted := func(note string, r rule.Rule) rule.Rule {
		r.Note = note
		return r
	}
	type rr = result.RuleResult
	return []rr{
		{Rule: capability("unauthenticated", row("alloyscan", "ALLOY-AUTH", rule.Must, 9, "every operation requires a bearer token")), Verdict: result.Pass,
			Trials: []string{"createSegment/guard/credential-present", "alloyscan/create: A created segment can be read back"}},
		{Rule: capability("unique-name", row("alloyscan", "ALLOY-CREATE-409", rule.Must, 57, "Create returns `409` when a segment has the same `name`", "createSegment/guard/duplicate-name", "createSegment/409")), Verdict: result.Fail,
			Why: "expected 409, got 201 Created", Trials: []string{"alloyscan/create: A second segment is refused"}, Evidence: []evidence.Evidence{duplicateAccepted()}},
		{Rule: row("alloyscan", "ALLOY-IDS-UUID", rule.Must, 30, "ids are UUIDs"), Verdict: result.Fail,
			Why: "expected a string in the format uuid, got \"18\"", Trials: []string{"createSegment/201=full"}, Evidence: wrongIDs()},
		{Rule: noted("The level is should because only an example shows it; `name` may be absent.", row("alloyscan", "ALLOY-LIST-SORTED", rule.Should, 33, "List should return segments by `name`")), Verdict: result.Warn,
			Why: "expected names in order, got " + hostile, Evidence: []evidence.Evidence{{
				Vendor: "alloyscan", Sites: []rule.Site{"listSegments/guard/sorted"}, Grade: evidence.Violated, Expectation: "the segments are in the order of their names",
				Expected: "names in order", Actual: hostile, Trial: "alloyscan/list: A page lists by name", Where: "features/alloyscan/list.feature:6", Exchange: "3.1"}}},
		{Rule: row("alloyscan", "ALLOY-SCAN-404", rule.Must, 71, "a scan of an unknown segment returns 404"), Verdict: result.Warn,
			Why: "expected 404, got 400", Evidence: []evidence.Evidence{{
				Vendor: "alloyscan", Sites: []rule.Site{"scanSegment/404"}, Grade: evidence.Tolerated, Expectation: "scanSegment returns 404", Expected: "404", Actual: "400 Bad Request",
				Trial: "scanSegment/404", Where: "specs/alloyscan/openapi.yaml:160", Exchange: "missing"}}},
		{Rule: row("alloyscan", "ALLOY-DELETE-204", rule.Must, 60, "a deletion returns 204"), Verdict: result.Error,
			Why: "the request violates the contract: path parameter id is empty", Trials: []string{"deleteSegment/204=full"}},
		{Rule: row("alloyscan", "ALLOY-PATCH-PARTIAL", rule.Must, 62, "properties that are not sent stay unchanged"), Verdict: result.Vacuous,
			Why: "nothing was checked at updateSegment/guard/partial"},
		{Rule: capability("referenced", row("zpa", "ZPA-DELETE-IN-USE", rule.Must, 88, "a group in use cannot be deleted", "deleteGroup/409")), Verdict: result.Blocked,
			Why: "the target does not offer [application-segment]", Trials: []string{"zpa/delete: A group in use stays"},
			BlockedBy: []string{"ZPA-LIST"}, BlockedAt: []rule.Site{"createGroup/201"}},
		{Rule: row("zpa", "ZPA-RATE", rule.Must, 12, "more than 20 calls in 10 seconds are refused"), Verdict: result.Unsupported, Why: "the target does not offer rate-limit"},
		{Rule: row("zpa", "ZPA-BASE-URL", rule.Must, 3, hostile), Verdict: result.Untested, Why: "no call can show <b>it</b>"},
		{Rule: row("zpa", "ZPA-NOTE", "", 4, "groups order policies"), Verdict: result.Untested, Why: "no call can show <b>it</b>"},
		{Rule: rule.Rule{ID: "ZPA-NAME-NULLABLE", Vendor: "zpa", Statement: "a description may be null", Kind: rule.Document, Level: rule.Must,
			Source: sampleSource("zpa", 41), Sites: []rule.Site{"document/components/schemas/Group/properties/description/nullable"}}, Verdict: result.Pass, Stated: true},
		{Rule: row("zpa", "ZPA-LIST", rule.Must, 20, "groups are listed"), Verdict: result.Filtered, Why: "not selected"},
	}
}

func duplicateAccepted() evidence.Evidence {
	return evidence.Evidence{Vendor: "alloyscan", Sites: []rule.Site{"createSegment/guard/duplicate-name", "createSegment/409"}, Grade: evidence.Violated,
		Expectation: "the second segment is refused", Expected: "409 Conflict, as its twin with another name was accepted", Actual: "201 Created",
		Trial: "alloyscan/create: A second segment is refused", Where: "features/alloyscan/create.feature:24", Exchange: "2.2"}
}

// wrongIDs returns the same violation from five exchanges, after a tolerated one.
func wrongIDs() []evidence.Evidence {
	var all []evidence.Evidence
	for i := range 5 {
		all = append(all, evidence.Evidence{Vendor: "alloyscan", Sites: []rule.Site{"createSegment/201/body/id/format"}, Grade: evidence.Violated, Expectation: "response violates the contract",
			Expected: "a string in the format uuid", Actual: fmt.Sprintf("%q", fmt.Sprint(17+i)), Pointer: "/id", Line: 212, By: []string{"kin-openapi", "libopenapi"},
			Trial: "createSegment/201=full", Where: "specs/alloyscan/openapi.yaml:77", Exchange: "1.1"})
	}
	all[0].Grade = evidence.Tolerated
	return all
}

func sampleUnclaimed() []evidence.Evidence {
	e := evidence.Evidence{Vendor: "alloyscan", Sites: []rule.Site{"listSegments/200/body/color/undeclared"}, Grade: evidence.Tolerated, Expectation: "response violates the contract",
		Expected: "no property that the contract does not declare", Actual: "color", Pointer: "/items/0/color", By: []string{"wire check"},
		Trial: "alloyscan/list: A page lists by name", Where: "features/alloyscan/list.feature:6", Exchange: "3.1"}
	violated := e
	violated.Sites, violated.Grade, violated.Line = []rule.Site{"listSegments/200/body/total/type"}, evidence.Violated, 190
	violated.Expected, violated.Actual, violated.Pointer = "an integer", hostile, "/total"
	return []evidence.Evidence{e, violated, violated}
}

func sampleTrials() []result.Trial {
	derived := func(n int, id, title string, line int, site rule.Site) result.Trial {
		return result.Trial{Number: n, ID: id, Vendor: "alloyscan", Kind: result.Derived, Title: title, Where: fmt.Sprintf("specs/alloyscan/openapi.yaml:%d", line), Sites: []rule.Site{site}}
	}
	scenario := func(n int, vendor, file, title string, line int) result.Trial {
		return result.Trial{Number: n, ID: vendor + "/" + file + ": " + title, Vendor: vendor, Kind: result.Scenario, Title: title,
			Where: fmt.Sprintf("features/%s/%s.feature:%d", vendor, file, line), Sites: []rule.Site{"createSegment/guard/stored"}}
	}
	all := []result.Trial{
		derived(1, "createSegment/201=full", "the full valid createSegment returns 201", 77, "createSegment/201"),
		scenario(2, "alloyscan", "create", "A second segment is refused", 24),
		scenario(3, "alloyscan", "list", "A page lists by name", 6),
		scenario(4, "alloyscan", "create", "A created segment can be read back", 8),
		derived(5, "createSegment/guard/credential-present", "createSegment without a credential is refused", 65, "createSegment/guard/credential-present"),
		derived(6, "deleteSegment/204=full", "the full valid deleteSegment returns 204", 134, "deleteSegment/204"),
		derived(7, "scanSegment/404", "scanSegment of an unknown segment returns 404", 160, "scanSegment/404"),
		scenario(8, "zpa", "delete", "A group in use stays", 31),
	}
	all[0].Findings = []evidence.Finding{{Site: "createSegment/201/body/id/format", Grade: evidence.Violated, Pointer: "/id", Expected: "a string in the format uuid",
		Actual: `"17"`, Line: 212, By: []string{"kin-openapi", "libopenapi"}, Exchange: "1.1"}}
	all[1].Checks = []evidence.Check{{Sites: []rule.Site{"createSegment/guard/duplicate-name", "createSegment/409"}, Grade: evidence.Violated,
		Phrase: "the second segment is refused", Expected: "409", Actual: "201 Created", Exchange: "2.2"}}
	all[0].Exchanges, all[1].Exchanges, all[2].Exchanges = []string{"1.1"}, []string{"2.1", "2.2"}, []string{"3.1"}
	all[2].Findings = []evidence.Finding{{Site: "listSegments/200/body/total/type", Grade: evidence.Violated, Pointer: "/total", Expected: "an integer", Actual: hostile,
		Line: 190, By: []string{"wire check"}, Exchange: "3.1"}}
	all[1].Leftovers = []string{"segment 17 (" + hostile + ")"}
	all[4].Checks = []evidence.Check{{Sites: all[4].Sites, Grade: evidence.OK, Phrase: "createSegment without a credential is refused", Expected: "401", Actual: "401 Unauthorized"}}
	all[5].Error = "the request violates the contract: path parameter id is empty\ngoroutine 7 [running]:"
	all[2].Waited = 13
	all[7].Blocked = "the target does not offer [application-segment]"
	return all
}

func sampleExchanges(sent time.Time) map[string]*exchange.Exchange {
	steps := map[string]string{"1.1": "When the full valid createSegment is called", "2.1": "Given an existing segment", "2.2": "When another segment of the same name is created",
		"3.1": "When the segments are listed"}
	call := func(id, operation, method, url, as string, status int, request, response string) *exchange.Exchange {
		x := &exchange.Exchange{ID: id, Trial: "trial of " + id, Step: steps[id], Operation: operation, As: as, Method: method, URL: url, Status: status,
			Sent: sent.Add(time.Second), Took: 1234567 * time.Nanosecond}
		x.Request = exchange.Message{Header: http.Header{"Authorization": {"Bearer [redacted]"}, "Accept": {"application/json"}, "X-Correlation-Id": {"assay-3f9c2a-" + id}}}
		if request != "" {
			x.Request.Body = exchange.Body(request)
		}
		if status != 0 {
			x.Response = exchange.Message{Header: http.Header{"Content-Type": {"application/json"}, "Set-Cookie": {"[redacted]", "[redacted]"}}, Body: exchange.Body(response)}
		}
		return x
	}
	long := `{"items":[` + strings.TrimSuffix(strings.Repeat(`{"name":"segment","addresses":["10.0.0.0/8"],"tags":[]},`, 100), ",") + `],"total":"` + "</pre><img src=x onerror=alert(1)>" + `"}`
	return map[string]*exchange.Exchange{
		"1.1": call("1.1", "createSegment", "POST", "https://alloy.example/api/segments", "administrator", 201, `{"name":"it's","addresses":["10.0.0.0/8"]}`,
			`{"id":"17","name":"it's","big":12345678901234567890,"nested":{"a":[],"b":{ },"c":[1,2.50,"é\"x"]}}`),
		"2.1": call("2.1", "createSegment", "POST", "https://alloy.example/api/segments", "administrator", 201, `{"name":"assay-3f9c2a-2-1"}`, `{"id":"17"}`),
		"2.2": call("2.2", "createSegment", "POST", "https://alloy.example/api/segments", "administrator", 201, `{"name":"assay-3f9c2a-2-1"}`, `{"id":"18"}`),
		"3.1": call("3.1", "listSegments", "GET", "https://alloy.example/api/segments?limit=2", "", 200, "", long),
	}
}
