package beyondinsight

import (
	"context"
	"fmt"
	"strings"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/trial"
	"github.com/assay-conformance/assay/steps"
)

func processedRules() []steps.Phrase {
	return []steps.Phrase{
		steps.Given(`a Smart Rule was created that was processed at once`, createdProcessed),
		steps.Given(`an existing Smart Rule that was not processed yet`, unprocessedRule),
		steps.Given(`it was processed with a Queue of false`, processedAtOnce),
		steps.When(`a Smart Rule is created that is to be processed later`, createDeferred),
		steps.When(`it is processed`, processRule),
		steps.When(`it is processed with a Queue of true`, queueRule),
		steps.Then(`it has been processed`, hasBeenProcessed),
		steps.Then(`it has not been processed yet`, notProcessedYet),
	}
}

// processed reports whether a Smart Rule shows when it was processed. One that never was shows no date, or none that
// can be meant.
func processed(shown exchange.Value) bool {
	date, _ := shown.Property("LastProcessedDate").Text()
	return date != "" && !strings.HasPrefix(date, "0001-01-01")
}

// dated blocks a trial whose Smart Rule has a LastProcessedDate that cannot be relied on.
func dated(e *exchange.Exchange) error {
	date := e.Read().Property("LastProcessedDate")
	if _, ok := date.Text(); !ok && !date.Absent() {
		return trial.Blocked("%s shows no reliable LastProcessedDate", e.Operation)
	}
	return nil
}

// needProcessed requires that a call shows when the Smart Rule was processed.
func needProcessed(ctx context.Context, call trial.Call) error {
	e, err := steps.From(ctx).Need(ctx, call)
	if err == nil && !processed(e.Read()) {
		err = trial.Blocked("%s does not show when the Smart Rule was processed", e.Operation)
	}
	return err
}

func createdProcessed(ctx context.Context) error {
	call, err := steps.From(ctx).Arrange(ctx, "createAttributeSmartRule", "", resource.Full)
	if err != nil {
		return err
	}
	steps.SetProperty(&call, "ProcessImmediately", true)
	return needProcessed(ctx, call)
}

func deferred(c *trial.Call) { steps.SetProperty(c, "ProcessImmediately", false) }

func createDeferred(ctx context.Context) error {
	return steps.CreateLike(ctx, "Smart Rule", resource.Full, deferred)
}

func unprocessedRule(ctx context.Context) error {
	t, err := steps.From(ctx).Make(ctx, "Smart Rule", resource.Full, deferred)
	if err == nil && processed(t.Shown) {
		err = trial.Blocked("the Smart Rule %s was processed already", t.ID)
	}
	return err
}

// processing returns the call that processes the last Smart Rule of the Givens.
func processing(ctx context.Context, query map[string]string) (trial.Call, error) {
	w := steps.From(ctx)
	t, err := w.Thing()
	call := w.CallOn("processSmartRule", t.ID)
	call.Query = query
	return call, err
}

func processedAtOnce(ctx context.Context) error {
	call, err := processing(ctx, map[string]string{"Queue": "false"})
	if err != nil {
		return err
	}
	return needProcessed(ctx, call)
}

func processRule(ctx context.Context) error { return doProcess(ctx, nil) }
func queueRule(ctx context.Context) error   { return doProcess(ctx, map[string]string{"Queue": "true"}) }

func doProcess(ctx context.Context, query map[string]string) error {
	call, err := processing(ctx, query)
	if err != nil {
		return err
	}
	return steps.From(ctx).Do(ctx, call)
}

// hasBeenProcessed reads the Smart Rule until it shows when it was processed, up to the propagation delay.
func hasBeenProcessed(ctx context.Context) error {
	w := steps.From(ctx)
	if err := w.Succeeded(); err != nil {
		return err
	}
	t, err := w.Made("Smart Rule")
	if err != nil {
		return err
	}
	e, err := w.Await(ctx, w.Reading(t), func(e *exchange.Exchange) bool { return processed(e.Read()) })
	if err != nil {
		return err
	}
	if id, _ := t.IDIn(e.Read()); !trial.Succeeded(e) || id != t.ID {
		return trial.Blocked("cannot read the Smart Rule: %s returned %d with the SmartRuleID %q", e.Operation, e.Status, id)
	}
	return assertProcessed(ctx, e, true, "it has been processed")
}

func notProcessedYet(ctx context.Context) error {
	w := steps.From(ctx)
	if err := w.Succeeded(); err != nil {
		return err
	}
	return assertProcessed(ctx, w.Response, false, "it has not been processed yet")
}

func assertProcessed(ctx context.Context, e *exchange.Exchange, want bool, phrase string) error {
	if err := dated(e); err != nil {
		return err
	}
	date, _ := e.Read().Property("LastProcessedDate").Text()
	steps.From(ctx).Assert(e, processed(e.Read()) == want, phrase, map[bool]string{true: "a LastProcessedDate", false: "no LastProcessedDate"}[want], fmt.Sprintf("%q", date))
	return nil
}
