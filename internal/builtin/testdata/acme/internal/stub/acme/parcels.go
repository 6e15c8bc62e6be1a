package acme

import (
	"context"
	"net/http"

	api "github.com/assay-conformance/assay/generated/acme"
	"github.com/assay-conformance/assay/internal/stub"
)

// ListParcels lists a page of the parcels.
func (s *server) ListParcels(_ context.Context, r api.ListParcelsRequestObject) (api.ListParcelsResponseObject, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	all := s.parcels.Where(func(api.Parcel) bool { return true })
	limit, offset := len(all), 0
	if r.Params.Limit != nil && s.enforces(listLimit) {
		limit = *r.Params.Limit
	}
	if r.Params.Offset != nil && s.enforces(listOffset) {
		offset = *r.Params.Offset
	}
	page := api.ParcelPage{Items: stub.Page(all, limit, offset), Total: int32(len(all))}
	if !s.enforces(listTotal) {
		page.Total = int32(len(page.Items))
	}
	return api.ListParcels200JSONResponse(page), nil
}

// CreateParcel creates a parcel.
func (s *server) CreateParcel(_ context.Context, r api.CreateParcelRequestObject) (api.CreateParcelResponseObject, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if taken := s.parcels.Where(func(p api.Parcel) bool { return p.Label == r.Body.Label }); len(taken) > 0 && s.enforces(createLabel) {
		return api.CreateParcel409JSONResponse{Message: "another parcel has the label"}, nil
	}
	s.made++
	made := api.Parcel{ID: s.made, Label: r.Body.Label, Weight: r.Body.Weight}
	if s.enforces(createStored) {
		s.parcels.Put(key(made.ID), made)
	}
	return api.CreateParcel201JSONResponse(made), nil
}

// GetParcel returns a parcel.
func (s *server) GetParcel(_ context.Context, r api.GetParcelRequestObject) (api.GetParcelResponseObject, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	found, ok := s.parcels.Get(r.ID)
	if !ok && s.enforces(getKnown) {
		return api.GetParcel404JSONResponse{Message: "no such parcel"}, nil
	}
	if !ok || !s.enforces(getRequested) {
		found, _ = s.parcels.Get(key(first))
	}
	return api.GetParcel200JSONResponse(found), nil
}

// DeleteParcel removes a parcel, unless it has been sent.
func (s *server) DeleteParcel(_ context.Context, r api.DeleteParcelRequestObject) (api.DeleteParcelResponseObject, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	found, ok := s.parcels.Get(r.ID)
	switch {
	case !ok:
		return api.DeleteParcel4XXJSONResponse{StatusCode: http.StatusNotFound, Body: api.Problem{Message: "no such parcel"}}, nil
	case found.Sent && s.enforces(deleteNotSent):
		return api.DeleteParcel409JSONResponse{Message: "the parcel has been sent"}, nil
	}
	if !s.enforces(deleteOthers) {
		for _, other := range s.parcels.Where(func(p api.Parcel) bool { return p.ID != found.ID }) {
			s.parcels.Remove(key(other.ID))
		}
	}
	if s.enforces(deleteRemoves) {
		s.parcels.Remove(r.ID)
	}
	return api.DeleteParcel204Response{}, nil
}

// SendParcel sends a parcel.
func (s *server) SendParcel(_ context.Context, r api.SendParcelRequestObject) (api.SendParcelResponseObject, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	found, ok := s.parcels.Get(r.ID)
	if !ok {
		return api.SendParcel4XXJSONResponse{StatusCode: http.StatusNotFound, Body: api.Problem{Message: "no such parcel"}}, nil
	}
	found.Sent = s.enforces(sendSends)
	s.parcels.Put(r.ID, found)
	return api.SendParcel204Response{}, nil
}
