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

// A script is read and passed on. What is left out of it stands in exchanges.jsonl.
const (
	mostReproCalls = 500     // of a trial: to overstep a limit of 100 takes some 300
	mostReproTrial = 1 << 20 // bytes of a trial
	mostReproBytes = 4 << 20 // bytes of all trials
)

// repro is a script that is written.
type repro struct {
	result      result.Result
	functions   bytes.Buffer
	list, cases bytes.Buffer
	credentials []string
	failing     int
}

// Repro writes a script for a POSIX shell that repeats the calls of a failing trial with curl and
// says whether the statuses are as in the run. What a later request needs of an earlier response
// is taken from it by jq.
//
// Everything that a target or a document sent stands between single quotes in it, or is read by
// jq at the time: nothing of it is run.
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
	fmt.Fprintf(&out, "[ $# -le 1 ] || cannot \"want the number of one trial\"\ncase ${1-} in\n'') list ;;\n%s*) cannot \"no failing trial has this number; sh repro.sh lists them\" ;;\nesac\n", s.cases.Bytes())
	_, err := w.Write(out.Bytes())
	return err
}

// add writes a trial, or why it cannot be repeated.
func (s *repro) add(told story) {
	t := told.Trial
	s.failing++
	about := fmt.Sprintf("%s (%s)", t.Title, t.Where)
	if !slices.ContainsFunc(t.Against(), func(e evidence.Evidence) bool { return e.Grade == evidence.Violated }) {
		about += ", tolerated"
	}
	text, why := s.written(told)
	if why != "" {
		about += ": " + why
		fmt.Fprintf(&s.cases, "%d) cannot %s ;;\n", t.Number, said(why))
	} else {
		s.functions.WriteString("\n" + text)
		s.credentials = append(s.credentials, credentials(told)...)
		fmt.Fprintf(&s.cases, "%d) trial_%[1]d ;;\n", t.Number)
	}
	fmt.Fprintf(&s.list, "  say %s\n", exchange.Quote(fmt.Sprintf("%5d  ", t.Number)+plain(brief(about))))
}

// written is the function that repeats a trial, or why there is none.
func (s *repro) written(told story) (text, why string) {
	switch n := len(told.Calls); {
	case len(told.Trial.Exchanges) == 0:
		return "", "it makes no call: the contract itself is at fault"
	case n < len(told.Trial.Exchanges):
		return "", "not all of its calls were kept in the report"
	case n > mostReproCalls:
		return "", fmt.Sprintf("left out, it makes %d calls; they stand in exchanges.jsonl", n)
	}
	if s.functions.Len() < mostReproBytes { // writing what is left out anyway takes time
		text = function(s.result, told)
	}
	if text == "" || len(text) > mostReproTrial || s.functions.Len()+len(text) > mostReproBytes {
		return "", "left out, its calls are too long; they stand in exchanges.jsonl"
	}
	return text, ""
}

// lines are what the script shows when no trial is asked for.
func (s *repro) lines() string {
	if s.failing == 0 {
		return "  say 'no trial of the run failed: there is nothing to repeat'\n"
	}
	of := fmt.Sprintf("failing trials of the run of %s on %s:", utc(s.result.Meta.Started), s.result.Meta.Target)
	return fmt.Sprintf("  say %s\n%s  say 'to repeat one: sh repro.sh NUMBER'\n", said(of), s.list.Bytes())
}

// head writes what the script is for, and the variables that it reads.
func (s *repro) head(out *bytes.Buffer) {
	out.WriteString(`#!/bin/sh
# Repeats a failing trial of a run of assay with curl and jq.
#
#   sh repro.sh           lists the failing trials
#   sh repro.sh NUMBER    repeats the calls of one
#
# It ends with 0 when the statuses are as in the run, with 1 when one differs, and with 2 when the
# trial cannot be repeated: no such trial, no curl or jq, a variable that is not set, no response.
# Nothing is sent after a status that differs. What the calls make is not removed.
#
# It reads these variables:
#
#   ASSAY_URL    base URL of the target; without it the one of the run
`)
	used := slices.Compact(slices.Sorted(slices.Values(s.credentials)))
	for _, credential := range used {
		fmt.Fprintf(out, "#   %s    token of a credential of the run\n", tokenVariable(credential))
	}
	out.WriteString("\n")
	for _, credential := range used {
		if s.result.Meta.Published { // the tokens of an assay stub are no secrets
			fmt.Fprintf(out, "[ -n \"${%[1]s:-}\" ] || %[1]s=%s\n", tokenVariable(credential), exchange.Quote("demo-"+credential))
		}
	}
}
