package trial

import (
	"context"
	"fmt"

	"github.com/assay-conformance/assay/internal/exchange"
)

// removed looks for a thing that was deleted.
func (o observer) removed(ctx context.Context, e *exchange.Exchange) error {
	id := o.idIn(o.call)
	if o.r.Get != "" {
		if err := o.removedNotFound(ctx, e, id); err != nil {
			return err
		}
	}
	if o.r.List == "" || !o.required(removedNotListed) {
		return nil
	}
	item, l, err := o.listed(ctx, e, id)
	phrase, expected := "the "+o.r.Noun+" is no longer listed", "no item with the id "+id
	switch {
	case err != nil:
		return err
	case item != nil:
		o.missing(removedNotListed, e, phrase, expected, "found", item.Exchange())
	case l.Partial == "":
		o.fine(removedNotListed, e, phrase, expected, "not found")
	}
	return nil
}

// removedNotFound reads a thing that was deleted by its id.
func (o observer) removedNotFound(ctx context.Context, e *exchange.Exchange, id string) error {
	read, err := o.until(ctx, o.reading(), isGone)
	if err != nil {
		return err
	}
	shown, _ := o.r.IDIn(o.r.Read(read))
	phrase, expected := "the "+o.r.Noun+" is no longer found", "a refusal"
	if Succeeded(read) && shown == id {
		o.missing(removedNotFound, e, phrase, expected, fmt.Sprint(read.Status), read)
	} else {
		o.fine(removedNotFound, e, phrase, expected, fmt.Sprint(read.Status))
	}
	return nil
}
