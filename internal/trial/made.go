package trial

import (
	"context"
	"strings"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/resource"
)

// creation is a call that was to make a thing on a shared target, whatever it was answered.
type creation struct {
	*resource.Resource
	call     Call
	accepted bool            // with a 2xx
	id       string          // that the response gave; empty when it gave none that can stand in a path
	foreign  bool            // what has the id carries no name of this run
	shown    string          // name under which the listing shows it
	before   map[string]bool // ids that the listing had right before the call; nil when it was not read
}

// name is the name that the thing is shown with, or else the one that was sent; empty when
// there is neither.
func (made creation) name() string {
	if made.shown != "" {
		return made.shown
	}
	body, _ := made.call.Body.(map[string]any)
	name, _ := body[made.Name.Sent].(string)
	return name
}

// listedBefore reads the ids that are listed before a call creates a thing without a name of
// this run, as one that tries a missing name does. It is nil for any other call.
func (s *Session) listedBefore(ctx context.Context, call Call) map[string]bool {
	if !s.Target.Shared {
		return nil
	}
	r := s.Resources.Owner(call.Operation)
	if r == nil || call.Operation != r.Create {
		return nil
	}
	if made := (creation{Resource: r, call: call}); !hasPrefix(made.name(), s.prefix+"-") {
		return s.listedIDs(ctx, made)
	}
	return nil
}

// isNew says whether the listing shows the id that the response gave, and did not right before
// the call.
func (s *Session) isNew(ctx context.Context, made creation) bool {
	return made.before != nil && !made.before[made.id] && s.listedIDs(ctx, made)[made.id]
}

// listedIDs reads the ids of all that is listed, once every change must show; nil where the
// whole listing cannot be read, or does not tell the id of each item.
func (s *Session) listedIDs(ctx context.Context, made creation) map[string]bool {
	if s.AwaitPropagation(ctx) != nil {
		return nil
	}
	listing, err := (&cleaner{Session: s}).listing(ctx, made)
	if err != nil || listing.Partial != "" {
		return nil
	}
	ids := map[string]bool{}
	for _, item := range listing.Items {
		id, ok := made.IDIn(item)
		if !ok {
			return nil
		}
		ids[id] = true
	}
	return ids
}

// remember notes what a call may have made or removed on a shared target; e is nil when the
// response was lost.
func (s *Session) remember(call Call, e *exchange.Exchange, before map[string]bool) {
	if !s.Target.Shared {
		return
	}
	switch r := s.Resources.Owner(call.Operation); {
	case r == nil:
	case call.Operation == r.Create:
		made := creation{Resource: r, call: call, accepted: e != nil && Succeeded(e), before: before}
		if made.accepted {
			if id, _ := r.IDIn(e.Read()); fitsInPath(id) {
				made.id = id
				s.unproven[id] = !s.owned[id]
			}
		}
		s.creations = append(s.creations, made)
	case call.Operation == r.Delete:
		s.deleted[s.idIn(call)] = true
	}
}

// mayChange blocks the change or the removal of a thing whose id is known from the response to
// a creation alone: a response may name anything. See [Session.Make].
func (s *Session) mayChange(call Call) error {
	r := s.Resources.Owner(call.Operation)
	if id := s.idIn(call); s.unproven[id] && r != nil && (call.Operation == r.Update || call.Operation == r.Delete) {
		return Blocked("%s of %q: a creation answered with this id, and nothing shows that this run made what has it", call.Operation, id)
	}
	return nil
}

// own notes that a thing which was read carries a name of this run.
func (s *Session) own(id string) {
	s.owned[id] = true
	delete(s.unproven, id)
}

// named says whether a thing carries a name under a prefix of names that this run gives.
func named(r *resource.Resource, shown exchange.Value, prefix string) bool {
	name, _ := shown.Property(r.Name.Property).Text()
	return hasPrefix(name, prefix)
}

// hasPrefix minds no case: a server may store names in small letters.
func hasPrefix(name, prefix string) bool {
	return len(name) >= len(prefix) && strings.EqualFold(name[:len(prefix)], prefix)
}
