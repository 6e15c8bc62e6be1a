package contract

import (
	"maps"
	"slices"
	"strconv"

	"github.com/assay-conformance/assay/internal/contract/schema"
)

// Says looks up what the document itself says at a JSON pointer (RFC 6901), references not
// followed.
func (c *Contract) Says(pointer string) (any, bool) {
	return schema.LookUp(c.tree, schema.ParsePointer(pointer))
}

// Redrafted gives the contract with another document to look things up in: what stands at the
// pointer is taken out, or, where nothing does, something is put there. What judges exchanges
// is not changed: the redraft shows that an assertion about the document can fail.
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
