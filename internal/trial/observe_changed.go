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
	links, rest := o.ofLinks(also)
	o.compare(restUnchanged, e, "the rest of the "+o.r.Noun+" is unchanged", []string{""}, rest, before.reads[0], read)
	if ask.Unlinked() {
		o.compare(linksStay, e, "the links of the "+o.r.Noun+" are unchanged", []string{""}, links, before.reads[0], read)
	}
	if len(missing) > 0 {
		o.cannotTell(e, "the change was not made, so the response cannot show it")
		return nil
	}
	response := o.r.Read(e)
	o.compare(changeShown, e, "the response shows the "+o.r.Noun+" as it was changed", o.shown(e, ask, response, e.Operation), ask.Missing(response, e.Operation))
	if len(o.contradicted(response, after)) > 0 { // a reading may be behind where nothing that was asked for tells so
		if err := o.AwaitPropagation(ctx); err != nil {
			return err
		}
		if read, err = o.read(ctx, o.reading()); err != nil {
			return err
		}
	}
	if others := o.contradicted(response, o.r.Read(read)); len(others) > 0 {
		o.compare(changeShown, e, "the response shows the "+o.r.Noun+" as it was changed", []string{""}, others, read)
	}
	if len(before.reads[0].Findings)+len(read.Findings) > 0 {
		return nil // what was asked for is known from them
	}
	return o.changeListed(ctx, e, ask)
}

// ofLinks separates differences in links from the others.
func (o observer) ofLinks(all []model.Difference) (links, rest []model.Difference) {
	for _, d := range all {
		if link, is := o.r.Links[d.Property]; is && link.Add+link.Drop != "" {
			links = append(links, d)
		} else {
			rest = append(rest, d)
		}
	}
	return links, rest
}

// contradicted returns the properties of callers that a response and the reading right after it both show,
// and not the same.
func (o observer) contradicted(response, after exchange.Value) []model.Difference {
	var all []model.Difference
	for _, name := range response.Names() {
		said, reliable := response.Property(name).Any()
		is, now := after.Property(name).Any()
		if !reliable || !now || !o.mayBeSent(o.r, name) || o.r.Properties[name].By == "server" {
			continue
		}
		if !model.Holds(o.r.Canonical(name, CloneJSON(said)), o.r.Canonical(name, CloneJSON(is))) {
			all = append(all, model.Difference{Sent: "", Property: name, Expected: is, Actual: said})
		}
	}
	return all
}

// changeListed looks for a change in the listing.
func (o observer) changeListed(ctx context.Context, e *exchange.Exchange, ask model.Ask) error {
	if o.r.List == "" || !o.required(changeListed) || o.call.As != "" {
		return nil
	}
	item, l, err := o.listed(ctx, e, o.idIn(o.call))
	if err != nil || l.Partial != "" {
		return err
	}
	if item == nil { // that the list is whole is another rule
		o.cannotTell(e, "%s does not list the %s", o.r.List, o.r.Noun)
		return nil
	}
	o.compare(changeListed, e, "the "+o.r.Noun+" is listed as it was changed", o.shown(e, ask, *item, o.r.List), ask.Missing(*item, o.r.List), item.Exchange())
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
