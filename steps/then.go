package steps

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/trial"
)

func accepted(ctx context.Context) error {
	w := From(ctx)
	if w.Answer == nil {
		return fmt.Errorf("the scenario has no When that got an answer")
	}
	success, _ := w.Contract.Operation(w.Answer.Operation).Success()
	w.Judge(w.Answer, trial.Exactly(success), "the request is accepted", w.Claimed()...)
	return nil
}

func refused(ctx context.Context) error {
	w := From(ctx)
	if w.Answer == nil {
		return fmt.Errorf("the scenario has no When that got an answer")
	}
	w.Refused(w.Answer, w.Refusal(), "the request is refused", w.Claimed()...)
	return nil
}

func answerAsSent(ctx context.Context, noun string) error {
	w := From(ctx)
	if err := w.Succeeded(); err != nil {
		return err
	}
	shown, _ := w.Answer.JSON()
	w.assertShows(w.Answer, shown, w.Sent, whole, "the answer shows the "+noun+" as it was sent")
	return nil
}

func answerIsAskedFor(ctx context.Context, noun string) error {
	w := From(ctx)
	if err := w.Succeeded(); err != nil {
		return err
	}
	t, err := w.Thing()
	if err != nil {
		return err
	}
	w.AssertMember(w.Answer, t.ID, t.Resource.ID, "the answer is the "+noun+" that was asked for")
	return nil
}

func foundAsSent(ctx context.Context, noun string) error {
	w := From(ctx)
	t, err := w.made(noun)
	if err != nil {
		return err
	}
	e, err := w.Send(ctx, w.CallOn(t.Get, t, nil))
	if err != nil {
		return err
	}
	phrase := "the " + noun + " is found as it was sent"
	if e.Status/100 != 2 {
		w.Assert(e, false, phrase, "the "+noun, fmt.Sprint(e.Status))
		return nil
	}
	shown, _ := e.JSON()
	w.assertShows(e, shown, t.Call, whole, phrase)
	return nil
}

func listedAsSent(ctx context.Context, noun string) error {
	w := From(ctx)
	t, err := w.made(noun)
	if err != nil {
		return err
	}
	e, item, err := w.findListed(ctx, t)
	if err != nil {
		return err
	}
	phrase := "the " + noun + " is listed as it was sent"
	if item == nil {
		w.Assert(e, false, phrase, "an item with the id "+t.ID, "no such item")
		return nil
	}
	w.assertShows(e, item, t.Call, summary, phrase)
	return nil
}

func noLongerListed(ctx context.Context, noun string) error {
	w := From(ctx)
	if err := w.Succeeded(); err != nil {
		return err
	}
	t, err := w.Thing()
	if err != nil {
		return err
	}
	e, item, err := w.findListed(ctx, t)
	if err != nil {
		return err
	}
	w.Assert(e, item == nil, "the "+noun+" is no longer listed", "no item with the id "+t.ID, found(item != nil))
	return nil
}

// stillNamed is the other half of a refused change: nothing has changed.
func stillNamed(ctx context.Context, noun string) error {
	w := From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	e, err := w.Observe(ctx, w.CallOn(t.Get, t, nil))
	if err != nil {
		return err
	}
	w.AssertMember(e, SentMember(t.Call, t.Name), t.Name, "the "+noun+" still has its name")
	return nil
}

func totalExceeds(ctx context.Context, noun string) error {
	w := From(ctx)
	r, items, err := w.listed(noun)
	if err != nil {
		return err
	}
	phrase := "the total exceeds the number of " + noun + "s listed"
	number, ok := Member(w.Answer, r.Total).(json.Number)
	total, err := number.Int64()
	if !ok || err != nil {
		w.NothingToCheck(w.Answer, phrase, "a number as "+r.Total, show(Member(w.Answer, r.Total)))
		return nil
	}
	w.Assert(w.Answer, total > int64(len(items)), phrase, fmt.Sprintf("a %s of more than %d", r.Total, len(items)), fmt.Sprint(total))
	return nil
}

func listedAtMost(ctx context.Context, count, noun string) error {
	return assertCount(ctx, count, noun, "at most", func(got, want int) bool { return got > 0 && got <= want })
}

func listedExactly(ctx context.Context, count, noun string) error {
	return assertCount(ctx, count, noun, "exactly", func(got, want int) bool { return got == want })
}

func assertCount(ctx context.Context, count, noun, how string, fits func(got, want int) bool) error {
	w := From(ctx)
	want, err := strconv.Atoi(count)
	if err != nil {
		return err
	}
	_, items, err := w.listed(noun)
	if err != nil {
		return err
	}
	phrase := fmt.Sprintf("%s %d %ss are listed", how, want, noun)
	w.Assert(w.Answer, fits(len(items), want), phrase, fmt.Sprintf("%s %d items", how, want), fmt.Sprintf("%d", len(items)))
	return nil
}

