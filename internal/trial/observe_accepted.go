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
	cleared          = "cleared"
	restUnchanged    = "rest-unchanged"
	linksStay        = "links-stay"
	changeShown      = "change-shown"
	changeListed     = "change-listed"
	removedNotFound  = "removed-not-found"
	removedNotListed = "removed-not-listed"
)

// accepted judges what a write that succeeded has done.
func (o observer) accepted(ctx context.Context, e *exchange.Exchange, before look, visible bool) error {
	was := visible && before.shown.Exchange() != nil
	switch {
	case o.r.Creates(o.call.Operation):
		return o.created(ctx, e, visible && before.named == 0)
	case !was && (o.call.Operation == o.r.Update || o.r.Deletes(o.call.Operation)):
		o.cannotTell(e, "the %s could not be read before the call", o.r.Noun)
	case o.call.Operation == o.r.Update:
		return o.changed(ctx, e, before)
	case o.r.Deletes(o.call.Operation):
		return o.removed(ctx, e)
	}
	return nil
}

// created looks for what a creation made, by its id and in the listing. fresh says that nothing had its name before.
func (o observer) created(ctx context.Context, e *exchange.Exchange, fresh bool) error {
	id := madeID(o.r, o.call, e)
	ask := model.Created(o.r, o.r.Sets(o.call.Body, o.call.Query))
	switch {
	case id == "":
		o.cannotTell(e, "%s returned no reliable %s", e.Operation, o.r.ID.Property)
		return nil
	case o.r.Get == "":
		return o.createdListed(ctx, e, id, ask, fresh)
	}
	ask = ask.Answered(o.r.Read(e), e.Operation, o.documents(o.r.Get))
	reading := o.Reading(Thing{Resource: o.r, ID: id, Call: o.call})
	reading.As = o.call.As
	read, err := o.until(ctx, reading, Succeeded)
	if err != nil {
		return err
	}
	switch shown, _ := o.r.IDIn(o.r.Read(read)); {
	case isGone(read) && o.inOpenScope():
		o.cannotTell(e, "%s returned %d, and the call did not say in which scope it creates", read.Operation, read.Status)
		return nil
	case isGone(read) && o.call.As == "":
		o.missing(createdFound, e, "the "+o.r.Noun+" is found as it was sent", "the "+o.r.Noun, fmt.Sprint(read.Status), read)
		if !o.required(createdFound) { // then the listing decides
			return o.createdListed(ctx, e, id, ask, fresh)
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
	return o.createdListed(ctx, e, id, ask, fresh)
}

// createdListed looks for a thing that was found by its id in the listing.
func (o observer) createdListed(ctx context.Context, e *exchange.Exchange, id string, ask model.Ask, fresh bool) error {
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
	case ask.Empty():
		o.fine(createdListed, e, "the "+o.r.Noun+" is listed", "an item with the id "+id, "found")
	default:
		ask = ask.Answered(o.r.Read(e), e.Operation, o.documents(o.r.List))
		o.compare(createdListed, e, "the "+o.r.Noun+" is listed as it was sent", o.shown(e, ask, *item, o.r.List), ask.Missing(*item, o.r.List), item.Exchange())
		if fresh {
			o.once(e, l)
		}
	}
	return nil
}

// documents returns whether the documented response of an operation has what a request sends as a property.
func (o observer) documents(operation string) func(property string) bool {
	success, ok := o.Contract.Operation(operation).Success()
	return func(property string) bool {
		name, shown := o.r.ShownAs(property, operation)
		return ok && shown && (success.Shows(name) || o.r.Listing.Items != "" && success.Shows(o.r.Listing.Items, "*", name))
	}
}

// once looks for a second thing with the name that a creation sent.
func (o observer) once(e *exchange.Exchange, l Listing) {
	body, _ := o.call.Body.(map[string]any)
	name, _ := body[o.r.Name.Sent].(string)
	if n := having(l.Items, o.r.Name.Property, name); name != "" && n > 1 {
		o.missing(createdListed, e, "the "+o.r.Noun+" is created once", "one item with its name", fmt.Sprint(n), l.Pages...)
	}
}

// having counts the items that have a name exactly.
func having(items []exchange.Value, property, name string) int {
	n := 0
	for _, item := range items {
		if listed, ok := item.Property(property).Text(); ok && listed == name {
			n++
		}
	}
	return n
}

// inOpenScope reports whether the server chooses the scope in which the call acts: that it chooses the
// documented one is another rule.
func (o observer) inOpenScope() bool {
	_, named := o.call.Query[o.r.Scope.Query]
	return o.r.Scope.Query != "" && !named
}
