package trial

import (
	"context"
	"maps"
	"strings"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/resource"
)

// parentOf returns the thing in which a trial makes things of a kind. The first call creates it, or
// takes the one that the target offers; later calls return the same, so that things of one kind are
// together unless a call names another parent.
func (s *Session) parentOf(ctx context.Context, r *resource.Resource) (Thing, error) {
	if known, ok := s.parents[r.Parent.Noun]; ok {
		return known, nil
	}
	t, err := s.from(ctx, r.Parent)
	if err == nil {
		s.parents[r.Parent.Noun] = t
	}
	return t, err
}

// from creates the thing that another needs, or takes the one that the target offers or, where writes are
// not allowed, the first one listed.
func (s *Session) from(ctx context.Context, p *resource.Parent) (Thing, error) {
	of := s.Resources.Resources[p.Noun]
	offer, reused := strings.CutPrefix(p.From, "offer ")
	switch {
	case reused:
	case !s.Target.Writes:
		return s.firstListed(ctx, of)
	default:
		return s.MakeOne(ctx, of, resource.Minimal)
	}
	id, ok := s.Target.Offers[offer]
	if !ok {
		return Thing{}, Blocked("the target offers no %s: %s", offer, s.Resources.Offers[offer].What)
	}
	return Thing{Resource: of, ID: id}, nil
}

// parentShown returns a parent with its properties: an offered one is read first.
func (s *Session) parentShown(ctx context.Context, r *resource.Resource) (Thing, error) {
	t, err := s.parentOf(ctx, r)
	if err != nil || t.Shown.Exchange() != nil || t.Get == "" {
		return t, err
	}
	e, err := s.NeedOffered(ctx, strings.TrimPrefix(r.Parent.From, "offer "), s.Reading(t))
	if err != nil {
		return t, err
	}
	t.Shown = t.Read(e)
	s.parents[r.Parent.Noun] = t
	return t, nil
}

// placed completes the path of a call with the id of the parent in which the trial acts.
func (s *Session) placed(call Call, op *contract.Operation) Call {
	r := s.Resources.Owner(op.ID)
	if r == nil || r.Parent == nil || r.Parent.Path == "" || !op.Takes("path", r.Parent.Path) {
		return call
	}
	_, given := call.Path[r.Parent.Path]
	id := s.parents[r.Parent.Noun].ID
	if offer, reused := strings.CutPrefix(r.Parent.From, "offer "); id == "" && reused {
		id = s.Target.Offers[offer]
	}
	if given || id == "" {
		return call
	}
	call.Path = maps.Clone(call.Path)
	if call.Path == nil {
		call.Path = map[string]string{}
	}
	call.Path[r.Parent.Path] = id
	return call
}

// madeID returns the id of the thing that a creation has made: the one in the response or, of a
// thing that joins two others, that of the second in the path; empty if there is none.
func madeID(r *resource.Resource, call Call, e *exchange.Exchange) string {
	if r.Second != nil {
		return call.Path[r.Second.Path]
	}
	id, ok := r.IDIn(r.Read(e))
	if !ok {
		return ""
	}
	return id
}