// everyListedOnce looks for the things of the Givens in all pages that were read.
func everyListedOnce(ctx context.Context, noun string) error {
	w := From(ctx)
	if err := w.Succeeded(); err != nil {
		return err
	}
	times := map[string]int{}
	for _, page := range w.Pages {
		items, _ := Member(page, w.Things[0].Items).([]any)
		for _, item := range items {
			if object, ok := item.(map[string]any); ok {
				times[fmt.Sprint(object[w.Things[0].Resource.ID])]++
			}
		}
	}
	phrase := "every existing " + noun + " is listed once"
	for _, t := range w.Things {
		if times[t.ID] != 1 {
			w.Assert(w.Answer, false, phrase, "the id "+t.ID+" on one page", fmt.Sprintf("%d times", times[t.ID]))
			return nil
		}
	}
	w.Assert(w.Answer, true, phrase, "each id once", fmt.Sprintf("%d ids once", len(w.Things)))
	return nil
}

// made is the thing that a Then speaks of: the last of the Givens, or what the When created.
func (w *World) made(noun string) (Thing, error) {
	if len(w.Things) > 0 {
		return w.Thing()
	}
	r, err := w.Of(noun)
	if err != nil {
		return Thing{}, err
	}
	if err := w.Succeeded(); err != nil {
		return Thing{}, err
	}
	id, ok := Member(w.Answer, r.ID).(string)
	if !ok {
		return Thing{}, trial.Blocked("%s answered without the %s of what it made", w.Sent.Operation, r.ID)
	}
	return Thing{Resource: r, ID: id, Call: w.Sent}, nil
}

// listed gives the items of the listing that was the When.
func (w *World) listed(noun string) (trial.Resource, []any, error) {
	r, err := w.Of(noun)
	if err != nil {
		return r, nil, err
	}
	if err := w.Succeeded(); err != nil {
		return r, nil, err
	}
	items, ok := Member(w.Answer, r.Items).([]any)
	if !ok {
		return r, nil, trial.Blocked("%s answered without a list of %s", r.List, r.Items)
	}
	return r, items, nil
}

// findListed reads the listing page by page until it finds a thing.
func (w *World) findListed(ctx context.Context, t Thing) (*exchange.Exchange, map[string]any, error) {
	const size = 50
	for offset := 0; ; offset += size {
		e, err := w.Observe(ctx, trial.Call{Operation: t.List, Query: map[string]string{t.Limit: strconv.Itoa(size), t.Offset: strconv.Itoa(offset)}})
		if err != nil {
			return nil, nil, err
		}
		items, ok := Member(e, t.Items).([]any)
		if !ok {
			return e, nil, trial.Blocked("%s answered without a list of %s", t.List, t.Items)
		}
		for _, item := range items {
			if object, ok := item.(map[string]any); ok && object[t.Resource.ID] == t.ID {
				return e, object, nil
			}
		}
		if len(items) < size {
			return e, nil, nil
		}
	}
}

// EachListed enters whether every item of the listing that was the When is as it should be. A
// listing without items leaves nothing to check.
func (w *World) EachListed(r trial.Resource, phrase, expected string, fits func(map[string]any) bool) error {
	if err := w.Succeeded(); err != nil {
		return err
	}
	items, _ := Member(w.Answer, r.Items).([]any)
	for _, item := range items {
		object, _ := item.(map[string]any)
		if !fits(object) {
			w.Assert(w.Answer, false, phrase, expected, show(item))
			return nil
		}
	}
	if len(items) == 0 {
		w.NothingToCheck(w.Answer, phrase, expected, "no items")
		return nil
	}
	w.Assert(w.Answer, true, phrase, expected, fmt.Sprintf("so in all %d items", len(items)))
	return nil
}

// AssertShows enters whether an answer shows every member that a call sent.
func (w *World) AssertShows(e *exchange.Exchange, sent trial.Call, phrase string) error {
	shown, err := e.JSON()
	if err != nil {
		return trial.Blocked("%s answered with no JSON", e.Operation)
	}
	w.assertShows(e, shown, sent, whole, phrase)
	return nil
}

// AssertMember enters whether a member of an answer has a value. A member that is absent
// leaves nothing to check: whether it may be is for the contract to say.
func (w *World) AssertMember(e *exchange.Exchange, want any, name, phrase string) {
	got := Member(e, name)
	if got == nil && want != nil {
		w.NothingToCheck(e, phrase, show(want)+" as "+name, "no "+name)
		return
	}
	w.Assert(e, same(got, want), phrase, show(want)+" as "+name, show(got))
}

// How much of a thing an answer shows: all that was sent, or, in a listing, some of it.
const (
	whole   = false
	summary = true
)

// assertShows enters whether an object has the members that a call sent.
func (w *World) assertShows(e *exchange.Exchange, shown any, sent trial.Call, partial bool, phrase string) {
	object, _ := shown.(map[string]any)
	members, _ := sent.Body.(map[string]any)
	compared := 0
	for _, name := range slices.Sorted(maps.Keys(members)) {
		got, there := object[name]
		if !there && partial {
			continue
		}
		compared++
		if !same(got, members[name]) {
			w.Assert(e, false, phrase, show(members[name])+" as "+name, show(got))
			return
		}
	}
	if compared == 0 {
		w.NothingToCheck(e, phrase, "the members that were sent", "none of them")
		return
	}
	w.Assert(e, true, phrase, "the members that were sent", fmt.Sprintf("%d of them", compared))
}

// same compares two JSON values.
func same(a, b any) bool { return reflect.DeepEqual(trial.CloneJSON(a), trial.CloneJSON(b)) }

func show(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		return fmt.Sprint(v)
	}
	return string(text)
}

func found(is bool) string {
	if is {
		return "found"
	}
	return "not found"
}
