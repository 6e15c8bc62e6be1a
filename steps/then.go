package steps

import (
	"context"
	"fmt"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/trial"
)

func accepted(ctx context.Context) error {
	w := From(ctx)
	if w.Response == nil {
		return w.noResponse("the request is accepted")
	}
	w.Assert(w.Response, w.Response.Status/100 == 2, "the request is accepted", "a success (2xx)", fmt.Sprint(w.Response.Status))
	return nil
}

func refused(ctx context.Context) error {
	w := From(ctx)
	if w.Response == nil {
		return w.noResponse("the request is refused")
	}
	if op := w.Response.Operation; !w.Accepted(op) && !w.Target.HasPermanent(op) {
		w.NothingToCheck(w.Response, "the request is refused", "a twin accepted before", "none: the refusal may have any reason")
		return nil
	}
	w.Refused(w.Response, w.Refusal(), "the request is refused", w.Claimed()...)
	return nil
}

// everyRefused summarizes the checks that the overstepped limits recorded.
func everyRefused(ctx context.Context) error {
	w := From(ctx)
	phrase := "every request is refused"
	if w.Overstepped == 0 {
		return w.noResponse(phrase)
	}
	for _, c := range w.Record.Checks {
		if c.Grade.Bad() {
			return nil // recorded at its own site
		}
	}
	last := w.Record.Exchanges[len(w.Record.Exchanges)-1]
	w.Assert(&exchange.Exchange{ID: last}, true, phrase, "each refused", fmt.Sprintf("%d refused", w.Overstepped))
	return nil
}

func responseShowsSent(ctx context.Context, noun string) error {
	w := From(ctx)
	if err := w.Succeeded(); err != nil {
		return err
	}
	for _, c := range w.Record.Checks {
		if c.Exchange == w.Response.ID && c.Grade.Bad() {
			return trial.Blocked("the %s is not stored as it was sent, so the response cannot show that", noun)
		}
	}
	w.assertShows(w.Response, w.Shown(w.Response), sentProperties(w.Sent), whole, "the response shows the "+noun+" as it was sent")
	return nil
}

func responseIsRequested(ctx context.Context, noun string) error {
	w := From(ctx)
	if err := w.Succeeded(); err != nil {
		return err
	}
	t, err := w.Thing()
	if err != nil {
		return err
	}
	phrase, expected := "the response is the requested "+noun, t.ID+" as "+t.Resource.ID.Property
	id, ok := t.IDIn(w.Shown(w.Response))
	if !ok {
		w.NothingToCheck(w.Response, phrase, expected, "no reliable "+t.Resource.ID.Property)
		return nil
	}
	if different := w.Contradicts(t, w.Response); id == t.ID && different != "" {
		w.Assert(w.Response, false, phrase, "the "+noun+" as it was read after its creation", different)
		return nil
	}
	w.Assert(w.Response, id == t.ID, phrase, expected, id)
	return nil
}

// Made returns the thing that a Then is about: the one that the When created, or the last of the Givens.
func (w *World) Made(noun string) (trial.Thing, error) {
	r, err := w.Of(noun)
	if err != nil {
		return trial.Thing{}, err
	}
	if !r.Creates(w.Sent.Operation) {
		return w.Thing()
	}
	if err := w.Succeeded(); err != nil {
		return trial.Thing{}, err
	}
	id, ok := r.IDIn(w.Shown(w.Response))
	if !ok {
		return trial.Thing{}, trial.Blocked("%s returned no reliable %s", w.Sent.Operation, r.ID.Property)
	}
	return trial.Thing{Resource: r, ID: id, Call: w.Sent}, nil
}
