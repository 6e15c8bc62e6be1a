package derive

import (
	"context"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/trial"
)

// sender sends full calls with other texts.
type sender struct {
	deriver
	shape   *contract.Operation // whose body has the properties: the creation, if the body of the call is a list of changes
	variant string
	text    text
	title   string
}

// each changes all the texts at once and, if that is refused, one at a time.
func (d sender) each(ctx context.Context, s *trial.Session, names []string) error {
	accepted, err := d.send(ctx, s, names)
	for i := 0; i < len(names) && len(names) > 1 && err == nil && !accepted; i++ {
		_, err = d.send(ctx, s, names[i:i+1])
	}
	return err
}

// send sends the full call with the texts changed that the contract allows to change, if there are any.
func (d sender) send(ctx context.Context, s *trial.Session, names []string) (accepted bool, err error) {
	s.Step = arranging
	call, err := s.Arrange(ctx, d.op.ID, d.variant, resource.Full)
	if err != nil {
		return false, err
	}
	call = call.Clone()
	changed := false
	for _, name := range names {
		values, key := textIn(call.Body, name)
		old, ok := values[key].(string)
		place, known := d.shape.Body.Place(call.Body, name)
		if ok && (!known || place.Takes(d.text.from(old)) == nil) {
			values[key] = d.text.from(old)
			changed = true
		}
	}
	if !changed {
		return false, nil
	}
	s.Step = when(d.title)
	e, err := s.Observed(ctx, call)
	return err == nil && trial.Succeeded(e), err
}

// textIn finds a property in a body, or its new value in a JSON Patch: the object that has it, and its key there.
func textIn(body any, name string) (values map[string]any, key string) {
	patch, is := body.([]any)
	if !is {
		values, _ = body.(map[string]any)
		return values, name
	}
	for _, one := range patch {
		if operation, _ := one.(map[string]any); operation["path"] == "/"+name {
			return operation, "value"
		}
	}
	return nil, name
}
