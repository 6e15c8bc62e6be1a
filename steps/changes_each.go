package steps

import (
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/trial"
)

// changeEach gives each of the listed properties a new value, one after the other, and then each again: the one
// that it was created with, where no other is known. A property of several listed values gets each of them.
func changeEach(ctx context.Context, noun, properties string) error {
	w := From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	var sets [][]string
	for _, set := range eachOf(properties) {
		each := listedValues(t.Resource, set[0])
		if len(each) == 0 {
			sets = append(sets, set)
			continue
		}
		if err := w.inTurn(ctx, t, make([][]string, len(each)), func([]string) (map[string]any, error) {
			next := each[0]
			each = each[1:]
			return next, nil
		}); err != nil {
			return err
		}
	}
	for _, set := range slices.Clone(sets) {
		if value := SentProperty(t.Call, set[0]); value != nil {
			sets = append(sets, set)
		}
	}
	return changeInTurn(ctx, sets)
}

// listedValues returns a change to each of the listed values of a property that need something beside them, as
// the edges of resources.yaml say.
func listedValues(r *resource.Resource, property string) (all []map[string]any) {
	for _, edge := range slices.Sorted(maps.Keys(r.Edges)) {
		text, is := strings.CutPrefix(edge, property+"/enum=")
		if !is {
			continue
		}
		var value any = text
		if _, err := strconv.Atoi(text); err == nil {
			value = json.Number(text)
		}
		change := maps.Clone(r.Edges[edge])
		change[property] = value
		all = append(all, trial.CloneJSON(change).(map[string]any))
	}
	return all
}

// eachOf returns a set for each of the listed properties.
func eachOf(properties string) (each [][]string) {
	for _, property := range strings.Split(properties, ", ") {
		each = append(each, []string{property})
	}
	return each
}

// changeCombined gives each property that can be changed a new value, alone and with each other.
func changeCombined(ctx context.Context, noun string) error {
	w := From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	values, err := w.NewValues(ctx, t, nil)
	if err != nil {
		return err
	}
	for _, link := range t.Links { // links have conventions of their own
		delete(values, link.Add)
		delete(values, link.Drop)
	}
	names := slices.Sorted(maps.Keys(values))
	var sets [][]string
	for i, one := range names {
		sets = append(sets, []string{one})
		others := names[i+1:]
		if len(names) > mostPaired && len(others) > 0 {
			others = others[:1]
		}
		for _, other := range others {
			sets = append(sets, []string{one, other})
		}
	}
	return changeInTurn(ctx, sets)
}

// mostPaired is up to how many properties each is changed with each other; of more, each only with the
// next.
const mostPaired = 5

// changeInTurn makes a change for each set of properties, to new values.
func changeInTurn(ctx context.Context, sets [][]string) error {
	w := From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	current := map[string]any{}
	return w.inTurn(ctx, t, sets, func(names []string) (map[string]any, error) {
		fresh, err := w.NewValues(ctx, t, current)
		if err != nil {
			return nil, err
		}
		changed := map[string]any{}
		for _, name := range names {
			value, known := fresh[name]
			if !known {
				return nil, trial.Blocked("the target has no offer for a new %s", name)
			}
			changed[name] = value
		}
		maps.Copy(current, changed)
		return changed, nil
	})
}

// clearEach empties each of the listed properties, one after the other.
func clearEach(ctx context.Context, _, properties string) error {
	w := From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	return w.inTurn(ctx, t, eachOf(properties), func(names []string) (map[string]any, error) {
		return map[string]any{names[0]: ""}, nil
	})
}

// inTurn makes a change for each set of properties, to the values that are returned for it. What each
// change did is told as it is made ([trial.Session.Observed]).
func (w *World) inTurn(ctx context.Context, t trial.Thing, sets [][]string, values func(names []string) (map[string]any, error)) error {
	for _, names := range sets {
		changed, err := values(names)
		if err != nil {
			return err
		}
		if err := w.Change(ctx, t, changed); err != nil {
			return err
		}
		if err := w.Succeeded(); err != nil {
			return err
		}
		for name, value := range changed {
			SetProperty(&t.Call, name, value) // a whole change sends it again
		}
		w.Changes = append(w.Changes, w.Response)
	}
	return nil
}

// newValuesShown completes the checks of the changes: the session has looked at what each one did. If it
// could not, there is nothing to show.
func newValuesShown(ctx context.Context, noun string) error {
	w := From(ctx)
	phrase := "the " + noun + " shows each new value"
	if len(w.Changes) == 0 {
		return w.noResponse(phrase)
	}
	for _, e := range w.Changes {
		judged, unclear := w.Looked(e, w.Claimed())
		switch {
		case judged:
		case unclear != "":
			return trial.Blocked("%s", unclear)
		default:
			w.NothingToCheck(e, phrase, "a read that shows it", "none")
		}
	}
	return nil
}
