package result

// Redact passes every text of the trial that a target can influence through clean. All that a
// report, a log or a terminal shows of a trial has been through it. Ids, titles and sites come only
// from the contract and the features.
func (t *Trial) Redact(clean func(string) string) {
	for i := range t.Checks {
		t.Checks[i].Redact(clean)
	}
	for i := range t.Findings {
		t.Findings[i].Redact(clean)
	}
	t.Blocked, t.Error = clean(t.Blocked), clean(t.Error)
	for i := range t.Permanent {
		t.Permanent[i] = clean(t.Permanent[i])
	}
	for i := range t.Leftovers {
		t.Leftovers[i] = clean(t.Leftovers[i])
	}
}
