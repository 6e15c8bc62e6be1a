package sailpoint

import (
	"context"
	"fmt"
	"strings"
	"time"

	api "github.com/assay-conformance/assay/generated/sailpoint"
	"github.com/assay-conformance/assay/internal/stub"
)

// UpdateSegment changes a segment by JSON Patch (RFC 6902).
func (s *server) UpdateSegment(ctx context.Context, r api.UpdateSegmentRequestObject) (api.UpdateSegmentResponseObject, error) {
	segments, leave := s.enter(ctx)
	defer leave()
	segments = s.of(segments, r.ID, updateOwnTenant)
	before, ok := segments.newest(r.ID)
	if !ok {
		if s.unknown(r.ID, updateKnown) {
			return api.UpdateSegment404JSONResponse{NotFoundJSONResponse: s.problems.notFound(r.ID)}, nil
		}
		before = standing
	}
	operations, err := s.allowed(*r.Body)
	if err == nil {
		operations, err = s.asEnforced(operations)
	}
	if err == nil {
		var after api.Segment
		if after, err = s.patched(segments, before, operations); err == nil {
			if !s.enforces(updateModified) {
				after.Modified = before.Modified
			}
			if !s.enforces(updateRest) {
				after.Created = after.Created.Add(time.Second)
			}
			if creator := s.creators[r.ID]; creator == stub.Caller(ctx).Name || creator == "" || s.enforces(updateAnyClient) {
				segments.put(after)
			}
			if !s.enforces(updateResponds) {
				after = before
			}
			return api.UpdateSegment200JSONResponse(after), nil
		}
	}
	return api.UpdateSegment400JSONResponse{InvalidJSONResponse: s.problems.invalid(err.Error())}, nil
}

// allowed checks the operations of a patch against RFC 6902 and against the properties that may
// change. It omits operations whose guard is off.
func (s *server) allowed(all []api.PatchOperation) ([]api.PatchOperation, error) {
	var allowed []api.PatchOperation
	for i, op := range all {
		if fault := incomplete(op); fault != "" {
			return nil, fmt.Errorf("operation %d: %s", i, fault)
		}
		apply := true
		for _, changed := range changes(op) {
			guard, ok := patchable[property(changed)]
			switch {
			case ok:
				apply = s.enforces(guard) && apply
			case fixed[property(changed)] && !s.enforces(updateFixedStays):
			case s.enforces(updateOthersNot):
				return nil, fmt.Errorf("operation %d: %q cannot be changed", i, changed)
			default:
				apply = false
			}
		}
		if apply {
			allowed = append(allowed, op)
		}
	}
	return allowed, nil
}

// incomplete returns what an operation lacks; empty for nothing. The document cannot express it.
func incomplete(op api.PatchOperation) string {
	switch op.Op {
	case api.PatchOperationOpAdd, api.PatchOperationOpReplace, api.PatchOperationOpTest:
		if !op.Value.IsSpecified() {
			return "value: required"
		}
	case api.PatchOperationOpMove, api.PatchOperationOpCopy:
		if op.From == nil {
			return "from: required"
		}
	}
	return ""
}

// changes returns the pointers that an operation changes: a test changes none, and a copy does not
// change its source.
func changes(op api.PatchOperation) []string {
	switch op.Op {
	case api.PatchOperationOpTest:
		return nil
	case api.PatchOperationOpMove:
		return []string{op.Path, *op.From}
	}
	return []string{op.Path}
}

// property returns the property of the segment that a JSON Pointer (RFC 6901) starts with; empty for
// an invalid pointer and for the whole document.
func property(pointer string) string {
	rest, ok := strings.CutPrefix(pointer, "/")
	if !ok {
		return ""
	}
	first, _, _ := strings.Cut(rest, "/")
	return strings.NewReplacer("~1", "/", "~0", "~").Replace(first)
}
