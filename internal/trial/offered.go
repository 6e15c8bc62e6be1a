package trial

import "context"

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
