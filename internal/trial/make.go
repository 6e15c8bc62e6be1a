package trial

import (
	"context"
	"fmt"
	"strconv"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/resource"
)

// Need makes a call that the trial depends on. Any response other than the documented success blocks
// the trial. A refusal is no evidence, because the target may have a reason that no document gives: that
// the valid call is accepted has cases of its own. Another success counts against the documented one.
func (s *Session) Need(ctx context.Context, call Call) (*exchange.Exchange, error) {
	e, err := s.Send(ctx, call)
	if err != nil {
		return nil, err
	}
	return e, s.needed(e)
}

// NeedOffered makes a call on a thing that the target offers. If it does not exist, the config is
// wrong, or an earlier run was able to delete it against the documentation. That blocks the trial
// and counts against nothing.
func (s *Session) NeedOffered(ctx context.Context, name string, call Call) (*exchange.Exchange, error) {
	e, err := s.Send(ctx, call)
	if err != nil {
		return nil, err
	}
	if gone(e) {
		return nil, Blocked("the target offers %q as %s, but %s returned %d: it does not exist", s.Target.Offers[name], name, call.Operation, e.Status)
	}
	return e, s.needed(e)
}

func (s *Session) needed(e *exchange.Exchange) error {
	op := s.Contract.Operation(e.Operation)
	success, _ := op.Success()
	want := Exactly(success)
	if want.Grade(e.Status) != evidence.OK {
		if Succeeded(e) {
			s.Judge(e, want, op.ID+" returns "+success.Status, success.Site)
		}
		return Blocked("%s returned %d, not %s", op.ID, e.Status, success.Status)
	}
	return nil
}

// Make creates a thing with a valid call. The thing must exist afterwards: one that was accepted
// and cannot be read back blocks the trial and counts against nothing, because another rule covers
// that.
func (s *Session) Make(ctx context.Context, r *resource.Resource, call Call) (Thing, error) {
	return s.makeWithout(ctx, r, call, "")
}

// MakeOne is Make with a call that the session arranges.
func (s *Session) MakeOne(ctx context.Context, r *resource.Resource, form resource.Form) (Thing, error) {
	call, err := s.Arrange(ctx, r.Create, "", form)
	if err != nil {
		return Thing{}, err
	}
	return s.Make(ctx, r, call)
}

// makeWithout is Make without calls of one operation, the one under test: its failure must not look
// like a failed creation.
func (s *Session) makeWithout(ctx context.Context, r *resource.Resource, call Call, operation string) (t Thing, err error) {
	if s.Target.Shared && r.Removal.Never != "" {
		return s.standing(ctx, r, operation)
	}
	if r.Second != nil && r.Get == "" {
		if err := s.notListed(ctx, Thing{Resource: r, ID: call.Path[r.Second.Path], Call: call}); err != nil {
			return t, err
		}
	}
	e, err := s.Need(ctx, call)
	if err != nil {
		return t, err
	}
	id := madeID(r, call, e)
	if id == "" {
		return t, Blocked("%s returned no reliable %s", r.Create, r.ID.Property)
	}
	t = Thing{Resource: r, ID: id, Call: call}
	switch {
	case r.Get != "" && r.Get != operation:
		t.Shown, err = s.readMade(ctx, t)
	case r.List != "" && r.List != operation:
		t.Shown, err = s.listMade(ctx, t)
	default:
		t.Shown = r.Read(e)
	}
	if err != nil {
		return t, err
	}
	if shown, ok := r.IDIn(t.Shown); ok && shown != t.ID { // that a read returns the requested thing is another rule
		t.Shown = r.Read(e)
	}
	if err := inItsParent(t); err != nil {
		return t, err
	}
	s.made[t.ID] = call
	return t, s.claim(ctx, t)
}

// inItsParent blocks a trial whose thing shows that it is in another parent than the one in the path: that a
// creation respects the path is another rule.
func inItsParent(t Thing) error {
	if t.Parent == nil || t.Parent.Shown == "" {
		return nil
	}
	shown, ok := t.Shown.Property(t.Parent.Shown).Any()
	if in := t.Call.Path[t.Parent.Path]; ok && in != "" && isNumber(in) == isNumber(fmt.Sprint(shown)) && fmt.Sprint(shown) != in {
		return Blocked("%s made a %s in another %s: %v, not %s", t.Create, t.Noun, t.Parent.Noun, shown, in)
	}
	return nil
}

// isNumber reports whether an id is a number: a path may have a name instead.
func isNumber(text string) bool {
	_, err := strconv.Atoi(text)
	return err == nil
}

// inMade reports whether a thing shows that it is in a parent that this trial has made, where nobody else makes any.
func (s *Session) inMade(r *resource.Resource, call Call, shown exchange.Value) bool {
	if r.Parent == nil || r.Parent.From != "create" || r.Parent.Shown == "" {
		return false
	}
	in := call.Path[r.Parent.Path]
	made, ours := s.made[in]
	of, ok := shown.Property(r.Parent.Shown).Any()
	return ok && ours && s.Resources.Owner(made.Operation).Noun == r.Parent.Noun && fmt.Sprint(of) == in
}

// notListed blocks a trial if the listing shows a thing that is not made yet. The reads are no evidence.
func (s *Session) notListed(ctx context.Context, t Thing) error {
	l, err := ReadPages(t.Resource, 0, nil, func(call Call) (*exchange.Exchange, error) {
		call.Path = s.listPath(t)
		return s.unjudged(ctx, call)
	})
	for _, item := range l.Items {
		if listed, _ := t.IDIn(item); listed == t.ID {
			return Blocked("the listing shows the %s %s before %s", t.Noun, t.ID, t.Create)
		}
	}
	return err
}

func (s *Session) readMade(ctx context.Context, t Thing) (shown exchange.Value, err error) {
	back := s.Reading(t)
	back.As = t.Call.As
	e, err := s.Await(ctx, back, Succeeded)
	if err != nil {
		return shown, err
	}
	if !Succeeded(e) {
		return shown, Blocked("cannot read back what %s created: %s returned %d", t.Create, t.Get, e.Status)
	}
	return t.Read(e), nil
}

func (s *Session) listMade(ctx context.Context, t Thing) (shown exchange.Value, err error) {
	var item *exchange.Value
	err = s.Until(ctx, func() (bool, error) {
		_, item, err = s.FindListed(ctx, t, func(item exchange.Value) (bool, error) {
			listed, _ := t.IDIn(item)
			return listed == t.ID, nil
		})
		return item != nil, err
	})
	if err != nil {
		return shown, err
	}
	if item == nil {
		return shown, Blocked("the listing does not show what %s created", t.Create)
	}
	return *item, nil
}

// claim checks that a thing has a name of this run before a trial changes or deletes it; one of a
// kind without names must have appeared in the listing with its creation, or be in a parent of this trial. On a target that is not
// shared it cannot be confused with anything else.
func (s *Session) claim(ctx context.Context, t Thing) error {
	if s.Target.Shared && !named(t.Resource, t.Shown, s.prefix+"-") && !(t.Name.Property == "" && (s.inMade(t.Resource, t.Call, t.Shown) || s.appeared(ctx, t.ID))) {
		return Blocked("%s returned the %s %q, but that thing does not have the name that was sent: it is not touched", t.Create, t.Resource.ID.Property, t.ID)
	}
	s.own(t.ID)
	return nil
}
