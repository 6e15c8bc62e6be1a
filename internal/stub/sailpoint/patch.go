package sailpoint

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	jsonpatch "github.com/evanphx/json-patch/v5"

	api "github.com/assay-conformance/assay/generated/sailpoint"
	"github.com/assay-conformance/assay/internal/stub"
)

// UpdateSegment changes a segment by JSON Patch (RFC 6902).
func (s *server) UpdateSegment(ctx context.Context, r api.UpdateSegmentRequestObject) (api.UpdateSegmentResponseObject, error) {
	segments, leave := s.enter(ctx)
	defer leave()
	before, ok := segments.newest(r.ID)
	if !ok {
		if s.keeps(updateKnown) {
			return api.UpdateSegment404JSONResponse{NotFoundJSONResponse: s.problems.notFound(r.ID)}, nil
		}
		before = standing
	}
	operations, err := s.allowed(*r.Body)
	if err == nil {
		var after api.Segment
		if after, err = s.patched(segments, before, operations); err == nil {
			segments.put(after)
			if !s.keeps(updateAnswers) {
				after = before
			}
			return api.UpdateSegment200JSONResponse(after), nil
		}
	}
	return api.UpdateSegment400JSONResponse{InvalidJSONResponse: s.problems.invalid(err.Error())}, nil
}

// allowed holds the operations of a patch against what RFC 6902 asks of each, and against the
// members that may be changed. It leaves out what a broken stub does not carry out.
func (s *server) allowed(all []api.PatchOperation) ([]api.PatchOperation, error) {
	var kept []api.PatchOperation
	for i, op := range all {
		if fault := incomplete(op); fault != "" {
			return nil, fmt.Errorf("operation %d: %s", i, fault)
		}
		carriedOut := true
		for _, changed := range changes(op) {
			guard, ok := patchable[member(changed)]
			switch {
			case ok:
				carriedOut = s.keeps(guard) && carriedOut
			case s.keeps(updateOthersNot):
				return nil, fmt.Errorf("operation %d: %q cannot be changed", i, changed)
			default:
				carriedOut = false
			}
		}
		if carriedOut {
			kept = append(kept, op)
		}
	}
	return kept, nil
}

// incomplete says what an operation lacks; empty for nothing. The document cannot say it.
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

// changes lists the pointers at which an operation changes something: a test changes nothing,
// and what a copy is taken from stays.
func changes(op api.PatchOperation) []string {
	switch op.Op {
	case api.PatchOperationOpTest:
		return nil
	case api.PatchOperationOpMove:
		return []string{op.Path, *op.From}
	}
	return []string{op.Path}
}

// member is the member of the segment that a JSON Pointer (RFC 6901) begins with; empty when it
// is no pointer, and for the whole.
func member(pointer string) string {
	rest, ok := strings.CutPrefix(pointer, "/")
	if !ok {
		return ""
	}
	first, _, _ := strings.Cut(rest, "/")
	return strings.NewReplacer("~1", "/", "~0", "~").Replace(first)
}

// patched carries the operations out, all of them or none, and sees that what comes out is a
// segment that could have been created.
func (s *server) patched(segments *propagating, before api.Segment, operations []api.PatchOperation) (api.Segment, error) {
	if len(operations) > 1 && !s.keeps(updateInOrder) {
		slices.Reverse(operations)
	}
	document, err := json.Marshal(before)
	if err != nil {
		return before, err
	}
	after, err := apply(document, operations)
	if err != nil && !s.keeps(updateAllOrNothing) {
		segments.put(firstOf(before, document, operations))
	}
	if err != nil {
		return before, err
	}
	if slices.ContainsFunc(operations, swapsCriteria) && !s.keeps(updateSwaps) {
		if after, err = jsonpatch.MergePatch(document, after); err != nil {
			return before, err
		}
	}
	changed, err := segmentOf(after)
	changed.ID, changed.Created, changed.Modified = before.ID, before.Created, s.clock.Now()
	return changed, err
}

func swapsCriteria(op api.PatchOperation) bool {
	return op.Op == api.PatchOperationOpReplace && op.Path == "/visibilityCriteria"
}

// apply carries operations out on a document. An index that counts from the end is none of RFC
// 6901, and copies of copies may not fill the memory.
func apply(document []byte, operations []api.PatchOperation) ([]byte, error) {
	if len(operations) == 0 {
		return document, nil
	}
	text, err := json.Marshal(operations)
	if err != nil {
		return nil, err
	}
	patch, err := jsonpatch.DecodePatch(text)
	if err != nil {
		return nil, err
	}
	options := jsonpatch.NewApplyOptions()
	options.SupportNegativeIndices, options.AccumulatedCopySizeLimit = false, stub.MaxBody
	after, err := patch.ApplyWithOptions(document, options)
	if err == nil && len(after) > stub.MaxBody {
		err = fmt.Errorf("the segment would have more than %d bytes", stub.MaxBody)
	}
	return after, err
}

// segmentOf reads a patched document.
func segmentOf(document []byte) (api.Segment, error) {
	var body api.SegmentCreate
	if err := json.Unmarshal(document, &body); err != nil {
		return api.Segment{}, fmt.Errorf("the segment would not be one: %w", err)
	}
	if fault := fault(body); fault != "" {
		return api.Segment{}, fmt.Errorf("the segment would not be one: %s", fault)
	}
	return filled(body), nil
}

// firstOf is what the operations before the one that fails make of a segment.
func firstOf(before api.Segment, document []byte, operations []api.PatchOperation) api.Segment {
	for n := len(operations) - 1; n > 0; n-- {
		if part, err := apply(document, operations[:n]); err == nil {
			if changed, err := segmentOf(part); err == nil {
				changed.ID, changed.Created, changed.Modified = before.ID, before.Created, before.Modified
				return changed
			}
		}
	}
	return before
}
