package steps

import (
	"cmp"
	"context"
	"strings"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/trial"
)

func create(ctx context.Context, noun string) error {
	return CreateLike(ctx, noun, resource.Minimal, nil)
}
func createFull(ctx context.Context, noun, using string) error {
	w := From(ctx)
	r, err := w.Of(noun)
	if err != nil {
		return err
	}
	operation, form := cmp.Or(using, r.Create), ""
	if w.Contract.Operation(operation) == nil { // a form of creation
		operation, form, _ = strings.Cut(operation, "/@")
	}
	call, err := w.Arrange(ctx, operation, form, resource.Full)
	if err != nil {
		return err
	}
	return w.Do(ctx, call)
}

// CreateLike uses a valid creation, changed in one place, as the When.
func CreateLike(ctx context.Context, noun string, form resource.Form, change func(*trial.Call)) error {
	w := From(ctx)
	r, err := w.Of(noun)
	if err != nil {
		return err
	}
	call, err := w.Arrange(ctx, r.Create, "", form)
	if err != nil {
		return err
	}
	if change != nil {
		change(&call)
	}
	return w.Do(ctx, call)
}

// createBeyondLimits exceeds each limit that the contract documents for a creation, after a twin
// within the limit was accepted. Each limit records a check at its own site.
func createBeyondLimits(ctx context.Context, noun string) error {
	w := From(ctx)
	r, err := w.Of(noun)
	if err != nil {
		return err
	}
	for _, overstep := range w.Limits[r.Create] {
		if err := overstep(ctx, w.Session); err != nil {
			return err
		}
		w.Overstepped++
	}
	return nil
}

func createNamesake(ctx context.Context, noun string) error {
	w := From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	return CreateLike(ctx, noun, resource.Full, func(c *trial.Call) { SetProperty(c, t.Name.Sent, nameOf(t)) })
}

func read(ctx context.Context, _ string) error {
	w := From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	return w.On(ctx, t.Get, t, nil)
}

func list(ctx context.Context, noun, using string) error {
	w := From(ctx)
	l, err := w.listing(ctx, noun, using)
	if err != nil {
		return err
	}
	return w.Do(ctx, l.call(nil))
}

func listLimited(ctx context.Context, noun, using, limit string) error {
	w := From(ctx)
	l, err := w.listing(ctx, noun, using)
	if err != nil {
		return err
	}
	return w.Do(ctx, l.call(map[string]string{l.Listing.Limit: limit}))
}

// ListBy uses a listing with query parameters as the When.
func ListBy(ctx context.Context, noun string, query map[string]string) error {
	w := From(ctx)
	r, err := w.Of(noun)
	if err != nil {
		return err
	}
	return w.Do(ctx, trial.Call{Operation: r.List, Query: query})
}

// listAll reads the whole listing. Its last page is the response.
func listAll(ctx context.Context, noun string) error {
	w := From(ctx)
	r, err := w.Of(noun)
	if err != nil {
		return err
	}
	w.Listing, err = trial.ReadPages(r, 0, nil, func(call trial.Call) (*exchange.Exchange, error) {
		err := w.Do(ctx, call)
		return w.Response, err
	})
	return err
}

func rename(ctx context.Context, _ string) error {
	w := From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	if t.Name.Sent != "" {
		return w.Change(ctx, t, map[string]any{t.Name.Sent: w.Name(t.Resource)})
	}
	call, err := w.ArrangeOn(ctx, t.Update, t, resource.Minimal) // a thing without a name gets what the smallest change gives it
	if err != nil {
		return err
	}
	return w.Do(ctx, call)
}

func renameToNothing(ctx context.Context, _ string) error {
	w := From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	call, err := w.Updating(ctx, t, map[string]any{t.Name.Sent: ""})
	if err != nil {
		return err
	}
	call.Wrong = true // what it does is looked at by the scenario
	return w.Do(ctx, call)
}

func renameToOwn(ctx context.Context, _ string) error {
	w := From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	return w.Change(ctx, t, map[string]any{t.Name.Sent: nameOf(t)})
}

func renameToOther(ctx context.Context, _ string) error {
	w := From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	return w.Change(ctx, t, map[string]any{t.Name.Sent: nameOf(w.Things[0])})
}

func remove(ctx context.Context, _, using string) error {
	w := From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	call, err := w.ArrangeOn(ctx, cmp.Or(using, t.Delete), t, resource.Minimal)
	if err != nil {
		return err
	}
	return w.Do(ctx, call)
}

// nameOf returns the name of a thing as it is shown, or else as it was sent: that it is stored as sent is
// another rule.
func nameOf(t trial.Thing) any {
	name, ok := t.Shown.Property(t.Name.Property).Text()
	if id, _ := t.IDIn(t.Shown); ok && id == t.ID {
		return name
	}
	return SentProperty(t.Call, t.Name.Sent)
}

// SentProperty returns a property of the object that a call sends.
func SentProperty(c trial.Call, name string) any {
	return sentProperties(c)[name]
}

// SetProperty sets a property of the object that a call sends; nil removes it.
func SetProperty(c *trial.Call, name string, value any) {
	*c = c.Clone()
	object, _ := c.Body.(map[string]any)
	if value == nil {
		delete(object, name)
		return
	}
	object[name] = value
}
