package zpa

import (
	"context"
	"fmt"
	"net/http"
	"slices"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/trial"
	"github.com/assay-conformance/assay/steps"
)

// again reads the group after a successful When until the condition holds.
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
		err = trial.Blocked("cannot read the segment group: %s returned %d", t.Get, e.Status)
	}
	return e, err
}

// refusedOrDisabled accepts both: the source says that enabled is required, and that it is false
// by default (A-ZPA-5).
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
	_, err := givesReason(ctx, "invalid.resource.argument")
	return err
}

// namesReference checks for the kind and the name of what refers to the group (002:498-501).
func namesReference(ctx context.Context) error {
	w := steps.From(ctx)
	if ok, err := givesReason(ctx, "resource.referenced"); err != nil || !ok {
		return err
	}
	params := w.Response.Read().Property("params")
	items, ok := params.Items()
	if !ok && !params.Absent() {
		return trial.Blocked("%s returned unreliable params", w.Response.Operation)
	}
	var texts []string
	for _, item := range items {
		text, ok := item.Text()
		if !ok {
			return trial.Blocked("%s returned unreliable params", w.Response.Operation)
		}
		if text != "" {
			texts = append(texts, text)
		}
	}
	names, err := linkedNames(ctx)
	if err != nil {
		return err
	}
	ok = len(items) == 2 && len(texts) == 2 && (len(names) == 0 || slices.Contains(names, texts[1]))
	w.Assert(w.Response, ok, "the refusal names what refers to the segment group", fmt.Sprintf("its kind and its name, one of %q, as params", names), fmt.Sprintf("%q", texts))
	return nil
}

// linkedNames returns the names of the application segments that the group shows; none if it shows no
// names.
func linkedNames(ctx context.Context) (names []string, err error) {
	w := steps.From(ctx)
	t, err := w.Thing()
	if err != nil {
		return nil, err
	}
	e, err := w.Need(ctx, w.Reading(t))
	if err != nil {
		return nil, err
	}
	items, _ := e.Read().Property("applications").Items()
	for _, item := range items {
		if name, ok := item.Property("name").Text(); ok {
			names = append(names, name)
		}
	}
	return names, nil
}

// givesReason records whether a refusal has the documented id and a reason.
func givesReason(ctx context.Context, id string) (matches bool, err error) {
	w := steps.From(ctx)
	want := trial.Statuses{Codes: []int{http.StatusBadRequest}} // what was offered for the refusal is lost without it
	w.Judge(w.Response, want, "the request is refused", w.Contract.Operation(w.Response.Operation).ResponseSite(http.StatusBadRequest))
	if w.Response.Status != http.StatusBadRequest {
		return false, trial.Blocked("%s returned %d, which says nothing about the body of its 400", w.Response.Operation, w.Response.Status)
	}
	got, ok := w.Response.Read().Property("id").Text()
	reason, reliable := w.Response.Read().Property("reason").Text()
	if !ok || !reliable {
		return false, trial.Blocked("%s returned an unreliable id or reason", w.Response.Operation)
	}
	matches = got == id && reason != ""
	w.Assert(w.Response, matches, "the refusal gives the documented reason", "the id "+id+" and a reason", fmt.Sprintf("the id %s and the reason %q", got, reason))
	return matches, nil
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
		return trial.Blocked("%s returned %d, which does not say whether the segment group exists", t.Get, e.Status)
	}
	w.Assert(e, trial.Succeeded(e), "the segment group is still there", "the segment group", fmt.Sprint(e.Status))
	return nil
}

// foundInDefault looks for the group in the Default Microtenant, then in the other one: a group
// in neither says nothing about Microtenants.
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
	return trial.Blocked("no Microtenant known to assay contains the segment group")
}
