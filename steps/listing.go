package steps

import (
	"context"
	"fmt"
	"strconv"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/trial"
)

func listedAsSent(ctx context.Context, noun string) error {
	w := From(ctx)
	t, err := w.Made(noun)
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
	w.assertShows(e, *item, t.Call, partly, phrase)
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

func totalExceeds(ctx context.Context, noun string) error {
	w := From(ctx)
	r, items, err := w.listed(noun)
	if err != nil {
		return err
	}
	phrase := "the total exceeds the number of " + noun + "s listed"
	if err := w.keptLimit(r, w.Answer); err != nil {
		return err
	}
	shown, _ := w.Answer.Read().Member(r.Total).Any()
	total, err := strconv.ParseInt(fmt.Sprint(shown), 10, 64)
	if err != nil {
		w.NothingToCheck(w.Answer, phrase, "a number as "+r.Total, show(shown))
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
		if err := w.keptLimit(w.Things[0].Resource, page); err != nil {
			return err
		}
		items, ok := page.Read().Member(w.Things[0].Items).Items()
		for _, item := range items {
			id, sound := item.Member(w.Things[0].Resource.ID).Text()
			times[id]++
			ok = ok && sound
		}
		if !ok {
			return trial.Blocked("a page of %s cannot be relied on to say what it lists", w.Things[0].List)
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

// keptLimit blocks a Then that rests on a limit which the listing did not keep: that it is
// kept is another promise.
func (w *World) keptLimit(r trial.Resource, e *exchange.Exchange) error {
	limit, err := strconv.Atoi(w.Sent.Query[r.Limit])
	items, _ := e.Read().Member(r.Items).Items()
	if err == nil && len(items) > limit {
		return trial.Blocked("%s listed %d items with a limit of %d", r.List, len(items), limit)
	}
	return nil
}

// listed gives the items of the listing that was the When.
func (w *World) listed(noun string) (trial.Resource, []exchange.Value, error) {
	r, err := w.Of(noun)
	if err != nil {
		return r, nil, err
	}
	if err := w.Succeeded(); err != nil {
		return r, nil, err
	}
	items, ok := w.Answer.Read().Member(r.Items).Items()
	if !ok {
		return r, nil, trial.Blocked("%s answered without a list of %s", r.List, r.Items)
	}
	return r, items, nil
}

// findListed reads the listing page by page until it finds a thing.
func (w *World) findListed(ctx context.Context, t Thing) (*exchange.Exchange, *exchange.Value, error) {
	const size = 50
	for offset := 0; ; offset += size {
		e, err := w.Need(ctx, trial.Call{Operation: t.List, Query: map[string]string{t.Limit: strconv.Itoa(size), t.Offset: strconv.Itoa(offset)}})
		if err != nil {
			return nil, nil, err
		}
		items, ok := e.Read().Member(t.Items).Items()
		if !ok {
			return e, nil, trial.Blocked("%s answered without a list of %s", t.List, t.Items)
		}
		for i := range items {
			switch id, sound := items[i].Member(t.Resource.ID).Text(); {
			case !sound:
				return e, nil, trial.Blocked("an item of %s has no %s that can be relied on", t.List, t.Resource.ID)
			case id == t.ID:
				return e, &items[i], nil
			}
		}
		if len(items) < size {
			return e, nil, nil
		}
	}
}

// EachListed enters whether a member of every item of the listing that was the When is as it
// should be. Items that do not show it are passed over; where none does, nothing was checked.
func (w *World) EachListed(r trial.Resource, member, phrase, expected string, fits func(any) bool) error {
	if err := w.Succeeded(); err != nil {
		return err
	}
	items, _ := w.Answer.Read().Member(r.Items).Items()
	looked := 0
	for _, item := range items {
		value, ok := item.Member(member).Any()
		if !ok && !item.Member(member).Absent() {
			continue
		}
		looked++
		if !fits(value) {
			w.Assert(w.Answer, false, phrase, expected, show(value))
			return nil
		}
	}
	if looked == 0 {
		w.NothingToCheck(w.Answer, phrase, expected, "no items to look at")
		return nil
	}
	w.Assert(w.Answer, true, phrase, expected, fmt.Sprintf("so in all %d items", looked))
	return nil
}
