package zpa

import (
	"context"
	"fmt"
	"net/http"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/trial"
	"github.com/assay-conformance/assay/steps"
)

func hasSegment(ctx context.Context) error {
	return segmentIs(ctx, true, "the application segment is among those of the segment group")
}

func hasSegmentNoLonger(ctx context.Context) error {
	return segmentIs(ctx, false, "the application segment is no longer among those of the segment group")
}

// segmentIs reads the group until it has linked the application segment, or has not.
func segmentIs(ctx context.Context, wanted bool, phrase string) error {
	w := steps.From(ctx)
	id := w.Target.Offers[applicationSegment]
	e, err := again(ctx, func(e *exchange.Exchange) bool { return has(e, id) == wanted })
	if err != nil {
		return err
	}
	if _, sound := applications(e); !sound {
		return trial.Blocked("%s answered without applications that can be relied on", e.Operation)
	}
	w.Assert(e, has(e, id) == wanted, phrase, fmt.Sprintf("linked: %t", wanted), fmt.Sprintf("linked: %t", has(e, id)))
	return nil
}

// again reads the group after a When that succeeded, until it is as wanted.
func again(ctx context.Context, wanted func(*exchange.Exchange) bool) (*exchange.Exchange, error) {
	w := steps.From(ctx)
	if err := w.Succeeded(); err != nil {
		return nil, err
	}
	t, err := w.Made(group)
	if err != nil {
		return nil, err
	}
	e, err := w.Await(ctx, w.Reading(t), wanted)
	if err == nil && !trial.Succeeded(e) {
		err = trial.Blocked("the segment group cannot be read: %s answered %d", t.Get, e.Status)
	}
	return e, err
}

// refusedOrDisabled: the source says of enabled that it is required, and that it is false when
// it is left out (A-ZPA-5). Either is right.
func refusedOrDisabled(ctx context.Context) error {
	w := steps.From(ctx)
	phrase := "the request is refused or the segment group is not enabled"
	if !trial.Succeeded(w.Response) {
		w.Refused(w.Response, trial.Statuses{Refusal: true}, phrase, w.Claimed()...)
		return nil
	}
	e, err := again(ctx, trial.Succeeded)
	if err != nil {
		return err
	}
	w.AssertProperty(e, false, "enabled", phrase)
	return nil
}

func namesArgument(ctx context.Context) error {
	_, err := saysWhy(ctx, "invalid.resource.argument")
	return err
}

// namesReference: the kind and the name of what refers to the group (002:498-501).
func namesReference(ctx context.Context) error {
	w := steps.From(ctx)
	if said, err := saysWhy(ctx, "resource.referenced"); err != nil || !said {
		return err
	}
	params := w.Response.Read().Property("params")
	items, ok := params.Items()
	if !ok && !params.Absent() {
		return trial.Blocked("%s answered without params that can be relied on", w.Response.Operation)
	}
	var said []string
	for _, item := range items {
		text, ok := item.Text()
		if !ok {
			return trial.Blocked("%s answered with params that cannot be relied on", w.Response.Operation)
		}
		if text != "" {
			said = append(said, text)
		}
	}
	w.Assert(w.Response, len(items) == 2 && len(said) == 2, "the refusal names what refers to the segment group", "its kind and its name as params", fmt.Sprintf("%q", said))
	return nil
}

// saysWhy enters whether a refusal has the documented id, and a reason beside it.
func saysWhy(ctx context.Context, id string) (said bool, err error) {
	w := steps.From(ctx)
	if w.Response.Status != http.StatusBadRequest {
		return false, trial.Blocked("%s answered %d, which says nothing about the body of its 400", w.Response.Operation, w.Response.Status)
	}
	got, ok := w.Response.Read().Property("id").Text()
	reason, sound := w.Response.Read().Property("reason").Text()
	if !ok || !sound {
		return false, trial.Blocked("%s answered without an id and a reason that can be relied on", w.Response.Operation)
	}
	said = got == id && reason != ""
	w.Assert(w.Response, said, "the refusal says why", "the id "+id+" and a reason", fmt.Sprintf("the id %s and the reason %q", got, reason))
	return said, nil
}

func stillThere(ctx context.Context) error {
	w := steps.From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	if err := w.AwaitPropagation(ctx); err != nil {
		return err
	}
	e, err := w.Send(ctx, w.Reading(t))
	if err != nil {
		return err
	}
	if e.Status == http.StatusTooManyRequests || e.Status/100 == 5 {
		return trial.Blocked("%s answered %d, which does not say whether the segment group is there", t.Get, e.Status)
	}
	w.Assert(e, trial.Succeeded(e), "the segment group is still there", "the segment group", fmt.Sprint(e.Status))
	return nil
}

// foundInDefault looks for the group where it belongs, then where it does not: one that is
// nowhere says nothing about Microtenants.
func foundInDefault(ctx context.Context) error {
	w := steps.From(ctx)
	if err := w.Succeeded(); err != nil {
		return err
	}
	t, err := w.Made(group)
	if err != nil {
		return err
	}
	phrase := "the segment group is found in the Default Microtenant"
	for _, microtenant := range []string{"0", w.Target.Offers["microtenant"]} {
		call := w.CallOn(t.Get, t.ID)
		call.Query = map[string]string{"microtenantId": microtenant}
		e, err := w.Await(ctx, call, trial.Succeeded)
		if err != nil {
			return err
		}
		if trial.Succeeded(e) {
			w.Assert(e, microtenant == "0", phrase, "found with 0 as microtenantId", "found with "+microtenant)
			return nil
		}
	}
	return trial.Blocked("the segment group is found in no Microtenant that assay knows of")
}
