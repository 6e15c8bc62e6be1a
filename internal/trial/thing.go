package trial

import (
	"cmp"
	"context"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/resource"
)

// Thing is something that exists on the target.
type Thing struct {
	*resource.Resource
	ID    string
	Call  Call           // that created it; empty if it existed before
	Shown exchange.Value // as last read
}

// ArrangeOn is [Session.Arrange] for a thing that exists.
func (s *Session) ArrangeOn(ctx context.Context, operation string, t Thing, form resource.Form) (Call, error) {
	a := arranger{Session: s, ctx: ctx, r: t.Resource, op: s.Contract.Operation(operation), row: t.Calls[operation], form: form, self: &t}
	return a.call(a.row.Body)
}

// CallOn returns the call of an operation on one thing, with its id in the path.
func (s *Session) CallOn(operation, id string) Call {
	call := Call{Operation: operation}
	if p := s.idParameter(operation); p != "" {
		call.Path = map[string]string{p: id}
	}
	return call
}

// Reading returns the call that reads a thing, in the scope in which it was created.
func (s *Session) Reading(t Thing) Call {
	call := s.CallOn(t.Get, t.ID)
	call.Query = s.scope(t.Resource, t.Get, t.Call)
	return call
}

// ArrangeElsewhere is [Session.Arrange] for the creation of a thing outside the scope of the main
// credential.
func (s *Session) ArrangeElsewhere(ctx context.Context, r *resource.Resource, form resource.Form) (Call, error) {
	call, err := s.Arrange(ctx, r.Create, "", form)
	if err != nil {
		return call, err
	}
	call = call.Clone()
	if r.Elsewhere.As != "" {
		if call.As, err = s.Offered(ctx, r.Elsewhere.As); err != nil {
			return call, err
		}
	}
	a := arranger{Session: s, ctx: ctx, r: r, op: s.Contract.Operation(r.Create)}
	for name, text := range r.Elsewhere.Query {
		value, err := a.text(text)
		if err != nil {
			return call, err
		}
		call.Query = merged(call.Query, map[string]string{name: value})
		if body, ok := call.Body.(map[string]any); ok {
			delete(body, name) // the same in the body would say something else
		}
	}
	return call, nil
}

// InScope returns a call that says that it acts in the default scope of its resource.
func (s *Session) InScope(call Call) Call {
	if scope := s.scope(s.Resources.Owner(call.Operation), call.Operation, Call{}); scope != nil {
		call.Query = merged(call.Query, scope)
	}
	return call
}

// scope returns the query parameter for the part of the tenant that a call acts in: that of the
// call made, or else the default of the resource.
func (s *Session) scope(r *resource.Resource, operation string, made Call) map[string]string {
	name := r.Scope.Query
	if name == "" || !s.Contract.Operation(operation).Takes("query", name) {
		return nil
	}
	if value, ok := made.Query[name]; ok {
		return map[string]string{name: value}
	}
	return map[string]string{name: r.Scope.Value}
}

// idParameter returns the path parameter with the id of the thing that an operation acts on; empty
// if it acts on none.
func (s *Session) idParameter(operation string) string {
	r, op := s.Resources.Owner(operation), s.Contract.Operation(operation)
	if r == nil || op == nil || !op.Takes("path", r.ID.Path) {
		return ""
	}
	return r.ID.Path
}

// idIn returns the id of the thing that a call acts on; empty if there is none.
func (s *Session) idIn(call Call) string {
	return cmp.Or(call.On, call.Path[s.idParameter(call.Operation)])
}

// firstListed returns the first listed thing, for a target that allows no writes.
func (s *Session) firstListed(ctx context.Context, r *resource.Resource) (Thing, error) {
	if r.List == "" {
		return Thing{}, Blocked("no operation lists %s, and creating them is not allowed (--allow-writes)", r.Plural)
	}
	if r.Parent != nil { // the list is that of the parent
		if _, err := s.parentOf(ctx, r); err != nil {
			return Thing{}, err
		}
	}
	e, err := s.Need(ctx, Call{Operation: r.List, Query: r.Listing.Query(0, 1, 0, s.scope(r, r.List, Call{}))})
	if err != nil {
		return Thing{}, err
	}
	if items, _ := r.Listing.Shows(e); len(items) > 0 {
		if id, ok := r.IDIn(items[0]); ok {
			return Thing{Resource: r, ID: id, Shown: items[0]}, nil
		}
	}
	return Thing{}, Blocked("the target has no %s to read, and creating one is not allowed (--allow-writes)", r.Noun)
}
