package reports

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/jstemmer/go-junit-report/v2/junit"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/result"
)

// conclusive names the case that fails if the run is inconclusive.
const conclusive = "the run is conclusive"

// maxText is how many pieces of evidence of one rule are written; further ones are counted.
const maxText = 3

// JUnit writes one suite for each vendor with one case for each rule, and a suite "contract" for
// contract violations not covered by a rule. An inconclusive run has one more suite, which fails as
// the exit code does.
func JUnit(w io.Writer, r result.Result) error {
	shown := newStories(r)
	all := junit.Testsuites{Name: "assay", Time: seconds(r.Meta.Ended.Sub(r.Meta.Started))}
	for _, vendor := range byVendor(r.Rules) {
		s := newSuite(vendor.Name, r.Meta)
		for _, rr := range vendor.Items {
			s.AddTestcase(ruleCase(rr, shown))
		}
		addSuite(&all, s)
	}
	if found := places(r); len(found) > 0 {
		s := newSuite("contract", r.Meta)
		for _, p := range found {
			s.AddTestcase(placeCase(p, shown))
		}
		addSuite(&all, s)
	}
	if words, exit := r.Conclusion(); exit == result.ExitInconclusive {
		s := newSuite("run", r.Meta)
		s.AddTestcase(junit.Testcase{Name: conclusive, Classname: "run", Error: &junit.Result{Message: words, Type: "inconclusive"}})
		addSuite(&all, s)
	}
	all.Skipped = 0 // the schema of Jenkins has skips only in suites
	out := bytes.NewBufferString(xml.Header)
	if err := all.WriteXML(out); err != nil {
		return err
	}
	_, err := w.Write(visible(out.Bytes()))
	return err
}

func newSuite(name string, m result.Meta) junit.Testsuite {
	s := junit.Testsuite{Name: name, Time: seconds(0)} // trials are shared between rules, so a rule has no time
	s.SetTimestamp(m.Started.UTC())
	s.AddProperty("target", m.Target)
	s.AddProperty("selection", m.Selection)
	s.AddProperty("version", m.Version)
	return s
}

func addSuite(all *junit.Testsuites, s junit.Testsuite) {
	s.ID = len(all.Suites)
	all.AddSuite(s)
}

func ruleCase(rr result.RuleResult, shown *stories) junit.Testcase {
	c := junit.Testcase{Name: caseName(rr), Classname: rr.Rule.Vendor}
	words := evidenceText(rr.Evidence) + shown.text(rr.Evidence, rr.Rule.ID)
	outcome := &junit.Result{Message: Why(rr), Type: string(rr.Verdict), Data: words}
	switch rr.Verdict {
	case result.Fail:
		c.Failure = outcome
	case result.Error, result.Blocked, result.Vacuous:
		c.Error = outcome
	case result.Pass:
		if rr.Stated {
			c.SystemOut = &junit.Output{Data: "stated by the contract; not tested by calls to the target"}
		}
	case result.Warn:
		c.SystemOut = &junit.Output{Data: "warning: " + rr.Why + "\n" + words}
	case result.Unsupported, result.Untested, result.Filtered:
		c.Skipped = outcome
	}
	return c
}

func placeCase(p place, shown *stories) junit.Testcase {
	c := junit.Testcase{Name: p.Vendor + " " + p.Sites(), Classname: "contract"}
	words := evidenceText(p.Evidence) + shown.text(p.Evidence, p.Sites())
	if p.Violated() {
		c.Failure = &junit.Result{Message: against(p.Evidence[0]), Type: string(result.Fail), Data: words}
	} else {
		c.SystemOut = &junit.Output{Data: "tolerated\n" + words}
	}
	return c
}

// caseName returns the rule's id and its statement.
func caseName(rr result.RuleResult) string { return rr.Rule.ID + " " + rr.Rule.Statement }

// against returns a piece of evidence in one line.
func against(e evidence.Evidence) string {
	return fmt.Sprintf("expected %s, got %s", e.Expected, e.Actual)
}

// evidenceText returns the first pieces of evidence as lines of text.
func evidenceText(all []evidence.Evidence) string {
	var b strings.Builder
	for i, e := range worstFirst(all) {
		if i == maxText {
			fmt.Fprintf(&b, "\nand %d more\n", len(all)-i)
			break
		}
		if i > 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "check:    %s\nexpected: %s\nactual:   %s\nwhere:    %s\ntrial:    %s\n", e.Expectation, e.Expected, e.Actual, e.Where, e.Trial)
		if e.Pointer != "" {
			fmt.Fprintf(&b, "pointer:  %s\n", e.Pointer)
		}
	}
	return b.String()
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.3f", d.Seconds()) }
