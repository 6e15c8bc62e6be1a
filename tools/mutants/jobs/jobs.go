// Package jobs has what tools/mutants and its workers tell each other: a line of JSON for each job,
// and a line of JSON for each answer.
package jobs

// Job asks a worker to run trials against one edit. Edit 0 is the baseline: no edit is on, and each trial
// has its own answer.
type Job struct {
	Edit   int   `json:"edit"`
	Trials []int `json:"trials"` // numbers of the plan of all vendors, from 1

	// A baseline is divided among workers: each has the trials whose number leaves its part when it is
	// divided by how many parts there are.
	Part, Parts int
}

// Verdict says what the trials made of an edit.
type Verdict string

const (
	Killed   Verdict = "killed"   // a MUST rule is violated
	Hung     Verdict = "hung"     // a trial did not end in time
	Crashed  Verdict = "crashed"  // the process ended, by a fault that no handler survives
	Survived Verdict = "survived" // no rule is violated
)

// Answer is what a worker found.
type Answer struct {
	Edit    int      `json:"edit"`
	Trial   int      `json:"trial,omitempty"`   // of the baseline
	Name    string   `json:"name,omitempty"`    // of that trial
	Reached []int    `json:"reached,omitempty"` // edits that this trial reached
	Alarm   string   `json:"alarm,omitempty"`   // what a trial of the baseline found, which is nothing if all is well
	Verdict Verdict  `json:"verdict,omitempty"`
	Killer  int      `json:"killer,omitempty"`  // the trial that detected the edit
	Rules   []string `json:"rules,omitempty"`   // the MUST rules that it then violated
	Noted   int      `json:"noted,omitempty"`   // trials with evidence that violates no MUST rule
	Blocked int      `json:"blocked,omitempty"` // trials that could not go on, or had nothing to check
	Hint    string   `json:"hint,omitempty"`    // the first evidence of those trials, or why the first was blocked
	Done    bool     `json:"done,omitempty"`    // the last answer to a job
}
