package steps

import (
	"context"
	"fmt"
	"strconv"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/trial"
)

// readBeginning reads with the id of the last thing of the Givens without its last character.
func readBeginning(ctx context.Context, _ string) error {
	w := From(ctx)
	t, err := w.Thing()
	if err != nil {
		return err
	}
	if len(t.ID) < 2 {
		return &trial.VacuousError{} // it has no beginning
	}
	t.ID = t.ID[:len(t.ID)-1]
	return w.Do(ctx, w.Reading(t))
}

// anotherShown accepts both: the beginning of an id may be the id of something else.
func anotherShown(ctx context.Context, noun string) error {
	w := From(ctx)
	phrase := "the request is refused or another " + noun + " is shown"
	if w.Response == nil {
		return w.noResponse(phrase)
	}
	t, err := w.Thing()
	if err != nil {
		return err
	}
	if w.Response.Status/100 == 4 {
		w.Assert(w.Response, true, phrase, "a refusal, or another id than "+t.ID, fmt.Sprint(w.Response.Status))
		return nil
	}
	if !trial.Succeeded(w.Response) {
		return trial.Blocked("%s returned %d, which is no refusal", w.Response.Operation, w.Response.Status)
	}
	id, ok := t.IDIn(t.Read(w.Response))
	if !ok {
		return trial.Blocked("%s returned no reliable %s", w.Response.Operation, t.Resource.ID.Property)
	}
	w.Assert(w.Response, id != t.ID, phrase, "a refusal, or another id than "+t.ID, id)
	return nil
}

// listBehindLast lists a page that begins behind the last thing.
func listBehindLast(ctx context.Context, nouns string) error {
	w := From(ctx)
	r, err := w.Of(nouns)
	if err != nil {
		return err
	}
	whole, err := trial.ReadPages(r, 0, nil, func(page trial.Call) (*exchange.Exchange, error) { return w.Need(ctx, page) })
	if err != nil {
		return err
	}
	query := map[string]string{r.Listing.Offset: strconv.Itoa(len(whole.Items) + spare)}
	if r.Listing.Limit != "" {
		query[r.Listing.Limit] = "2"
	}
	return ListBy(ctx, nouns, query)
}

// spare is how many things others may create meanwhile.
const spare = 100

// nothingListed checks that a listing was accepted and has no items.
func nothingListed(ctx context.Context, nouns string) error {
	w := From(ctx)
	phrase := "no " + nouns + " are listed"
	if w.Response == nil {
		return w.noResponse(phrase)
	}
	if !trial.Succeeded(w.Response) {
		w.Assert(w.Response, false, phrase, "an empty list", fmt.Sprint(w.Response.Status))
		return nil
	}
	_, items, err := w.Listed(nouns)
	if err != nil {
		return err
	}
	w.Assert(w.Response, len(items) == 0, phrase, "no items", fmt.Sprintf("%d items", len(items)))
	return nil
}

// deleteFirst deletes the first thing of the Givens.
func deleteFirst(ctx context.Context, noun string) error {
	w := From(ctx)
	if len(w.Things) < 2 {
		return fmt.Errorf("no Given made another %s", noun)
	}
	_, err := w.Need(ctx, w.CallOn(w.Things[0].Delete, w.Things[0].ID))
	if err == nil {
		err = w.AwaitPropagation(ctx)
	}
	return err
}
