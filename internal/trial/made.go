package trial

import (
	"context"
	"net/http"
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/resource"
)

// creation is a call that may have created a thing on a shared target, whatever the response.
type creation struct {
	*resource.Resource
	call     Call
	accepted bool            // with a 2xx
	id       string          // in the response; empty if there is none that fits into a path
	foreign  bool            // the thing with the id has no name of this run
	shown    string          // its name in the listing
	before   map[string]bool // ids in the listing right before the call; nil if it was not read
}

// name returns the name of the thing in the listing, or else the name that was sent; empty if there
// is neither.
func (made creation) name() string {
	if made.shown != "" {
		return made.shown
	}
	body, _ := made.call.Body.(map[string]any)
	name, _ := body[made.Name.Sent].(string)
	return name
}

// listedBefore returns the listed ids before a call that creates a thing without a name of this
// run, such as one that tests a missing name. It returns nil for any other call.
func (s *Session) listedBefore(ctx context.Context, call Call) map[string]bool {
	if !s.Target.Shared {
		return nil
	}
	r := s.Resources.Owner(call.Operation)
	if r == nil || !r.Creates(call.Operation) {
		return nil
	}
	if made := (creation{Resource: r, call: s.inParent(r, call)}); !hasPrefix(made.name(), s.prefix+"-") {
		return s.listedIDs(ctx, made)
	}
	return nil
}

// isNew reports whether the listing shows the id in the response, and did not right before the
// call.
func (s *Session) isNew(ctx context.Context, made creation) bool {
	return made.before != nil && !made.before[made.id] && s.listedIDs(ctx, made)[made.id]
}

// appeared reports whether a creation of this trial made the thing with an id appear in the listing.
func (s *Session) appeared(ctx context.Context, id string) bool {
	return slices.ContainsFunc(s.creations, func(made creation) bool { return made.id == id && s.isNew(ctx, made) })
}

// listedIDs returns all listed ids after the propagation delay; nil if the listing cannot be read
// completely, or an item has no reliable id.
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

// remember records what a call may have created or deleted on a shared target; e is nil if there
// was no response.
func (s *Session) remember(call Call, e *exchange.Exchange, before map[string]bool) {
	if !s.Target.Shared {
		return
	}
	if op := s.Contract.Operation(call.Operation); op != nil && op.Method == http.MethodDelete {
		s.deleteWithin(call)
	}
	switch r := s.Resources.Owner(call.Operation); {
	case r == nil:
	case r.Creates(call.Operation) && r.Removal.Never != "":
		if e != nil && Succeeded(e) {
			s.lasts(r, call, e)
		}
	case r.Creates(call.Operation):
		made := creation{Resource: r, call: s.inParent(r, call), accepted: e != nil && Succeeded(e), before: before}
		if made.accepted {
			if id := madeID(r, call, e); fitsInPath(id) {
				made.id = id
				s.unproven[id] = !s.owned[id]
			}
		}
		s.creations = append(s.creations, made)
	case r.Deletes(call.Operation):
		s.deleted[s.idIn(call)] = true
	}
}

// inParent returns a call with the id of the parent in its path, where a form of the operation has the
// parent's name there: the listing takes the id.
func (s *Session) inParent(r *resource.Resource, call Call) Call {
	if r.Parent == nil || !r.ByName(call.Operation) {
		return call
	}
	if parent, known := s.parents[r.Parent.Noun]; known {
		call = call.Clone()
		call.Path[r.Parent.Path] = parent.ID
	}
	return call
}

// deleteWithin remembers that a call deletes the things in a parent: with it, or all of them.
func (s *Session) deleteWithin(call Call) {
	for _, made := range s.creations {
		if made.Parent == nil || made.id == "" {
			continue
		}
		in := made.call.Path[made.Parent.Path]
		parent := s.Resources.Resources[made.Parent.Noun]
		if in != "" && (call.Path[made.Parent.Path] == in || parent != nil && call.Path[parent.ID.Path] == in) {
			s.deleted[made.id] = true
		}
	}
}

// mayChange blocks the update or deletion of a thing whose id comes only from the response to a
// creation: a response may contain any id. See [Session.Make].
func (s *Session) mayChange(call Call) error {
	r := s.Resources.Owner(call.Operation)
	if id := s.idIn(call); s.unproven[id] && r != nil && (call.Operation == r.Update || r.Deletes(call.Operation)) {
		return Blocked("%s of %q: a creation returned this id, but nothing shows that this run created the thing", call.Operation, id)
	}
	return nil
}

// own records that a thing was read back with a name of this run.
func (s *Session) own(id string) {
	s.owned[id] = true
	delete(s.unproven, id)
}

// named reports whether the name of a thing starts with a prefix of this run.
func named(r *resource.Resource, shown exchange.Value, prefix string) bool {
	name, _ := shown.Property(r.Name.Property).Text()
	return hasPrefix(name, prefix)
}

// hasPrefix ignores case: a server may store names in lower case.
func hasPrefix(name, prefix string) bool {
	return len(name) >= len(prefix) && strings.EqualFold(name[:len(prefix)], prefix)
}
