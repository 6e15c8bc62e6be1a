// Package sailpoint binds the shared vocabulary to SailPoint's access request segments, and adds
// the phrases that are SailPoint's own: JSON Patch, authorities, a count in a header.
package sailpoint

import (
	"context"
	"maps"
	"slices"

	"github.com/oapi-codegen/nullable"

	api "github.com/assay-conformance/assay/generated/sailpoint"
	"github.com/assay-conformance/assay/internal/trial"
)

// Binding makes valid calls of SailPoint's operations.
type Binding struct{}

var segments = trial.Resource{
	Create: "createSegment", Get: "getSegment", List: "listSegments", Update: "updateSegment", Delete: "deleteSegment",
	ID: "id", Name: "name", Unknown: "00000000000000000000000000000000",
	TotalHeader: "X-Total-Count", Limit: "limit", Offset: "offset", PageSize: pageSize,
	Change: func(_ trial.Call, members map[string]any) any { return replacing(members) },
}

// replacing is the patch that gives members new values.
func replacing(members map[string]any) any {
	var patch []api.PatchOperation
	for _, name := range slices.Sorted(maps.Keys(members)) {
		patch = append(patch, operation(api.PatchOperationOpReplace, "/"+name, members[name]))
	}
	return trial.CloneJSON(patch)
}

func operation(op api.PatchOperationOp, path string, value any) api.PatchOperation {
	return api.PatchOperation{Op: op, Path: path, Value: nullable.NewNullableWithValue(value)}
}

// Resources knows one noun.
func (Binding) Resources() map[string]trial.Resource {
	return map[string]trial.Resource{"segment": segments}
}

// Arrange makes a valid call of an operation.
func (b Binding) Arrange(ctx context.Context, s *trial.Session, operation string, form trial.Form) (trial.Call, error) {
	switch operation {
	case "createSegment":
		return create(s, form), nil
	case "listSegments":
		return b.list(ctx, s, form)
	}
	find := b.segment
	if operation == "getSegment" {
		find = b.unread
	}
	id, err := find(ctx, s)
	if err != nil {
		return trial.Call{}, err
	}
	call := s.CallOn(operation, id)
	if operation == "updateSegment" {
		call.Body = patch(s, form)
	}
	return call, nil
}

// description is what every segment of ours is described with: a full patch tests for it.
const description = "made by assay"

// create makes a segment. An owner must be somebody whom the target knows.
func create(s *trial.Session, form trial.Form) trial.Call {
	body := api.SegmentCreate{Name: s.Name()}
	if form == trial.Full {
		active := true
		body.Active, body.Description = &active, nullable.NewNullableWithValue(description)
		body.VisibilityCriteria = nullable.NewNullableWithValue(api.VisibilityCriteria{Expression: leaf("location", "Austin")})
		if owner, ok := identity(s, "identity"); ok {
			body.Owner = nullable.NewNullableWithValue(owner)
		}
	}
	return trial.Call{Operation: "createSegment", Body: trial.CloneJSON(body)}
}

// identity is an owner that the target offers, with all that it knows of him.
func identity(s *trial.Session, offer string) (api.SegmentCreate_Owner, bool) {
	id, ok := s.Target.Offers[offer]
	return api.SegmentCreate_Owner{
		ID: &id, Name: nullable.NewNullableWithValue(s.Target.Offers[offer+"-name"]), Type: nullable.NewNullableWithValue("IDENTITY"),
	}, ok
}

// leaf compares an attribute with a text; it has the empty list of children that 001:67 shows.
func leaf(attribute, text string) api.Expression {
	kind := "STRING"
	return api.Expression{Operator: "EQUALS", Attribute: nullable.NewNullableWithValue(attribute), Children: nullable.NewNullableWithValue([]api.Expression{}),
		Value: nullable.NewNullableWithValue(api.Expression_Value{Type: &kind, Value: &text})}
}

// patch makes a change that is valid with any of the six operations: a full one has every
// member that an operation can have, and those that it does not need are passed over.
func patch(s *trial.Session, form trial.Form) any {
	if form == trial.Minimal {
		return replacing(map[string]any{"name": s.Name()})
	}
	from := "/description"
	whole := operation(api.PatchOperationOpReplace, "/description", description)
	whole.From = &from
	return trial.CloneJSON([]api.PatchOperation{whole})
}

// list makes sure that there is something to list, where it may.
func (b Binding) list(ctx context.Context, s *trial.Session, form trial.Form) (trial.Call, error) {
	call := trial.Call{Operation: "listSegments"}
	if s.Target.Writes {
		if _, err := s.Make(ctx, segments, create(s, trial.Full)); err != nil { // so that an item shows all that it can
			return call, err
		}
	}
	if form == trial.Full {
		call.Query = map[string]string{"limit": "10", "offset": "0", "count": "true"}
	}
	return call, nil
}

// segment gives the id of a segment: a new one, or where nothing may be written the first
// that is listed.
func (b Binding) segment(ctx context.Context, s *trial.Session) (string, error) {
	if s.Target.Writes {
		return s.Make(ctx, segments, create(s, trial.Full))
	}
	e, err := s.Need(ctx, trial.Call{Operation: "listSegments", Query: map[string]string{"limit": "1"}})
	if err != nil {
		return "", err
	}
	if items, _ := segments.Listed(e); len(items) > 0 {
		if id, ok := items[0].Member("id").Text(); ok {
			return id, nil
		}
	}
	return "", trial.Blocked("the target has no segment to look at, and none may be created (--allow-writes)")
}

// unread gives the id of a segment that nobody has read by it: to do so is the call at hand, and
// one that fails must not look like a segment that could not be made.
func (b Binding) unread(ctx context.Context, s *trial.Session) (string, error) {
	if !s.Target.Writes {
		return b.segment(ctx, s)
	}
	return s.MakeListed(ctx, segments, create(s, trial.Full))
}
