package beyondinsight

import (
	"context"
	"fmt"
	"slices"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/trial"
	"github.com/assay-conformance/assay/steps"
)

func deliveries() []steps.Phrase {
	return []steps.Phrase{
		steps.Given(`the delivery offered as (\S+) is in the list of the main caller`, deliveryIsListed),
		steps.Given(`the delivery offered as (\S+) was downloaded by (the main caller|\S+)`, deliveryWasDownloaded),
		steps.When(`the deliveries are listed by (the main caller|\S+)`, listDeliveries),
		steps.When(`the delivery offered as (\S+) is downloaded by (the main caller|\S+)`, downloadDelivery),
		steps.Then(`the delivery offered as (\S+) is among the listed ones`, deliveryListed),
		steps.Then(`the delivery offered as (\S+) is not among the listed ones`, deliveryNotListed),
		steps.Then(`the response is the delivery offered as (\S+)`, responseIsDelivery),
	}
}

// by sets who makes a call: the main caller, or one that the target offers.
func by(ctx context.Context, caller string, call trial.Call) (trial.Call, error) {
	if caller == "the main caller" {
		return call, nil
	}
	as, err := steps.From(ctx).Offered(ctx, caller)
	call.As = as
	return call, err
}

// downloading returns the call that downloads a delivery that the target offers.
func downloading(ctx context.Context, offer, caller string) (trial.Call, error) {
	id, err := steps.From(ctx).Offered(ctx, offer)
	if err != nil {
		return trial.Call{}, err
	}
	return by(ctx, caller, trial.Call{Operation: "downloadDelivery", Query: map[string]string{"id": id}})
}

// idsIn returns the ids in a list of deliveries.
func idsIn(e *exchange.Exchange) ([]string, error) {
	items, ok := e.Read().Items()
	if !ok {
		return nil, trial.Blocked("%s returned no reliable list", e.Operation)
	}
	ids := []string{}
	for _, item := range items {
		id, ok := item.Any()
		if !ok {
			return nil, trial.Blocked("%s lists an id that is not reliable", e.Operation)
		}
		ids = append(ids, fmt.Sprint(id))
	}
	return ids, nil
}

func deliveryIsListed(ctx context.Context, offer string) error {
	w := steps.From(ctx)
	id, err := w.Offered(ctx, offer)
	if err != nil {
		return err
	}
	e, err := w.Need(ctx, trial.Call{Operation: "listDeliveries"})
	if err != nil {
		return err
	}
	ids, err := idsIn(e)
	if err == nil && !slices.Contains(ids, id) {
		err = trial.Blocked("the target offers %q as %s, but the main caller's list does not have it", id, offer)
	}
	return err
}

func deliveryWasDownloaded(ctx context.Context, offer, caller string) error {
	call, err := downloading(ctx, offer, caller)
	if err != nil {
		return err
	}
	_, err = steps.From(ctx).Need(ctx, call)
	return err
}

func listDeliveries(ctx context.Context, caller string) error {
	call, err := by(ctx, caller, trial.Call{Operation: "listDeliveries"})
	if err != nil {
		return err
	}
	return steps.From(ctx).Do(ctx, call)
}

func downloadDelivery(ctx context.Context, offer, caller string) error {
	call, err := downloading(ctx, offer, caller)
	if err != nil {
		return err
	}
	return steps.From(ctx).Do(ctx, call)
}

func deliveryListed(ctx context.Context, offer string) error { return inList(ctx, offer, true) }

func deliveryNotListed(ctx context.Context, offer string) error { return inList(ctx, offer, false) }

// inList checks whether the list of the When has a delivery.
func inList(ctx context.Context, offer string, want bool) error {
	w := steps.From(ctx)
	if err := w.Succeeded(); err != nil {
		return err
	}
	id, err := w.Offered(ctx, offer)
	if err != nil {
		return err
	}
	ids, err := idsIn(w.Response)
	if err != nil {
		return err
	}
	phrase, expected := "the delivery offered as "+offer+" is among the listed ones", "the id "+id
	if !want {
		phrase, expected = "the delivery offered as "+offer+" is not among the listed ones", "no id "+id
	}
	w.Assert(w.Response, slices.Contains(ids, id) == want, phrase, expected, fmt.Sprint(ids))
	return nil
}

// responseIsDelivery compares the id in the response with the one in the query.
func responseIsDelivery(ctx context.Context, offer string) error {
	w := steps.From(ctx)
	if err := w.Succeeded(); err != nil {
		return err
	}
	id, err := w.Offered(ctx, offer)
	if err != nil {
		return err
	}
	w.AssertProperty(w.Response, integer(id), "ReportDeliveryId", "the response is the delivery offered as "+offer)
	return nil
}
