package trial

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/model"
	"github.com/assay-conformance/assay/internal/rule"
)

// accepted judges what a write that succeeded has done.
func (o observer) accepted(ctx context.Context, e *exchange.Exchange, before look, visible bool) error {
	switch o.call.Operation {
	case o.r.Create:
		return o.created(ctx, e)
	case o.r.Update:
		if !visible || before.shown.Exchange() == nil {
			return nil
		}
		return o.changed(ctx, e, before)
	case o.r.Delete:
		if !visible || before.shown.Exchange() == nil {
			return nil
		}
		return o.removed(ctx, e)
	}
	return nil
}

// created looks for what a creation made, by its id and in the listing.
func (o observer) created(ctx context.Context, e *exchange.Exchange) error {
	id := madeID(o.r, o.call, e)
	if id == "" || o.r.Get == "" {
		return nil
	}
	reading := o.Reading(Thing{Resource: o.r, ID: id, Call: o.call})
	reading.As = o.call.As
	read, err := o.until(ctx, reading, Succeeded)
	if err != nil {
		return err
	}
	if shownID, _ := o.r.IDIn(o.r.Read(read)); isGone(read) && o.call.As == "" {
		o.tell("created-found", "", e, "the created "+o.r.Noun+" is found", o.r.Noun, fmt.Sprint(read.Status), read)
	} else if Succeeded(read) && shownID == id {
		ask := model.Created(o.r, o.call.Body)
		if o.each("created-found", e, "is found as it was sent", ask.Properties(), ask.Missing(o.r.Read(read), o.r.Get), read) {
			o.each("created-shown", e, "is in the response as it was sent", ask.Properties(), ask.Missing(o.r.Read(e), e.Operation))
			return o.createdListed(ctx, e, id, ask)
		}
	}
	return nil
}

// createdListed looks for a thing that was found by its id in the listing.
func (o observer) createdListed(ctx context.Context, e *exchange.Exchange, id string, ask model.Ask) error {
	if o.r.List == "" || len(o.rules("created-listed", "")) == 0 {
		return nil
	}
	if err := o.AwaitPropagation(ctx); err != nil {
		return err
	}
	l, err := o.list(ctx)
	if err != nil || l.Partial != "" || o.call.As != "" {
		return nil //nolint:nilerr // a listing that cannot be read does not tell
	}
	for _, item := range l.Items {
		listed, reliable := o.r.IDIn(item)
		if !reliable {
			return nil
		}
		if listed == id {
			o.each("created-listed", e, "is listed as it was sent", ask.Properties(), ask.Missing(item, o.r.List), item.Exchange())
			return nil
		}
	}
	o.tell("created-listed", "", e, "the created "+o.r.Noun+" is listed", "an item with the id "+id, "no such item", l.Pages...)
	return nil
}

// changed compares a thing with what a change asked for, and the rest of it with what was shown
// before.
func (o observer) changed(ctx context.Context, e *exchange.Exchange, before look) error {
	ask := model.Changed(o.r, o.call.Body, before.shown)
	read, err := o.until(ctx, o.reading(), func(read *exchange.Exchange) bool {
		return Succeeded(read) && len(ask.Missing(o.r.Read(read), o.r.Get)) == 0
	})
	if err != nil || !Succeeded(read) {
		return err
	}
	after := o.r.Read(read)
	if id, _ := o.r.IDIn(after); id != o.idIn(o.call) {
		return nil
	}
	missing := ask.Missing(after, o.r.Get)
	for _, property := range ask.Properties() {
		o.told("changed", property, e, "the "+o.r.Noun+" shows the "+property+" that was sent", missing, before.reads[0], read)
	}
	also := ask.AlsoChanged(after, o.r.Get, func(name string) bool { return o.mayBeSent(o.r, name) })
	o.told("rest-unchanged", "", e, "the rest of the "+o.r.Noun+" is unchanged", also, before.reads[0], read)
	if len(missing) == 0 {
		o.each("change-shown", e, "is in the response as it was changed", ask.Properties(), ask.Missing(o.r.Read(e), e.Operation))
	}
	return nil
}

// removed looks for a thing that was deleted.
func (o observer) removed(ctx context.Context, e *exchange.Exchange) error {
	id := o.idIn(o.call)
	read, err := o.until(ctx, o.reading(), isGone)
	if err != nil {
		return err
	}
	if shown, _ := o.r.IDIn(o.r.Read(read)); Succeeded(read) && shown == id {
		o.tell("removed-not-found", "", e, "the deleted "+o.r.Noun+" is no longer found", "a refusal", fmt.Sprint(read.Status), read)
	}
	if o.r.List == "" || len(o.rules("removed-not-listed", "")) == 0 {
		return nil
	}
	if err := o.AwaitPropagation(ctx); err != nil {
		return err
	}
	l, err := o.list(ctx)
	if err != nil {
		return nil //nolint:nilerr // a listing that cannot be read does not tell
	}
	for _, item := range l.Items {
		if listed, _ := o.r.IDIn(item); listed == id {
			o.tell("removed-not-listed", "", e, "the deleted "+o.r.Noun+" is no longer listed", "no item with the id "+id, "found", item.Exchange())
		}
	}
	return nil
}

// until repeats a read, up to the propagation delay.
func (o observer) until(ctx context.Context, call Call, done func(*exchange.Exchange) bool) (e *exchange.Exchange, err error) {
	err = o.Until(ctx, func() (bool, error) {
		if e, err = o.read(ctx, call); err != nil {
			return false, err
		}
		return done(e), nil
	})
	return e, err
}

// rules returns the rules about the resource that name a convention, for one property or for any.
func (o observer) rules(convention, property string) []rule.Rule {
	if o.Catalogue == nil {
		return nil
	}
	return o.Catalogue.Convention(convention, o.r.Noun, property)
}

// each records whether a thing has the properties that were asked for; a convention is about the
// thing, not about one property. It reports whether there was no difference.
func (o observer) each(convention string, e *exchange.Exchange, phrase string, asked []string, differences []model.Difference, reads ...*exchange.Exchange) bool {
	if len(asked) > 0 {
		o.told(convention, "", e, "the "+o.r.Noun+" "+phrase, differences, reads...)
	}
	return len(differences) == 0
}

// told records a check: violated at the first difference that is about the property, if one is
// given.
func (o observer) told(convention, property string, e *exchange.Exchange, phrase string, differences []model.Difference, reads ...*exchange.Exchange) {
	for _, d := range differences {
		if property == "" || d.Sent == property {
			o.tell(convention, property, e, phrase, written(d.Expected)+" as "+d.Property, written(d.Actual), reads...)
			return
		}
	}
	o.record(convention, property, e, evidence.OK, phrase, "as asked", "as asked")
}

// tell records a violation, with the reads that show it.
func (o observer) tell(convention, property string, e *exchange.Exchange, phrase, expected, actual string, reads ...*exchange.Exchange) {
	if o.record(convention, property, e, evidence.Violated, phrase, expected, actual) {
		o.Show(reads...)
	}
}

func (o observer) record(convention, property string, e *exchange.Exchange, grade evidence.Grade, phrase, expected, actual string) bool {
	sites := rule.Checked(o.rules(convention, property))
	if len(sites) > 0 {
		o.Check(evidence.Check{Sites: sites, Grade: grade, Phrase: phrase, Expected: expected, Actual: actual, Exchange: e.ID})
	}
	return len(sites) > 0
}

func written(value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		return fmt.Sprint(value)
	}
	return string(text)
}
