package result

// Redact puts every text of the trial that a target can have a word in through clean. It is the
// one door: whatever a report, a log or a terminal tells of a trial has gone through it. Ids,
// titles, and sites, which join a trial to the rules, come from the contract and the features
// alone.
func (t *Trial) Redact(clean func(string) string) {
	for i := range t.Checks {
		t.Checks[i].Redact(clean)
	}
	for i := range t.Findings {
		t.Findings[i].Redact(clean)
	}
	t.Blocked, t.Error = clean(t.Blocked), clean(t.Error)
	for i := range t.Leftovers {
		t.Leftovers[i] = clean(t.Leftovers[i])
	}
}
