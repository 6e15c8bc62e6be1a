package trial

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/resource"
)

// Offered returns the value of an offer of the target. A thing is looked at first, if an operation
// reads it: one that does not exist blocks the trial, wherever its id would have been sent.
func (s *Session) Offered(ctx context.Context, name string) (string, error) {
	value, has := s.Target.Offers[name]
	offer := s.Resources.Offers[name]
	if !has {
		return "", Blocked("the target offers no %s: %s", name, offer.What)
	}
	r := s.Resources.Resources[offer.Of]
	if offer.Is != "id" || r == nil || r.Get == "" || s.exists[name] {
		return value, nil
	}
	if _, err := s.NeedOffered(ctx, name, s.Reading(Thing{Resource: r, ID: value})); err != nil {
		return "", err
	}
	s.exists[name] = true
	return value, nil
}

// shortest orders names of offers: a second thing of a kind has a longer one.
func shortest(a, b string) int { return cmp.Or(len(a)-len(b), strings.Compare(a, b)) }

// standing returns a thing that the target offers, of a kind that nothing can remove: on a shared target
// none is made. It is not read by the operation under test.
func (s *Session) standing(ctx context.Context, r *resource.Resource, operation string) (Thing, error) {
	for _, name := range slices.SortedFunc(maps.Keys(s.Resources.Offers), shortest) {
		offer := s.Resources.Offers[name]
		id, has := s.Target.Offers[name]
		if offer.Of != r.Noun || !has {
			continue
		}
		t := Thing{Resource: r, ID: id}
		if operation == r.Get {
			return t, nil
		}
		e, err := s.NeedOffered(ctx, name, s.Reading(t))
		if err == nil {
			t.Shown = r.Read(e)
		}
		return t, err
	}
	return Thing{}, Blocked("nothing can undo %s: %s", r.Create, r.Removal.Never)
}
