package trial

import (
	"context"

	"github.com/assay-conformance/assay/internal/exchange"
)

// ChangeBody returns the body of an update that gives properties of a thing new values.
func (s *Session) ChangeBody(ctx context.Context, t Thing, properties map[string]any) (any, error) {
	known, err := s.known(ctx, t)
	if err != nil {
		return nil, err
	}
	return CloneJSON(t.Resource.ChangeBody(known, properties)), nil
}

// known returns the properties of a thing that an update may send again.
func (s *Session) known(ctx context.Context, t Thing) (map[string]any, error) {
	if t.Change.From != "read" {
		sent, _ := t.Call.Body.(map[string]any)
		return sent, nil
	}
	e, err := s.Need(ctx, s.Reading(t))
	if err != nil {
		return nil, err
	}
	return propertiesOf(t.Read(e), t.Change.Keep), nil
}

// propertiesOf returns those of the named properties that a thing shows.
func propertiesOf(shown exchange.Value, names []string) map[string]any {
	all := map[string]any{}
	for _, name := range names {
		if value, ok := shown.Property(name).Any(); ok {
			all[name] = value
		}
	}
	return all
}
