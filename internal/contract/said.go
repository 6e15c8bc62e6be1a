package contract

import (
	"maps"
	"slices"
	"strconv"

	"github.com/assay-conformance/assay/internal/contract/schema"
)

// Says looks up the value at a JSON pointer (RFC 6901) in the document, without following
// references.
func (c *Contract) Says(pointer string) (any, bool) {
	return schema.LookUp(c.tree, schema.ParsePointer(pointer))
}

// Redrafted returns the contract with a changed document for Says: the value at the pointer is
// removed or, if there is none, one is added. The judge is not changed: a redraft shows that an
// assertion about the document can fail.
func (c *Contract) Redrafted(pointer string) *Contract {
	draft := *c
	draft.tree = redraft(c.tree, schema.ParsePointer(pointer))
	return &draft
}

func redraft(v any, pointer []string) any {
	if len(pointer) == 0 {
		return v
	}
	switch here := v.(type) {
	case map[string]any:
		out := maps.Clone(here)
		child, there := here[pointer[0]]
		switch {
		case len(pointer) > 1:
			out[pointer[0]] = redraft(child, pointer[1:])
		case there:
			delete(out, pointer[0])
		default:
			out[pointer[0]] = "redrafted"
		}
		return out
	case []any:
		out := slices.Clone(here)
		if i, err := strconv.Atoi(pointer[0]); err == nil && i >= 0 && i < len(here) {
			out[i] = nil
			if len(pointer) > 1 {
				out[i] = redraft(here[i], pointer[1:])
			}
		}
		return out
	}
	return v
}
