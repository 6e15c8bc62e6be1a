package reports

import (
	"fmt"
	"io"
	"strings"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/result"
)

// CTRF writes the result in the Common Test Report Format, a test for each rule. A rule that could
// not be judged is "other", the format's status for an unknown outcome. An inconclusive run has one
// more test, which fails as the exit code does.
func CTRF(w io.Writer, r result.Result) error {
	report := ctrfReport{Format: "CTRF", Spec: "0.0.0", By: "assay", Results: ctrfResults{
		Tool:  ctrfTool{Name: "assay", Version: r.Meta.Version},
		Tests: []ctrfTest{},
		Environment: ctrfEnvironment{App: plain(strings.Join(r.Meta.Vendors, ", ")), Commit: r.Meta.Commit,
			Test: plain(r.Meta.Target), Shard: r.Meta.Shard},
	}}
	add := func(t ctrfTest) {
		report.Results.Tests = append(report.Results.Tests, t)
		report.Results.Summary.count(t.Status)
	}
	shown := newStories(r)
	for _, rr := range r.Rules {
		o := ofRule(r, rr.Rule)
		t := ctrfTest{Name: plain(caseName(rr)), Status: ctrfStatus[rr.Verdict], Raw: string(rr.Verdict), Suite: []string{plain(rr.Rule.Vendor)},
			Message: plain(Why(rr)), Trace: plain(evidenceText(rr.Evidence)), Tags: tags(rr.Rule)}
		if len(rr.Evidence) > 0 {
			t.addSteps(shown, rr.Evidence, rr.Rule.ID)
			o = ofEvidence(r, worstFirst(rr.Evidence)[0])
		}
		t.File, t.Line = plain(o.File), o.Line
		add(t)
	}
	for _, p := range places(r) {
		o := ofEvidence(r, p.Evidence[0])
		t := ctrfTest{Name: plain(p.Vendor + " " + p.Sites()), Status: "failed", Raw: string(result.Fail), Suite: []string{"contract"},
			Message: plain(against(p.Evidence[0])), Trace: plain(evidenceText(p.Evidence)), File: plain(o.File), Line: o.Line}
		if !p.Violated() {
			t.Status, t.Raw = "passed", "tolerated"
		}
		t.addSteps(shown, p.Evidence, p.Sites())
		add(t)
	}
	words, exit := r.Conclusion()
	if exit == result.ExitInconclusive {
		add(ctrfTest{Name: conclusive, Status: "failed", Raw: "inconclusive", Suite: []string{"run"}, Message: plain(words)})
	}
	s := &report.Results.Summary
	s.Start, s.Stop = r.Meta.Started.UnixMilli(), r.Meta.Ended.UnixMilli()
	return encode(w, report)
}

// addSteps adds the calls of the trial with the worst evidence as steps. If another test has them,
// it only names that test.
func (t *ctrfTest) addSteps(shown *stories, all []evidence.Evidence, place string) {
	story, before := shown.of(worstFirst(all)[0], place)
	if before != "" {
		t.Trace += plain(fmt.Sprintf("\nsteps of %s: see %s\n", story.Trial.Title, before))
	}
	for _, c := range story.shorten(maxCalls).Shown {
		status := "passed"
		if len(c.Against) > 0 {
			status = "failed"
		}
		t.Steps = append(t.Steps, ctrfStep{Name: plain(fmt.Sprintf("%s: %d. %s", brief(orElse("call", c.Step)), c.Number, brief(c.Line()))), Status: status})
	}
}

var ctrfStatus = map[result.Verdict]string{
	result.Pass: "passed", result.Warn: "passed", result.Fail: "failed",
	result.Error: "other", result.Vacuous: "other", result.Blocked: "other",
	result.Unsupported: "skipped", result.Untested: "skipped", result.Filtered: "skipped",
}

func (s *ctrfSummary) count(status string) {
	s.Tests++
	switch status {
	case "passed":
		s.Passed++
	case "failed":
		s.Failed++
	case "skipped":
		s.Skipped++
	default:
		s.Other++
	}
}

// The properties of the format that assay writes.
type (
	ctrfReport struct {
		Format  string      `json:"reportFormat"`
		Spec    string      `json:"specVersion"`
		By      string      `json:"generatedBy"`
		Results ctrfResults `json:"results"`
	}
	ctrfResults struct {
		Tool        ctrfTool        `json:"tool"`
		Summary     ctrfSummary     `json:"summary"`
		Tests       []ctrfTest      `json:"tests"`
		Environment ctrfEnvironment `json:"environment"`
	}
	ctrfTool struct {
		Name    string `json:"name"`
		Version string `json:"version,omitempty"`
	}
	ctrfSummary struct {
		Tests   int   `json:"tests"`
		Passed  int   `json:"passed"`
		Failed  int   `json:"failed"`
		Skipped int   `json:"skipped"`
		Pending int   `json:"pending"`
		Other   int   `json:"other"`
		Start   int64 `json:"start"` // milliseconds since 1970
		Stop    int64 `json:"stop"`
	}
	ctrfTest struct {
		Name     string   `json:"name"`
		Status   string   `json:"status"`
		Duration int      `json:"duration"` // trials are shared between rules, so a rule has no time
		Suite    []string `json:"suite"`
		Message  string   `json:"message,omitempty"`
		Trace    string   `json:"trace,omitempty"`
		Raw      string   `json:"rawStatus"`
		Tags     []string `json:"tags,omitempty"`
		File     string   `json:"filePath,omitempty"`
		Line     int      `json:"line,omitempty"`

		Steps []ctrfStep `json:"steps,omitempty"`
	}
	ctrfStep struct {
		Name   string `json:"name"`
		Status string `json:"status"`
	}
	ctrfEnvironment struct {
		App    string `json:"appName"`
		Commit string `json:"commit,omitempty"`
		Test   string `json:"testEnvironment"`
		Shard  string `json:"shardId,omitempty"`
	}
)
