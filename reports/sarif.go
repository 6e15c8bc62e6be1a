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

// outside is the SARIF rule for contract violations not covered by a rule.
const outside = "CONTRACT"

// SARIF writes the result for code scanning (SARIF 2.1.0). The rules are the catalogue; a result is
// one place where a rule is violated, at the line of the contract. A rule that could not be judged
// says nothing about the target, so it is a notification of the tool and not a result.
func SARIF(w io.Writer, r result.Result) error {
	words, exit := r.Conclusion()
	run := sarifRun{
		Tool:    sarifTool{Driver: sarifDriver{Name: "assay", Version: r.Meta.Version, Rules: []sarifRule{}}},
		Results: []sarifResult{},
		Invocations: []sarifInvocation{{Successful: exit != result.ExitInconclusive, ExitCode: exit, Why: plain(words),
			Start: rfc3339(r.Meta.Started), End: rfc3339(r.Meta.Ended)}},
	}
	at := map[string]int{} // index of a rule
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
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRule{ID: outside, Short: text("Responses conform to the contract where no rule covers it"), Default: sarifLevel{"error"}})
		for _, p := range found {
			level := "error"
			if !p.Violated() {
				level = "note"
			}
			run.Results = append(run.Results, newSarifResult(r, outside, index, level, "response violates the contract at "+p.Sites(), p.Evidence))
		}
	}
	for _, rr := range withVerdict(r, result.Error, result.Vacuous, result.Blocked) {
		run.Invocations[0].Notifications = append(run.Invocations[0].Notifications, sarifNotification{Level: "error",
			Message: text(fmt.Sprintf("%s (%s): %s", rr.Rule.ID, rr.Verdict, Why(rr))), Rule: &sarifReference{ID: rr.Rule.ID, Index: at[rr.Rule.ID]}})
	}
	return encode(w, sarifLog{Schema: sarifSchema, Version: "2.1.0", Runs: []sarifRun{run}})
}

// severity returns the level of a result: that of the rule, but at most a warning for a tolerated
// response.
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

// tags returns the properties of a rule that a list can be filtered by.
func tags(one rule.Rule) []string {
	all := []string{}
	for _, t := range []string{one.Vendor, string(one.Kind), string(one.Level), string(one.Carrier), one.Capability} {
		if t != "" {
			all = append(all, plain(t))
		}
	}
	return all
}

func newSarifResult(r result.Result, id string, index int, level, statement string, all []evidence.Evidence) sarifResult {
	e := all[0]
	o := ofEvidence(r, e)
	if len(e.Sites) > 0 && !strings.Contains(statement, e.Sites[0].Operation()) {
		statement = e.Sites[0].Operation() + ": " + statement
	}
	where := sarifPhysical{Artifact: sarifArtifact{URI: (&url.URL{Path: o.File}).String(), Base: "%SRCROOT%"}, Region: sarifRegion{Start: o.Line}}
	return sarifResult{Rule: plain(id), Index: index, Kind: "fail", Level: level, Count: len(all),
		Message:      text(fmt.Sprintf("%s: expected %s, got %s (%s)", statement, e.Expected, e.Actual, e.Where)),
		Locations:    []sarifLocation{{Physical: where, Logical: []sarifLogical{{Name: plain(sites(e.Sites)), Kind: "member"}}}},
		Fingerprints: map[string]string{"assayPlace/v1": fingerprint(e.Vendor, id, sites(e.Sites))},
	}
}

// fingerprint identifies a violation across runs: it does not depend on values, times or line
// numbers.
func fingerprint(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:16])
}

func text(s string) sarifText { return sarifText{plain(s)} }
