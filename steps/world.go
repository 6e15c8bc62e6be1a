package steps

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/trial"
)

// World is the state of one scenario.
type World struct {
	*trial.Session
	Rules       []rule.Rule    // those that the scenario is tagged with
	Things      []trial.Thing  // what the Givens made, in order
	Sent        trial.Call     // the call of the When
	Changed     map[string]any // the members that the When gave new values
	Response    *exchange.Exchange
	Listing     trial.Listing      // what a When that read a listing page by page was shown
	Overstepped int                // limits that a When has overstepped
	NoRetry     bool               // the scenario is about the rate limit: a 429 is the response, not a reason to wait
	Wait        time.Duration      // how long a Given was told to wait
	judged      *exchange.Exchange // the response whose status Succeeded has entered
}

type worldKey struct{}

// In puts the world of a scenario into a context.
func (w *World) In(ctx context.Context) context.Context { return context.WithValue(ctx, worldKey{}, w) }

// From takes the world of a scenario out of a context.
func From(ctx context.Context) *World { return ctx.Value(worldKey{}).(*World) }

// Thing is the last thing that the Givens made.
func (w *World) Thing() (trial.Thing, error) {
	if len(w.Things) == 0 {
		return trial.Thing{}, fmt.Errorf("the scenario speaks of a thing that no Given made")
	}
	return w.Things[len(w.Things)-1], nil
}

// Of finds the resource of a noun, or of its plural.
func (w *World) Of(noun string) (*resource.Resource, error) {
	r, ok := w.Resources.Find(noun)
	if !ok {
		return nil, fmt.Errorf("%s has no resource %q (available: %s)", w.Contract.Vendor, noun, strings.Join(w.Resources.Nouns(), ", "))
	}
	return r, nil
}

// Make creates a thing, which must be accepted. change may alter the valid call; nil leaves it.
func (w *World) Make(ctx context.Context, noun string, form resource.Form, change func(*trial.Call)) (trial.Thing, error) {
	r, err := w.Of(noun)
	if err != nil {
		return trial.Thing{}, err
	}
	call, err := w.Arrange(ctx, r.Create, "", form)
	if err != nil {
		return trial.Thing{}, err
	}
	if change != nil {
		change(&call)
	}
	thing, err := w.Session.Make(ctx, r, call)
	if err != nil {
		return trial.Thing{}, err
	}
	w.Things = append(w.Things, thing)
	return thing, nil
}

// Do makes the call of the When.
func (w *World) Do(ctx context.Context, call trial.Call) error {
	send := w.Send
	if w.NoRetry {
		send = w.Overstep
	}
	e, err := send(ctx, call)
	w.Sent, w.Response = call, e
	return err
}

// Change makes an update that gives members of a thing new values the When.
func (w *World) Change(ctx context.Context, t trial.Thing, properties map[string]any) error {
	w.Changed = properties
	call, err := w.Updating(ctx, t, properties)
	if err != nil {
		return err
	}
	return w.Do(ctx, call)
}

// Updating is the call that gives properties of a thing new values.
func (w *World) Updating(ctx context.Context, t trial.Thing, properties map[string]any) (call trial.Call, err error) {
	call = w.CallOn(t.Update, t.ID)
	call.Body, err = w.ChangeBody(ctx, t, properties)
	return call, err
}

// On makes the call of an operation on one thing the When: its path is that of the thing.
func (w *World) On(ctx context.Context, operation string, t trial.Thing, body any) error {
	call := w.CallOn(operation, t.ID)
	call.Body = body
	return w.Do(ctx, call)
}

// Succeeded says that the When was answered with its documented success. Anything else is
// evidence against that answer, and ends the scenario: an answer with another status says
// nothing about its body.
func (w *World) Succeeded() error {
	if w.Response == nil {
		return w.noResponse("the When was answered")
	}
	op := w.Contract.Operation(w.Response.Operation)
	success, _ := op.Success()
	want := trial.Exactly(success)
	if w.Response != w.judged {
		w.Judge(w.Response, want, op.ID+" answers "+success.Status, success.Site)
		w.judged = w.Response
	}
	if want.Grade(w.Response.Status) != evidence.OK {
		return trial.Blocked("%s answered %d, not %s", op.ID, w.Response.Status, success.Status)
	}
	return nil
}

// Claimed lists the sites of the scenario's rules that are not answers: where its checks are
// evidence. A rule that claims nothing else gives its answers.
func (w *World) Claimed() []rule.Site {
	var guards, all []rule.Site
	for _, r := range w.Rules {
		for _, s := range r.Sites {
			all = append(all, s)
			if s.Response() == "" {
				guards = append(guards, s)
			}
		}
	}
	if len(guards) > 0 {
		return guards
	}
	return all
}

// Assert enters a check at the sites of the scenario's rules, about the response e.
func (w *World) Assert(e *exchange.Exchange, ok bool, phrase, expected, actual string) {
	grade := evidence.OK
	if !ok {
		grade = evidence.Violated
	}
	w.enter(e, grade, phrase, expected, actual)
}

// errNothing ends a scenario that has nothing to judge. The check that was entered says so.
var errNothing = &trial.VacuousError{}

// unanswered enters that there is no answer to speak of: no When, or one that called nothing.
func (w *World) noResponse(phrase string) error {
	w.enter(&exchange.Exchange{}, evidence.Empty, phrase, "an answer to the When", "no call was made")
	return errNothing
}

// NothingToCheck enters that there was nothing to assert of: it proves nothing.
func (w *World) NothingToCheck(e *exchange.Exchange, phrase, expected, actual string) {
	w.enter(e, evidence.Empty, phrase, expected, actual)
}

func (w *World) enter(e *exchange.Exchange, grade evidence.Grade, phrase, expected, actual string) {
	w.Check(evidence.Check{Sites: w.Claimed(), Grade: grade, Phrase: phrase, Expected: expected, Actual: actual, Exchange: e.ID})
}

// Refusal is how the scenario's rules want a refusal answered.
func (w *World) Refusal() trial.Statuses {
	var want trial.Statuses
	for _, r := range w.Rules {
		codes, tolerated := r.Refusals()
		want.Codes, want.Tolerated = append(want.Codes, codes...), append(want.Tolerated, tolerated...)
	}
	slices.Sort(want.Codes)
	want.Codes = slices.Compact(want.Codes)
	want.Refusal = len(want.Codes) == 0
	return want
}
