package trial

import (
	"context"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/resource"
)

// Thing is something that exists on the target.
type Thing struct {
	*resource.Resource
	ID    string
	Call  Call           // that made it; empty for one that was there
	Shown exchange.Value // as read last
}

// CallOn is the call of an operation on one thing: the id of the thing stands in the path.
func (s *Session) CallOn(operation, id string) Call {
	call := Call{Operation: operation}
	if p := s.idParameter(operation); p != "" {
		call.Path = map[string]string{p: id}
	}
	return call
}

// Reading is the call that reads a thing again, in the part of the tenant where it was made.
func (s *Session) Reading(t Thing) Call {
	call := s.CallOn(t.Get, t.ID)
	call.Query = s.scope(t.Resource, t.Get, t.Call)
	return call
}

// scope is the part of the tenant that a call acts in: where made acted, or else the one that
// the resource names.
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

// idParameter is the path parameter that has the id of the thing which an operation acts on;
// empty for an operation that acts on none.
func (s *Session) idParameter(operation string) string {
	r, op := s.Resources.Owner(operation), s.Contract.Operation(operation)
	if r == nil || op == nil || !op.Takes("path", r.ID.Path) {
		return ""
	}
	return r.ID.Path
}

// idIn is the id of the thing that a call acts on; empty when it acts on none.
func (s *Session) idIn(call Call) string { return call.Path[s.idParameter(call.Operation)] }

// firstListed is the first thing that the listing shows, for a target where none may be made.
func (s *Session) firstListed(ctx context.Context, r *resource.Resource) (Thing, error) {
	if r.List == "" {
		return Thing{}, Blocked("nothing lists %s, and none may be created (--allow-writes)", r.Plural)
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
	return Thing{}, Blocked("the target has no %s to look at, and none may be created (--allow-writes)", r.Noun)
}
