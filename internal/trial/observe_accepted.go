package trial

import (
	"context"
	"fmt"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/model"
)

// The conventions that an accepted write is held against, wherever a trial makes one.
const (
	createdFound     = "created-found"
	createdWith      = "created-with"
	createdListed    = "created-listed"
	everyPage        = "every-page"
	createdShown     = "created-shown"
	changed          = "changed"
	restUnchanged    = "rest-unchanged"
	changeShown      = "change-shown"
	removedNotFound  = "removed-not-found"
	removedNotListed = "removed-not-listed"
)

// accepted judges what a write that succeeded has done.
func (o observer) accepted(ctx context.Context, e *exchange.Exchange, before look, visible bool) error {
	was := visible && before.shown.Exchange() != nil
	switch {
	case o.call.Operation == o.r.Create:
		return o.created(ctx, e)
	case !was && (o.call.Operation == o.r.Update || o.call.Operation == o.r.Delete):
		o.cannotTell(e, "the %s could not be read before the call", o.r.Noun)
	case o.call.Operation == o.r.Update:
		return o.changed(ctx, e, before)
	case o.call.Operation == o.r.Delete:
		return o.removed(ctx, e)
	}
	return nil
}

// created looks for what a creation made, by its id and in the listing.
func (o observer) created(ctx context.Context, e *exchange.Exchange) error {
	id := madeID(o.r, o.call, e)
	if id == "" || o.r.Get == "" {
		o.cannotTell(e, "%s returned no reliable %s", e.Operation, o.r.ID.Property)
		return nil
	}
	reading := o.Reading(Thing{Resource: o.r, ID: id, Call: o.call})
	reading.As = o.call.As
	read, err := o.until(ctx, reading, Succeeded)
	if err != nil {
		return err
	}
	ask := model.Created(o.r, o.call.Body)
	switch shown, _ := o.r.IDIn(o.r.Read(read)); {
	case isGone(read) && o.inOpenScope():
		o.cannotTell(e, "%s returned %d, and the call did not say in which scope it creates", read.Operation, read.Status)
		return nil
	case isGone(read) && o.call.As == "":
		o.missing(createdFound, e, "the "+o.r.Noun+" is found as it was sent", "the "+o.r.Noun, fmt.Sprint(read.Status), read)
		if !o.required(createdFound) { // then the listing decides
			return o.createdListed(ctx, e, id, ask)
		}
		return nil
	case !Succeeded(read):
		o.cannotTell(e, "%s returned %d, which does not say whether the %s exists", read.Operation, read.Status, o.r.Noun)
		return nil
	case shown != id:
		o.cannotTell(e, "%s returned another %s", read.Operation, o.r.Noun)
		return nil
	}
	differences := ask.Missing(o.r.Read(read), o.r.Get)
	o.compare(createdFound, e, "the "+o.r.Noun+" is found as it was sent", o.shown(e, ask, o.r.Read(read), o.r.Get), differences, read)
	if len(differences) > 0 {
		return nil
	}
	o.compare(createdShown, e, "the response shows the "+o.r.Noun+" as it was sent", o.shown(e, ask, o.r.Read(e), e.Operation), ask.Missing(o.r.Read(e), e.Operation))
	return o.createdListed(ctx, e, id, ask)
}

// createdListed looks for a thing that was found by its id in the listing.
func (o observer) createdListed(ctx context.Context, e *exchange.Exchange, id string, ask model.Ask) error {
	if o.r.List == "" || !o.required(createdListed) || o.call.As != "" {
		return nil
	}
	item, l, err := o.listed(ctx, e, id)
	switch {
	case err != nil || l.Partial != "":
		return err
	case item == nil:
		convention := createdListed
		if o.required(everyPage) { // that the list is whole is another rule
			convention = everyPage
		}
		o.missing(convention, e, "the "+o.r.Noun+" is listed as it was sent", "an item with the id "+id, "no such item", l.Pages...)
	default:
		o.compare(createdListed, e, "the "+o.r.Noun+" is listed as it was sent", o.shown(e, ask, *item, o.r.List), ask.Missing(*item, o.r.List), item.Exchange())
	}
	return nil
}

// changed compares a thing with what a change asked for, and the rest of it with what was shown
// before.
func (o observer) changed(ctx context.Context, e *exchange.Exchange, before look) error {
	ask := model.Changed(o.r, o.call.Body, before.shown)
	read, err := o.until(ctx, o.reading(), func(read *exchange.Exchange) bool {
		return Succeeded(read) && len(ask.Missing(o.r.Read(read), o.r.Get)) == 0
	})
	if err != nil {
		return err
	}
	after := o.r.Read(read)
	if id, _ := o.r.IDIn(after); !Succeeded(read) || id != o.idIn(o.call) {
		o.cannotTell(e, "cannot read the changed %s: %s returned %d", o.r.Noun, read.Operation, read.Status)
		return nil
	}
	missing := ask.Missing(after, o.r.Get)
	o.compare(changed, e, "the "+o.r.Noun+" shows the change", o.shown(e, ask, after, o.r.Get), missing, before.reads[0], read)
	also := ask.AlsoChanged(after, o.r.Get, func(name string) bool { return o.mayBeSent(o.r, name) })
	o.compare(restUnchanged, e, "the rest of the "+o.r.Noun+" is unchanged", []string{""}, also, before.reads[0], read)
	if len(missing) > 0 {
		o.cannotTell(e, "the change was not made, so the response cannot show it")
		return nil
	}
	o.compare(changeShown, e, "the response shows the "+o.r.Noun+" as it was changed", o.shown(e, ask, o.r.Read(e), e.Operation), ask.Missing(o.r.Read(e), e.Operation))
	return nil
}

// removed looks for a thing that was deleted.
func (o observer) removed(ctx context.Context, e *exchange.Exchange) error {
	id := o.idIn(o.call)
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
	if o.r.List == "" || !o.required(removedNotListed) {
		return nil
	}
	item, l, err := o.listed(ctx, e, id)
	phrase, expected = "the "+o.r.Noun+" is no longer listed", "no item with the id "+id
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

// inOpenScope reports whether the server chooses the scope in which the call acts: that it chooses the
// documented one is another rule.
func (o observer) inOpenScope() bool {
	_, named := o.call.Query[o.r.Scope.Query]
	return o.r.Scope.Query != "" && !named
}
