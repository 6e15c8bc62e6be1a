package reports

import (
	"bytes"
	"fmt"
	"io"
	"slices"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/result"
)

// Limits of the script; exchanges.jsonl has what is left out.
const (
	maxReproCalls = 500     // of a trial: exceeding a limit of 100 takes some 300
	maxReproTrial = 1 << 20 // bytes of a trial
	maxReproBytes = 4 << 20 // bytes of all trials
)

// repro builds a script.
type repro struct {
	result      result.Result
	functions   bytes.Buffer
	list, cases bytes.Buffer
	credentials []string
	failing     int
}

// Repro writes a script for a POSIX shell that repeats the calls of a failed trial with curl and
// compares the statuses with those of the run. It uses jq to take values for later requests from
// earlier responses.
//
// Texts of a target or a document are in single quotes, or read by jq when the script runs: the
// shell runs none of them.
func Repro(w io.Writer, r result.Result) error {
	s := repro{result: r}
	for i := range r.Trials {
		if r.Trials[i].Failed() {
			s.add(newStory(r, r.Trials[i]))
		}
	}
	var out bytes.Buffer
	s.head(&out)
	out.WriteString(asset("repro.sh"))
	out.Write(s.functions.Bytes())
	fmt.Fprintf(&out, "\nlist() {\n%s}\n\n", s.lines())
	fmt.Fprintf(&out, "[ $# -le 1 ] || fatal \"expected the number of one trial\"\ncase ${1-} in\n'') list ;;\n%s*) fatal \"no failed trial has this number; to list them: sh repro.sh\" ;;\nesac\n", s.cases.Bytes())
	_, err := w.Write(out.Bytes())
	return err
}

// add adds a trial, or the reason why it cannot be repeated.
func (s *repro) add(one story) {
	t := one.Trial
	s.failing++
	about := fmt.Sprintf("%s (%s)", t.Title, t.Where)
	if !slices.ContainsFunc(t.Against(), func(e evidence.Evidence) bool { return e.Grade == evidence.Violated }) {
		about += ", tolerated"
	}
	text, why := s.function(one)
	if why != "" {
		about += ": " + why
		fmt.Fprintf(&s.cases, "%d) fatal %s ;;\n", t.Number, shown(why))
	} else {
		s.functions.WriteString("\n" + text)
		s.credentials = append(s.credentials, credentials(one)...)
		fmt.Fprintf(&s.cases, "%d) trial_%[1]d ;;\n", t.Number)
	}
	fmt.Fprintf(&s.list, "  say %s\n", exchange.Quote(fmt.Sprintf("%5d  ", t.Number)+plain(brief(about))))
}

// function returns the function that repeats a trial, or the reason why there is none.
func (s *repro) function(one story) (text, why string) {
	switch n := len(one.Calls); {
	case len(one.Trial.Exchanges) == 0:
		return "", "it makes no calls: the contract document is at fault"
	case n < len(one.Trial.Exchanges):
		return "", "the report does not have all of its calls"
	case n > maxReproCalls:
		return "", fmt.Sprintf("omitted, it makes %d calls; see exchanges.jsonl", n)
	}
	if s.functions.Len() < maxReproBytes { // do not build what would be omitted anyway
		text = reproTrial(s.result, one)
	}
	if text == "" || len(text) > maxReproTrial || s.functions.Len()+len(text) > maxReproBytes {
		return "", "omitted, its calls are too long; see exchanges.jsonl"
	}
	return text, ""
}

// lines returns what the script shows without an argument.
func (s *repro) lines() string {
	if s.failing == 0 {
		return "  say 'no trial of the run failed, nothing to repeat'\n"
	}
	of := fmt.Sprintf("failed trials of the run of %s on %s:", utc(s.result.Meta.Started), s.result.Meta.Target)
	return fmt.Sprintf("  say %s\n%s  say 'to repeat one: sh repro.sh NUMBER'\n", shown(of), s.list.Bytes())
}

// head writes the purpose of the script and the variables that it reads.
func (s *repro) head(out *bytes.Buffer) {
	out.WriteString(`#!/bin/sh
# Repeat a failed trial of an assay run with curl and jq.
#
#   sh repro.sh           list the failed trials
#   sh repro.sh NUMBER    repeat the calls of one
#
# Exit codes: 0 if all statuses are as in the run, 1 if one differs, 2 if the trial cannot be
# repeated (no such trial, no curl or jq, an unset variable, no response). Nothing is sent after a
# status that differs. Objects that the calls create are not removed.
#
# Environment variables:
#
#   ASSAY_URL    base URL of the target (default: the target of the run)
`)
	used := slices.Compact(slices.Sorted(slices.Values(s.credentials)))
	for _, credential := range used {
		fmt.Fprintf(out, "#   %s    token of a credential of the run, or the id of its session\n", tokenVariable(credential))
	}
	out.WriteString("\n")
	for _, credential := range used {
		if s.result.Meta.Published { // the tokens of an assay stub are no secrets
			fmt.Fprintf(out, "[ -n \"${%[1]s:-}\" ] || %[1]s=%s\n", tokenVariable(credential), exchange.Quote("demo-"+credential))
		}
	}
}
