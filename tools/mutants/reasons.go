package main

import (
	"fmt"
	"os"
	"slices"

	"github.com/assay-conformance/assay/internal/yamlfile"
	"github.com/assay-conformance/assay/tools/mutants/jobs"
)

// reason says why no trial detects some edits.
type reason struct {
	Kind   string   `yaml:"kind"`
	Reason string   `yaml:"reason"`
	Edits  []string `yaml:"edits"` // ids, as in the report
}

// The kinds of reasons.
const (
	equivalent = "equivalent" // every request gets the same response as before
	silent     = "silent"     // a response is another, and the source does not say which is right
	noticed    = "noticed"    // a run tells of it, though no MUST rule is violated
	hole       = "hole"       // a rule is violated, and assay does not notice
)

// readReasons reads the file of reasons.
func readReasons(name string) ([]reason, error) {
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var document struct {
		Reasons []reason `yaml:"reasons"`
	}
	f, err := yamlfile.Parse(name, text)
	if err == nil {
		err = f.Decode(&document)
	}
	if err != nil {
		return nil, err
	}
	seen := map[string]bool{}
	for _, r := range document.Reasons {
		if r.Reason == "" || !slices.Contains([]string{equivalent, silent, noticed, hole}, r.Kind) {
			return nil, fmt.Errorf("%s: a reason for %q must have a text, and the kind %s, %s, %s or %s, got %q", name, r.Edits, equivalent, silent, noticed, hole, r.Kind)
		}
		for _, id := range r.Edits {
			if seen[id] {
				return nil, fmt.Errorf("%s: two reasons for %s", name, id)
			}
			seen[id] = true
		}
	}
	return document.Reasons, nil
}

// of returns the reason of an edit; nil if there is none.
func of(reasons []reason, id string) *reason {
	i := slices.IndexFunc(reasons, func(r reason) bool { return slices.Contains(r.Edits, id) })
	if i < 0 {
		return nil
	}
	return &reasons[i]
}

// faults lists the survivors without a reason, and the reasons without a survivor.
func faults(outcomes []outcome, reasons []reason) []string {
	survived := map[string]bool{}
	var all []string
	for _, o := range outcomes {
		if o.Verdict != jobs.Survived {
			continue
		}
		survived[o.ID()] = true
		r := of(reasons, o.ID())
		if r != nil && (r.Kind == noticed) != (o.Noted+o.Blocked > 0) {
			all = append(all, fmt.Sprintf("the kind %s is wrong, with evidence in %d trials and %d blocked: %s", r.Kind, o.Noted, o.Blocked, o.ID()))
		}
		if r == nil {
			all = append(all, fmt.Sprintf("no reason why this survives: %s (evidence in %d trials, %d blocked) %s", o.ID(), o.Noted, o.Blocked, o.Hint))
		}
	}
	for _, r := range reasons {
		for _, id := range r.Edits {
			if !survived[id] {
				all = append(all, "a reason for an edit that does not survive: "+id)
			}
		}
	}
	return all
}
