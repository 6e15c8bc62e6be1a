package target

// names says which names of things the target takes, as far as that has been seen.
type names struct{ telling, plain bool }

// TakesTellingNames reports whether the target has accepted a telling name.
func (t *Target) TakesTellingNames() bool { return t.name(func(n *names) bool { return n.telling }) }

// TakesPlainNames reports whether the target has refused a telling name and accepted a plain one.
func (t *Target) TakesPlainNames() bool { return t.name(func(n *names) bool { return n.plain }) }

// TookTellingName records that the target has accepted a telling name.
func (t *Target) TookTellingName() { t.name(func(n *names) bool { n.telling = true; return true }) }

// RefusedTellingName records that the target has accepted only a plain name.
func (t *Target) RefusedTellingName() { t.name(func(n *names) bool { n.plain = true; return true }) }

func (t *Target) name(do func(*names) bool) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return do(&t.names)
}
