package trial

import (
	"context"
	"fmt"
	"net/http"
	"strings"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/resource"
)

// look is what a read shows of the things that a write could change.
type look struct {
	text  string         // in words, to compare and to report
	shown exchange.Value // the thing, if there is one with that id
	reads []*exchange.Exchange
	named int // of a creation: how many listed things have the name that it sends
}

// Observed makes the call that a trial judges, like [Session.Send]. If the call writes, what it
// could change is read before and after it. After a success, the thing must be as the call asked,
// and otherwise as it was: differences are evidence at the sites of the rules that name the
// convention (created-found, rest-unchanged). After a refusal, [Session.Judge] tells whether it did
// its work all the same. The reads say nothing else about the target.
func (s *Session) Observed(ctx context.Context, call Call) (*exchange.Exchange, error) {
	r, op := s.Resources.Owner(call.Operation), s.Contract.Operation(call.Operation)
	if op == nil || !op.Writes() || !s.Target.Writes {
		return s.Send(ctx, call)
	}
	if err := s.AwaitPropagation(ctx); err != nil { // the trial's earlier writes show by then
		return nil, err
	}
	o := observer{s, r, call}
	step := s.Step
	s.Step = "Given what the call could change is read"
	before, visible := o.look(ctx)
	s.Step = step
	e, err := s.Send(ctx, call)
	if err != nil || e.Status == http.StatusTooManyRequests {
		return e, err
	}
	s.Step = "Then the same is read again"
	defer func() { s.Step = step }()
	switch {
	case Succeeded(e) && call.OnPurpose == "" && !call.Wrong: // what broke its constraint and was accepted may do anything
		return e, o.accepted(ctx, e, before, visible)
	case Succeeded(e) || !visible:
		return e, nil
	}
	if err := s.AwaitPropagation(ctx); err != nil {
		return nil, err
	}
	if after, visible := o.look(ctx); visible {
		s.aftermaths[e.ID] = aftermath{before, after}
	}
	return e, nil
}

// observer reads what one write could change.
type observer struct {
	*Session
	r    *resource.Resource
	call Call
}

// read makes a read that is no evidence for anything. Its response tells how far it can be relied on; what
// in it violates the contract counts against the target all the same.
func (o observer) read(ctx context.Context, call Call) (*exchange.Exchange, error) {
	e, err := o.unjudged(ctx, call)
	if err == nil {
		err = o.Rely(e)
	}
	if err == nil && Succeeded(e) {
		o.Blame(e)
	}
	return e, err
}

// look reads the thing that a write acts on, or the things with the name that a creation sends. ok
// is false if that cannot be read.
func (o observer) look(ctx context.Context) (seen look, ok bool) {
	switch {
	case !o.Resources.ShowsEffect(o.call.Operation):
		return look{}, false
	case o.r.Creates(o.call.Operation):
		return o.namesakes(ctx)
	case o.r.Get == "":
		return o.inListing(ctx)
	}
	e, err := o.read(ctx, o.reading())
	switch {
	case err != nil:
		return look{}, false
	case Succeeded(e):
		shown := o.r.Read(e)
		id, _ := o.r.IDIn(shown)
		o.seen[id] = true
		return look{text: o.describe(shown), shown: shown, reads: []*exchange.Exchange{e}}, true
	case isGone(e) && o.seen[o.idIn(o.call)]:
		return look{text: fmt.Sprintf("no %s with this id", o.r.Noun), reads: []*exchange.Exchange{e}}, true
	}
	return look{}, false
}

// inListing looks for the thing that a write acts on in the listing, because no operation reads it.
func (o observer) inListing(ctx context.Context) (seen look, ok bool) {
	l, err := o.list(ctx)
	if err != nil {
		return look{}, false
	}
	for _, item := range l.Items {
		if id, _ := o.r.IDIn(item); id == o.idIn(o.call) {
			return look{text: o.describe(item), shown: item, reads: l.Pages}, true
		}
	}
	return look{text: fmt.Sprintf("no %s with this id", o.r.Noun), reads: l.Pages}, l.Partial == ""
}

// reading returns the call that reads the thing on which the write acts.
func (o observer) reading() Call {
	id := o.idIn(o.call)
	if made, ours := o.made[id]; ours && o.call.As == "" { // it may be outside the scope of the call
		reading := o.Reading(Thing{Resource: o.r, ID: id, Call: Call{Path: o.call.Path, Query: merged(o.call.Query, made.Query)}})
		reading.As = made.As
		return reading
	}
	return o.Reading(Thing{Resource: o.r, ID: id, Call: Call{Path: o.call.Path, Query: o.call.Query}})
}

// inOwnParent reports whether things of the kind are in a parent that the trial makes, where nobody else makes any.
func (o observer) inOwnParent() bool {
	return o.r.Parent != nil && o.r.Parent.From == "create" && o.call.As == ""
}

// namesakes counts the listed things with the name that a creation sends.
func (o observer) namesakes(ctx context.Context) (seen look, ok bool) {
	body, _ := o.call.Body.(map[string]any)
	name, _ := body[o.r.Name.Sent].(string)
	alone := o.r.Name.Property == "" // then all in the same parent are counted, if the trial made it for itself
	if alone && !o.inOwnParent() || !alone && name == "" {
		return look{}, false
	}
	l, err := o.list(ctx)
	if err != nil || l.Partial != "" {
		return look{}, false
	}
	if alone {
		return look{text: fmt.Sprintf("%d %s in the %s", len(l.Items), o.r.Plural, o.r.Parent.Noun), reads: l.Pages, named: len(l.Items)}, true
	}
	n := 0
	for _, item := range l.Items {
		listed, ok := item.Property(o.r.Name.Property).Text()
		if !ok {
			return look{}, false
		}
		if strings.EqualFold(listed, name) {
			n++
		}
	}
	word := o.r.Plural
	if n == 1 {
		word = o.r.Noun
	}
	return look{text: fmt.Sprintf("%d %s with the name that was sent", n, word), reads: l.Pages, named: n}, true
}

// list reads the listing in which the thing is, or would be.
func (o observer) list(ctx context.Context) (Listing, error) {
	in := o.listPath(Thing{Resource: o.r, Call: o.inParent(o.r, o.call)})
	return ReadPages(o.r, 0, o.scope(o.r, o.r.List, o.call), func(call Call) (*exchange.Exchange, error) {
		call.Path = in
		return o.read(ctx, call)
	})
}
