// Package acme contains the phrases specific to an invented vendor: sending a parcel.
package acme

import (
	"context"

	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/trial"
	"github.com/assay-conformance/assay/steps"
)

// Phrases returns the phrases specific to Acme.
func Phrases() []steps.Phrase {
	return []steps.Phrase{
		steps.Given(`a parcel that has been sent`, wasSent),
		steps.Then(`the parcel is sent`, isSent),
	}
}

// wasSent makes a parcel that has been sent. That sending is shown is another rule.
func wasSent(ctx context.Context) error {
	w := steps.From(ctx)
	t, err := w.Make(ctx, "parcel", resource.Minimal, nil)
	if err != nil {
		return err
	}
	if _, err := w.Need(ctx, w.CallOn("sendParcel", t.ID)); err != nil {
		return err
	}
	e, err := w.ReadAgain(ctx)
	if err != nil {
		return err
	}
	if sent, _ := e.Read().Property("sent").Any(); sent != true {
		return trial.Blocked("the parcel %s was sent, and is not shown as such", t.ID)
	}
	return nil
}

func isSent(ctx context.Context) error {
	w := steps.From(ctx)
	e, err := w.ReadAgain(ctx)
	if err == nil {
		w.AssertProperty(e, true, "sent", "the parcel is sent")
	}
	return err
}
