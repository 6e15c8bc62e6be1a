package target

// permanent is what a run has made that nothing can remove.
type permanent struct {
	rules      map[string]bool // that have made their one thing
	operations map[string]bool // that were accepted
}

// TakesPermanent reports whether one of the rules has made nothing permanent yet, and counts what is about
// to be made for all of them.
func (t *Target) TakesPermanent(rules []string) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.permanent.rules == nil {
		t.permanent.rules = map[string]bool{}
	}
	free := false
	for _, id := range rules {
		free = free || !t.permanent.rules[id]
	}
	for _, id := range rules {
		t.permanent.rules[id] = true
	}
	return free
}

// MadePermanent records that an operation has made something permanent.
func (t *Target) MadePermanent(operation string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.permanent.operations == nil {
		t.permanent.operations = map[string]bool{}
	}
	t.permanent.operations[operation] = true
}

// HasPermanent reports whether an operation has made something permanent in this run.
func (t *Target) HasPermanent(operation string) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.permanent.operations[operation]
}
