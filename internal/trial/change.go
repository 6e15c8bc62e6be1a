package trial

import (
	"context"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/model"
	"github.com/assay-conformance/assay/internal/resource"
)

// ChangeBody returns the body of an update that gives properties of a thing new values.
func (s *Session) ChangeBody(ctx context.Context, t Thing, properties map[string]any) (any, error) {
	known, err := s.known(ctx, t)
	if err != nil {
		return nil, err
	}
	return CloneJSON(t.Resource.ChangeBody(known, properties)), nil
}

// Filled returns the properties of a template for a creation, with its placeholders filled, as far as
// the target has the offers.
func (s *Session) Filled(ctx context.Context, r *resource.Resource, t resource.Template) (map[string]any, error) {
	a := arranger{Session: s, ctx: ctx, r: r, op: s.Contract.Operation(r.Create), form: resource.Full}
	value, err := a.filled(t.Of(resource.Full, s.Target.Offers))
	properties, _ := value.(map[string]any)
	return properties, err
}

// NewValues returns new values for properties of a thing, as resources.yaml gives them for a change.
// It leaves out those for which the target has no offer. A value that the property has already, as in
// current, is replaced by the one that it was created with.
func (s *Session) NewValues(ctx context.Context, t Thing, current map[string]any) (map[string]any, error) {
	op := s.Contract.Operation(t.Update)
	if t.Change.Style == resource.JSONPatch { // its body is a list of operations
		op = s.Contract.Operation(t.Create)
	}
	a := arranger{Session: s, ctx: ctx, r: t.Resource, op: op, self: &t, form: resource.Full}
	value, err := a.filled(t.Change.Of(resource.Full, s.Target.Offers))
	if err != nil {
		return nil, err
	}
	created, _ := t.Call.Body.(map[string]any)
	properties, _ := value.(map[string]any)
	for name, value := range properties {
		if t.Properties[name].By == "server" {
			delete(properties, name)
			continue
		}
		was, known := current[name]
		if !known {
			was = created[name]
		}
		if model.Holds(was, value) {
			properties[name] = created[name]
		}
		if model.Holds(was, properties[name]) {
			delete(properties, name) // only one value is known
		}
	}
	return properties, nil
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
	return propertiesOf(t, t.Read(e))
}

// propertiesOf returns the properties of a thing that a change sends again: as it shows them, or as they
// were sent.
func propertiesOf(t Thing, shown exchange.Value) (map[string]any, error) {
	all := map[string]any{}
	sent, _ := t.Call.Body.(map[string]any)
	for _, name := range t.Change.Keep {
		property := shown.Property(name)
		value, ok := property.Any()
		switch {
		case ok:
			all[name] = value
		case !property.Absent():
			return nil, Blocked("the %s shows no reliable %s, which a change must send again", t.Noun, name)
		case sent[name] != nil:
			all[name] = sent[name]
		}
	}
	return all, nil
}
