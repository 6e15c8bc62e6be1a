package trial

import (
	"context"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/exchange"
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

// Create makes a thing by a valid call, and gives the id that it is answered with. Nothing but
// the response says that the thing has this id: see [Session.Make].
func (s *Session) Create(ctx context.Context, r Resource, call Call) (id string, err error) {
	e, err := s.Need(ctx, call)
	if err != nil {
		return "", err
	}
	id, ok := e.Read().Member(r.ID).Text()
	if !ok {
		return "", Blocked("%s answered without an %s that can be relied on", r.Create, r.ID)
	}
	return id, nil
}

// Make creates a thing by a valid call and gives its id. The thing must be there afterwards:
// one that was accepted and cannot be read back blocks the trial, and speaks against nothing,
// for what becomes of it is a promise with a trial of its own.
func (s *Session) Make(ctx context.Context, r Resource, call Call) (id string, err error) {
	return s.MakeIn(ctx, r, call, nil)
}

// MakeIn is Make for a thing that is read back with parameters in the query.
func (s *Session) MakeIn(ctx context.Context, r Resource, call Call, query map[string]string) (id string, err error) {
	if id, err = s.Create(ctx, r, call); err != nil {
		return "", err
	}
	back := s.CallOn(r.Get, id)
	back.As, back.Query = call.As, query
	e, err := s.Await(ctx, back, Succeeded)
	if err != nil {
		return "", err
	}
	if !Succeeded(e) {
		return "", Blocked("what %s made cannot be read back: %s answered %d", r.Create, r.Get, e.Status)
	}
	return id, s.claim(r, id, e.Read())
}

// MakeListed is Make for a thing that is not to be read by its id: the listing shows that it is
// there.
func (s *Session) MakeListed(ctx context.Context, r Resource, call Call) (id string, err error) {
	if id, err = s.Create(ctx, r, call); err != nil {
		return "", err
	}
	var item *exchange.Value
	err = s.Until(ctx, func() (bool, error) {
		_, item, err = s.FindListed(ctx, r, func(item exchange.Value) (bool, error) {
			listed, _ := item.Member(r.ID).Text()
			return listed == id, nil
		})
		return item != nil, err
	})
	if err != nil {
		return "", err
	}
	if item == nil {
		return "", Blocked("what %s made is not listed", r.Create)
	}
	return id, s.claim(r, id, *item)
}

// claim sees that a thing carries a name of this run before a trial changes or removes it. On a
// target that nobody shares there is nothing to mistake it for.
func (s *Session) claim(r Resource, id string, shown exchange.Value) error {
	if s.Target.Shared && !r.named(shown, s.prefix+"-") {
		return Blocked("%s answered with the %s %q, and what has it does not carry the name that was sent: it is left alone", r.Create, r.ID, id)
	}
	s.own(id)
	return nil
}

// CallOn is the call of an operation on one thing: what its path has besides the target's own
// parameters is the id of the thing.
func (s *Session) CallOn(operation, id string) Call {
	path := map[string]string{}
	for _, p := range s.Contract.Operation(operation).Parameters {
		if _, fixed := s.Target.Parameters[p.Name]; p.In == "path" && !fixed {
			path[p.Name] = id
		}
	}
	return Call{Operation: operation, Path: path}
}
