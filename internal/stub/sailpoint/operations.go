package sailpoint

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	api "github.com/assay-conformance/assay/generated/sailpoint"
)

// padded is an index of a list with zeros before it, which RFC 6901 does not allow (section 4).
var padded = regexp.MustCompile(`^0[0-9]+$`)

// badIndex returns the index of a pointer that is none; empty if there is none. The library takes one with zeros.
func badIndex(op api.PatchOperation) string {
	pointers := op.Path
	if op.From != nil {
		pointers += *op.From
	}
	for _, part := range strings.Split(pointers, "/") {
		if padded.MatchString(part) {
			return part
		}
	}
	return ""
}

// asEnforced returns the operations as the guards that are off leave them.
func (s *server) asEnforced(all []api.PatchOperation) ([]api.PatchOperation, error) {
	off := func(op api.PatchOperation) bool {
		switch op.Op {
		case api.PatchOperationOpTest:
			return !s.enforces(updateTests)
		case api.PatchOperationOpRemove:
			return !s.enforces(updateRemoves)
		case api.PatchOperationOpCopy:
			return !s.enforces(updateCopies)
		}
		return false
	}
	kept := slices.DeleteFunc(slices.Clone(all), off)
	for i := range kept {
		op := &kept[i]
		if index := badIndex(*op); index != "" && s.enforces(updateIndexes) {
			return nil, fmt.Errorf("%q is no index of a list", index)
		}
		switch {
		case op.Op == api.PatchOperationOpAdd && !s.enforces(updateAdds):
			op.Op = api.PatchOperationOpReplace
		case op.Op == api.PatchOperationOpReplace && !s.enforces(updateReplacesThere):
			op.Op = api.PatchOperationOpAdd
		case op.Op == api.PatchOperationOpMove && !s.enforces(updateMoves):
			op.Op = api.PatchOperationOpCopy
		}
	}
	return kept, nil
}
