package trial

import (
	"context"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/resource"
)

// Need makes a call that the trial rests on. Any other answer than the documented success
// blocks the trial, and is evidence against that answer alone.
func (s *Session) Need(ctx context.Context, call Call) (*exchange.Exchange, error) {
	e, err := s.Send(ctx, call)
	if err != nil {
		return nil, err
	}
	return e, s.needed(e)
}

// NeedOffered makes a call on a thing that stands on the target under an offered name. Where
// it is not there the config is wrong, or an earlier run has removed it against the
// documentation: that is evidence against nothing.
func (s *Session) NeedOffered(ctx context.Context, name string, call Call) (*exchange.Exchange, error) {
	e, err := s.Send(ctx, call)
	if err != nil {
		return nil, err
	}
	if gone(e) {
		return nil, Blocked("the target offers %q as %s, and %s answered %d: it is not there", s.Target.Offers[name], name, call.Operation, e.Status)
	}
	return e, s.needed(e)
}

func (s *Session) needed(e *exchange.Exchange) error {
	op := s.Contract.Operation(e.Operation)
	success, _ := op.Success()
	want := Exactly(success)
	if want.Grade(e.Status) != evidence.OK {
		s.Judge(e, want, op.ID+" answers "+success.Status, success.Site)
		return Blocked("%s answered %d, not %s", op.ID, e.Status, success.Status)
	}
	return nil
}

// Make creates a thing by a valid call. The thing must be there afterwards: one that was accepted
// and cannot be read back blocks the trial, and counts against nothing, for what becomes of it
// is a promise with a trial of its own.
func (s *Session) Make(ctx context.Context, r *resource.Resource, call Call) (Thing, error) {
	return s.makeWithout(ctx, r, call, "")
}

// MakeOne is Make by a call that the session arranges.
func (s *Session) MakeOne(ctx context.Context, r *resource.Resource, form resource.Form) (Thing, error) {
	call, err := s.Arrange(ctx, r.Create, "", form)
	if err != nil {
		return Thing{}, err
	}
	return s.Make(ctx, r, call)
}

// makeWithout is Make without a call of one operation: to make that call is what the trial is
// about, and one that fails must not look like a thing that could not be made.
func (s *Session) makeWithout(ctx context.Context, r *resource.Resource, call Call, operation string) (t Thing, err error) {
	e, err := s.Need(ctx, call)
	if err != nil {
		return t, err
	}
	id, ok := r.IDIn(e.Read())
	if !ok {
		return t, Blocked("%s answered without an %s that can be relied on", r.Create, r.ID.Property)
	}
	t = Thing{Resource: r, ID: id, Call: call}
	switch {
	case r.Get != "" && r.Get != operation:
		t.Shown, err = s.readMade(ctx, t)
	case r.List != "" && r.List != operation:
		t.Shown, err = s.listMade(ctx, t)
	default:
		t.Shown = e.Read()
	}
	if err != nil {
		return t, err
	}
	return t, s.claim(t)
}

func (s *Session) readMade(ctx context.Context, t Thing) (shown exchange.Value, err error) {
	back := s.Reading(t)
	back.As = t.Call.As
	e, err := s.Await(ctx, back, Succeeded)
	if err != nil {
		return shown, err
	}
	if !Succeeded(e) {
		return shown, Blocked("what %s made cannot be read back: %s answered %d", t.Create, t.Get, e.Status)
	}
	return e.Read(), nil
}

func (s *Session) listMade(ctx context.Context, t Thing) (shown exchange.Value, err error) {
	var item *exchange.Value
	err = s.Until(ctx, func() (bool, error) {
		_, item, err = s.FindListed(ctx, t.Resource, func(item exchange.Value) (bool, error) {
			listed, _ := t.IDIn(item)
			return listed == t.ID, nil
		})
		return item != nil, err
	})
	if err != nil {
		return shown, err
	}
	if item == nil {
		return shown, Blocked("what %s made is not listed", t.Create)
	}
	return *item, nil
}

// claim sees that a thing carries a name of this run before a trial changes or removes it. On a
// target that nobody shares there is nothing to mistake it for.
func (s *Session) claim(t Thing) error {
	if s.Target.Shared && !named(t.Resource, t.Shown, s.prefix+"-") {
		return Blocked("%s answered with the %s %q, and what has it does not carry the name that was sent: it is left alone", t.Create, t.Resource.ID.Property, t.ID)
	}
	s.own(t.ID)
	return nil
}
