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
	Rules       []rule.Rule    // the rules in the tags of the scenario
	Things      []trial.Thing  // what the Givens made, in order
	Sent        trial.Call     // the call of the When
	Changed     map[string]any // the properties that the When gave new values
	Response    *exchange.Exchange
	Listing     trial.Listing        // the pages that a When read
	Sample      []exchange.Value     // items that a When read before its listing, to compare with it
	Whole       []string             // ids of the whole listing, in order, when its windows were read
	Windows     []window             // parts of the listing that a When read
	Differ      map[string][]string  // by id: the properties in which a thing of the Givens has other values
	Filtered    []*filtered          // the listings with filters that a When read
	Overstepped int                  // limits that a When has overstepped
	Changes     []*exchange.Exchange // the changes that a When has made one after the other
	NoRetry     bool                 // the scenario is about the rate limit: a 429 is the response, not a reason to wait
	Wait        time.Duration        // the time to wait that a Given received
	judged      *exchange.Exchange   // the response whose status Succeeded has recorded
	settled     bool                 // what the Givens made is visible in listings
}

type worldKey struct{}

// In returns a context that carries the world of a scenario.
func (w *World) In(ctx context.Context) context.Context { return context.WithValue(ctx, worldKey{}, w) }

// From returns the world of a scenario from a context.
func From(ctx context.Context) *World { return ctx.Value(worldKey{}).(*World) }

// Thing returns the last thing that the Givens made.
func (w *World) Thing() (trial.Thing, error) {
	if len(w.Things) == 0 {
		return trial.Thing{}, fmt.Errorf("the scenario refers to a thing, but no Given made one")
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

// Make creates a thing, which must be accepted. change may alter the valid call; nil leaves it as is.
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
	w.Things, w.settled = append(w.Things, thing), false
	return thing, nil
}

// settle waits until listings show what the Givens made. A thing that can be read by its id may be
// listed later. A scenario about the rate limit does not wait, because the limit would recover.
func (w *World) settle(ctx context.Context, call trial.Call) error {
	r := w.Resources.Owner(call.Operation)
	if r == nil || call.Operation == r.Get || w.settled || w.NoRetry {
		return nil
	}
	w.settled = true
	return w.AwaitPropagation(ctx)
}

// Do makes the call of the When.
func (w *World) Do(ctx context.Context, call trial.Call) error {
	if err := w.settle(ctx, call); err != nil {
		return err
	}
	send := w.Observed
	if w.NoRetry {
		send = w.Overstep
	}
	e, err := send(ctx, call)
	w.Sent, w.Response = call, e
	return err
}

// Change uses an update that gives properties of a thing new values as the When.
func (w *World) Change(ctx context.Context, t trial.Thing, properties map[string]any) error {
	w.Changed = properties
	call, err := w.Updating(ctx, t, properties)
	if err != nil {
		return err
	}
	return w.Do(ctx, call)
}

// Updating returns the call that gives properties of a thing new values.
func (w *World) Updating(ctx context.Context, t trial.Thing, properties map[string]any) (call trial.Call, err error) {
	call = w.CallOn(t.Update, t.ID)
	call.Query = t.Needs(properties)
	call.Body, err = w.ChangeBody(ctx, t, properties)
	return call, err
}

// On uses a call of an operation on one thing as the When: the path contains the id of the thing.
func (w *World) On(ctx context.Context, operation string, t trial.Thing, body any) error {
	call := w.CallOn(operation, t.ID)
	call.Body = body
	return w.Do(ctx, call)
}

// Succeeded checks that the When returned its documented success. Any other status is evidence
// against that response and ends the scenario: a response with another status says nothing about
// its body.
func (w *World) Succeeded() error {
	if w.Response == nil {
		return w.noResponse("the When got a response")
	}
	op := w.Contract.Operation(w.Response.Operation)
	success, _ := op.Success()
	want := trial.Exactly(success)
	if w.Response != w.judged {
		w.Judge(w.Response, want, op.ID+" returns "+success.Status, success.Site)
		w.judged = w.Response
	}
	if want.Grade(w.Response.Status) != evidence.OK {
		return trial.Blocked("%s returned %d, not %s", op.ID, w.Response.Status, success.Status)
	}
	return nil
}

// Claimed returns the sites at which the checks of the scenario are evidence.
func (w *World) Claimed() []rule.Site { return rule.Checked(w.Rules) }

// Assert records a check at the sites of the scenario's rules, about the response e.
func (w *World) Assert(e *exchange.Exchange, ok bool, phrase, expected, actual string) {
	grade := evidence.OK
	if !ok {
		grade = evidence.Violated
	}
	w.addCheck(e, grade, phrase, expected, actual)
}

// errNothing ends a scenario that has nothing to judge. The recorded check says so.
var errNothing = &trial.VacuousError{}

// noResponse records that there is no response to check: no When, or one that made no call.
func (w *World) noResponse(phrase string) error {
	w.addCheck(&exchange.Exchange{}, evidence.Empty, phrase, "a response to the When", "no call was made")
	return errNothing
}

// NothingToCheck records that there was nothing to check: the check is vacuous.
func (w *World) NothingToCheck(e *exchange.Exchange, phrase, expected, actual string) {
	w.addCheck(e, evidence.Empty, phrase, expected, actual)
}

func (w *World) addCheck(e *exchange.Exchange, grade evidence.Grade, phrase, expected, actual string) {
	w.Check(evidence.Check{Sites: w.Claimed(), Grade: grade, Phrase: phrase, Expected: expected, Actual: actual, Exchange: e.ID})
}

// Refusal returns the statuses that the scenario's rules expect of a refusal.
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
