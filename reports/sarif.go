package reports

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"net/url"
	"strings"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
)

// outside is the SARIF rule of what no rule of the catalogue claims.
const outside = "CONTRACT"

// SARIF writes the result for code scanning (SARIF 2.1.0): the rules are the catalogue, and a
// result is one place where a rule was broken, at the line of the contract that promises it.
// What could not be judged is no result, since it says nothing of the target: it stands among
// the notifications of the tool.
func SARIF(w io.Writer, r result.Result) error {
	words, exit := r.Conclusion()
	run := sarifRun{
		Tool:    sarifTool{Driver: sarifDriver{Name: "assay", Version: r.Meta.Version, Rules: []sarifRule{}}},
		Results: []sarifResult{},
		Invocations: []sarifInvocation{{Successful: exit != result.ExitInconclusive, ExitCode: exit, Why: plain(words),
			Start: rfc3339(r.Meta.Started), End: rfc3339(r.Meta.Ended)}},
	}
	at := map[string]int{} // place of a rule in the list
	for _, rr := range r.Rules {
		at[rr.Rule.ID] = len(run.Tool.Driver.Rules)
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, newSarifRule(rr.Rule))
	}
	for _, rr := range withVerdict(r, result.Fail, result.Warn) {
		for _, g := range groupBy(worstFirst(rr.Evidence), func(e evidence.Evidence) string { return sites(e.Sites) }) {
			run.Results = append(run.Results, newSarifResult(r, rr.Rule.ID, at[rr.Rule.ID], severity(rr.Rule.Level, g.Items[0].Grade), rr.Rule.Statement, g.Items))
		}
	}
	if found := places(r); len(found) > 0 {
		index := len(run.Tool.Driver.Rules)
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRule{ID: outside, Short: text("The contract holds where no rule claims it"), Default: sarifLevel{"error"}})
		for _, p := range found {
			level := "error"
			if !p.Violated() {
				level = "note"
			}
			run.Results = append(run.Results, newSarifResult(r, outside, index, level, "the contract holds at "+p.Sites(), p.Evidence))
		}
	}
	for _, rr := range withVerdict(r, result.Error, result.Vacuous, result.Blocked) {
		run.Invocations[0].Notifications = append(run.Invocations[0].Notifications, sarifNotification{Level: "error",
			Message: text(fmt.Sprintf("%s (%s): %s", rr.Rule.ID, rr.Verdict, Why(rr))), Rule: &sarifReference{ID: rr.Rule.ID, Index: at[rr.Rule.ID]}})
	}
	return encode(w, sarifLog{Schema: sarifSchema, Version: "2.1.0", Runs: []sarifRun{run}})
}

// severity is the level of a result: the strength of the promise, and no more than a warning
// for an answer that is tolerated.
func severity(l rule.Level, g evidence.Grade) string {
	switch {
	case l == rule.May:
		return "note"
	case l == rule.Should, g == evidence.Tolerated:
		return "warning"
	}
	return "error"
}

func newSarifRule(one rule.Rule) sarifRule {
	return sarifRule{ID: plain(one.ID), Short: text(one.Statement), Default: sarifLevel{severity(one.Level, evidence.Violated)},
		Help: text(strings.TrimSpace(fmt.Sprintf("%s\n\nSource: %s\n\n%s", one.Statement, one.Source, one.Note))), HelpURI: plain(one.Source.Link()),
		Properties: sarifTags{Tags: tags(one)}}
}

// tags tell rules apart in a list that is filtered.
func tags(one rule.Rule) []string {
	all := []string{}
	for _, t := range []string{one.Vendor, string(one.Kind), string(one.Level), string(one.Carrier), one.Capability} {
		if t != "" {
			all = append(all, plain(t))
		}
	}
	return all
}

func newSarifResult(r result.Result, id string, index int, level, promise string, all []evidence.Evidence) sarifResult {
	e := all[0]
	o := ofEvidence(r, e)
	if len(e.Sites) > 0 && !strings.Contains(promise, e.Sites[0].Operation()) {
		promise = e.Sites[0].Operation() + ": " + promise
	}
	where := sarifPhysical{Artifact: sarifArtifact{URI: (&url.URL{Path: o.File}).String(), Base: "%SRCROOT%"}, Region: sarifRegion{Start: o.Line}}
	return sarifResult{Rule: plain(id), Index: index, Kind: "fail", Level: level, Count: len(all),
		Message:      text(fmt.Sprintf("%s: expected %s, got %s (%s)", promise, e.Expected, e.Actual, e.Where)),
		Locations:    []sarifLocation{{Physical: where, Logical: []sarifLogical{{Name: plain(sites(e.Sites)), Kind: "member"}}}},
		Fingerprints: map[string]string{"assayPlace/v1": fingerprint(e.Vendor, id, sites(e.Sites))},
	}
}

// fingerprint is the same for the same breach in every run: it is made of what was promised
// where, and of nothing that a run, a value or an edit above the line would change.
func fingerprint(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:16])
}

func text(s string) sarifText { return sarifText{plain(s)} }
