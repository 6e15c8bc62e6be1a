// Package alloyscan binds the shared vocabulary to AlloyScan's segments, and adds the phrases
// that are AlloyScan's own: sites, Audit Services, segment types and scans.
package alloyscan

import (
	"context"

	"github.com/google/uuid"
	"github.com/oapi-codegen/nullable"

	api "github.com/assay-conformance/assay/generated/alloyscan"
	"github.com/assay-conformance/assay/internal/trial"
)

// Binding makes valid calls of AlloyScan's operations.
type Binding struct{}

var segments = trial.Resource{
	Create: "createSegment", Get: "getSegment", List: "listSegments", Update: "updateSegment", Delete: "deleteSegment",
	ID: "id", Name: "name", Items: "items", Total: "total", Limit: "limit", Offset: "offset",
}

// Resources knows one noun.
func (Binding) Resources() map[string]trial.Resource {
	return map[string]trial.Resource{"segment": segments}
}

// Arrange makes a valid call of an operation.
func (b Binding) Arrange(ctx context.Context, s *trial.Session, operation string, form trial.Form) (trial.Call, error) {
	switch operation {
	case "createSegment":
		return create(s, form)
	case "listSegments":
		return b.list(ctx, s, form)
	}
	id, err := b.segment(ctx, s)
	if err != nil {
		return trial.Call{}, err
	}
	call := trial.Call{Operation: operation, Path: map[string]string{"id": id}}
	switch operation {
	case "updateSegment":
		name := s.Name()
		patch := api.SegmentPatch{Name: &name}
		if tag, ok := s.Target.Offers["tag"]; ok && form == trial.Full {
			patch.AutoTagID = nullable.NewNullableWithValue(tag)
		}
		call.Body = trial.CloneJSON(patch)
	case "scanSegment":
		if form == trial.Full {
			audit := false
			call.Body = trial.CloneJSON(api.ScanRequest{Audit: &audit})
		}
	}
	return call, nil
}

// create makes an address list: the only type whose body the source shows (000:78-85).
func create(s *trial.Session, form trial.Form) (trial.Call, error) {
	service, err := uuid.Parse(s.Target.Offers["audit-service"])
	if err != nil {
		return trial.Call{}, trial.Blocked("the target offers no audit-service (a UUID), which every address list needs")
	}
	// two addresses: a valid call keeps away from the edges, which are for the cases to try
	body := api.SegmentCreate{Name: s.Name(), Type: "address-list", AuditServiceID: &service, Addresses: []string{"10.0.0.0/24", "10.0.2.0/24"}}
	if form == trial.Full {
		if credential, ok := s.Target.Offers["credential"]; ok {
			body.CredentialIds = []string{credential}
		}
		if tag, ok := s.Target.Offers["tag"]; ok {
			body.AutoTagID = nullable.NewNullableWithValue(tag)
		}
	}
	return trial.Call{Operation: "createSegment", Body: trial.CloneJSON(body)}, nil
}

// list makes sure that there is something to list, where it may.
func (b Binding) list(ctx context.Context, s *trial.Session, form trial.Form) (trial.Call, error) {
	call := trial.Call{Operation: "listSegments"}
	if s.Target.Writes {
		made, err := create(s, trial.Full) // so that an item shows all that it can
		if err != nil {
			return call, err
		}
		if _, err := s.Make(ctx, segments, made); err != nil {
			return call, err
		}
	}
	if form == trial.Full {
		call.Query = map[string]string{"limit": "10", "offset": "0", "type": "address-list"}
		if service, ok := s.Target.Offers["audit-service"]; ok {
			call.Query["auditServiceId"] = service
		}
	}
	return call, nil
}

// segment gives the id of a segment: a new one, or where nothing may be written the first
// that is listed.
func (b Binding) segment(ctx context.Context, s *trial.Session) (string, error) {
	if !s.Target.Writes {
		e, err := s.Need(ctx, trial.Call{Operation: "listSegments", Query: map[string]string{"limit": "1"}})
		if err != nil {
			return "", err
		}
		if items, _ := e.Read().Member("items").Items(); len(items) > 0 {
			if id, ok := items[0].Member("id").Text(); ok {
				return id, nil
			}
		}
		return "", trial.Blocked("the target has no segment to look at, and none may be created (--allow-writes)")
	}
	call, err := create(s, trial.Minimal)
	if err != nil {
		return "", err
	}
	return s.Make(ctx, segments, call)
}
