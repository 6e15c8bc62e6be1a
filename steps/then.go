package steps

import (
	"context"
	"fmt"
	"net/http"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/trial"
)

func accepted(ctx context.Context) error {
	w := From(ctx)
	if w.Response == nil {
		return w.noResponse("the request is accepted")
	}
	w.Assert(w.Response, w.Response.Status/100 == 2, "the request is accepted", "an acceptance (2xx)", fmt.Sprint(w.Response.Status))
	return nil
}

func refused(ctx context.Context) error {
	w := From(ctx)
	if w.Response == nil {
		return w.noResponse("the request is refused")
	}
	if !w.Accepted(w.Response.Operation) {
		w.NothingToCheck(w.Response, "the request is refused", "a twin that was accepted before", "none: the refusal may have any reason")
		return nil
	}
	w.Refused(w.Response, w.Refusal(), "the request is refused", w.Claimed()...)
	return nil
}

// everyRefused sums up what the overstepped limits entered one by one.
func everyRefused(ctx context.Context) error {
	w := From(ctx)
	phrase := "every one of the requests is refused"
	if w.Overstepped == 0 {
		return w.noResponse(phrase)
	}
	for _, c := range w.Record.Checks {
		if c.Grade.Bad() {
			return nil // told at its own site
		}
	}
	last := w.Record.Exchanges[len(w.Record.Exchanges)-1]
	w.Assert(&exchange.Exchange{ID: last}, true, phrase, "a refusal of each", fmt.Sprintf("%d refusals", w.Overstepped))
	return nil
}

func responseShowsSent(ctx context.Context, noun string) error {
	w := From(ctx)
	if err := w.Succeeded(); err != nil {
		return err
	}
	w.assertShows(w.Response, w.Response.Read(), sentProperties(w.Sent), whole, "the response shows the "+noun+" as it was sent")
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
	phrase, expected := "the response is the "+noun+" that was asked for", t.ID+" as "+t.Resource.ID.Property
	id, ok := t.IDIn(w.Response.Read())
	if !ok {
		w.NothingToCheck(w.Response, phrase, expected, "no "+t.Resource.ID.Property+" that can be relied on")
		return nil
	}
	w.Assert(w.Response, id == t.ID, phrase, expected, id)
	return nil
}

func foundAsSent(ctx context.Context, noun string) error {
	w := From(ctx)
	t, err := w.Made(noun)
	if err != nil {
		return err
	}
	e, err := w.Await(ctx, w.Reading(t), trial.Succeeded)
	if err != nil {
		return err
	}
	phrase := "the " + noun + " is found as it was sent"
	switch {
	case e.Status == http.StatusNotFound, e.Status == http.StatusGone:
		w.Assert(e, false, phrase, "the "+noun, fmt.Sprint(e.Status))
	case e.Status/100 != 2:
		return trial.Blocked("%s answered %d, which does not say whether the %s is there", t.Get, e.Status, noun)
	default:
		w.assertShows(e, e.Read(), sentProperties(t.Call), partly, phrase)
	}
	return nil
}

// Made is the thing that a Then speaks of: what the When created, or the last of the Givens.
func (w *World) Made(noun string) (trial.Thing, error) {
	r, err := w.Of(noun)
	if err != nil {
		return trial.Thing{}, err
	}
	if w.Sent.Operation != r.Create {
		return w.Thing()
	}
	if err := w.Succeeded(); err != nil {
		return trial.Thing{}, err
	}
	id, ok := r.IDIn(w.Response.Read())
	if !ok {
		return trial.Thing{}, trial.Blocked("%s answered without the %s of what it made", w.Sent.Operation, r.ID.Property)
	}
	return trial.Thing{Resource: r, ID: id, Call: w.Sent}, nil
}
