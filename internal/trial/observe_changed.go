package trial

import (
	"context"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/model"
)

// changed compares a thing with what a change asked for, and the rest of it with what was shown
// before.
func (o observer) changed(ctx context.Context, e *exchange.Exchange, before look) error {
	ask := model.Changed(o.r, o.r.Sets(o.call.Body, o.call.Query), before.shown)
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
	empty, others := o.emptied(o.shown(e, ask, after, o.r.Get))
	notEmptied, notChanged := o.differences(missing)
	o.compare(cleared, e, "the "+o.r.Noun+" has no such value any more", empty, notEmptied, before.reads[0], read)
	o.compare(changed, e, "the "+o.r.Noun+" shows the change", others, notChanged, before.reads[0], read)
	also := ask.AlsoChanged(after, o.r.Get, func(name string) bool { return o.mayBeSent(o.r, name) })
	o.compare(restUnchanged, e, "the rest of the "+o.r.Noun+" is unchanged", []string{""}, also, before.reads[0], read)
	if len(missing) > 0 {
		o.cannotTell(e, "the change was not made, so the response cannot show it")
		return nil
	}
	o.compare(changeShown, e, "the response shows the "+o.r.Noun+" as it was changed", o.shown(e, ask, o.r.Read(e), e.Operation), ask.Missing(o.r.Read(e), e.Operation))
	return nil
}

// emptied separates the properties that the change empties, if a rule is about that, from the others.
func (o observer) emptied(properties []string) (empty, others []string) {
	body, _ := o.call.Body.(map[string]any)
	for _, name := range properties {
		if body[name] == "" && len(o.rules(cleared, name)) > 0 {
			empty = append(empty, name)
		} else {
			others = append(others, name)
		}
	}
	return empty, others
}

// differences separates those in properties that the change empties from the others.
func (o observer) differences(all []model.Difference) (empty, others []model.Difference) {
	for _, d := range all {
		if is, _ := o.emptied([]string{d.Sent}); len(is) > 0 {
			empty = append(empty, d)
		} else {
			others = append(others, d)
		}
	}
	return empty, others
}
