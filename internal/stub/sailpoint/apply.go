package sailpoint

import (
	"encoding/json"
	"fmt"
	"slices"

	jsonpatch "github.com/evanphx/json-patch/v5"

	api "github.com/assay-conformance/assay/generated/sailpoint"
	"github.com/assay-conformance/assay/internal/stub"
)

// patched applies all operations or none, and checks that the result is a segment that could have
// been created.
func (s *server) patched(segments *propagating, before api.Segment, operations []api.PatchOperation) (api.Segment, error) {
	if len(operations) > 1 && !s.enforces(updateInOrder) {
		slices.Reverse(operations)
	}
	document, err := json.Marshal(before)
	if err != nil {
		return before, err
	}
	after, err := apply(document, operations)
	if err != nil && !s.enforces(updateAllOrNothing) {
		segments.put(firstOf(before, document, operations))
	}
	if err != nil {
		return before, err
	}
	if slices.ContainsFunc(operations, replacesCriteria) && !s.enforces(updateReplaces) {
		if after, err = jsonpatch.MergePatch(document, after); err != nil {
			return before, err
		}
	}
	changed, err := segmentOf(after)
	changed.ID, changed.Created, changed.Modified = before.ID, before.Created, s.clock.Now()
	if err == nil && !s.enforces(updateFixedStays) {
		err = json.Unmarshal(after, &changed)
	}
	return changed, err
}

// fixed are the properties that no patch changes.
var fixed = map[string]bool{"id": true, "created": true}

func replacesCriteria(op api.PatchOperation) bool {
	return op.Op == api.PatchOperationOpReplace && op.Path == "/visibilityCriteria"
}

// apply applies operations to a document. RFC 6901 has no negative indices, and copies of copies
// must not exhaust memory.
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
		err = fmt.Errorf("the result exceeds %d bytes", stub.MaxBody)
	}
	return after, err
}

// segmentOf reads a patched document.
func segmentOf(document []byte) (api.Segment, error) {
	var body api.SegmentCreate
	if err := json.Unmarshal(document, &body); err != nil {
		return api.Segment{}, fmt.Errorf("the result is not a segment: %w", err)
	}
	if fault := fault(body); fault != "" {
		return api.Segment{}, fmt.Errorf("the result is not a segment: %s", fault)
	}
	return filled(body), nil
}

// firstOf returns the segment after the operations before the failing one.
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
