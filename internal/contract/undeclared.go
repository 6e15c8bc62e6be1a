package contract

import (
	"fmt"
	"maps"
	"slices"
)

// undeclared looks for members of an answer that the contract does not declare. Schemas are
// open, so neither validator minds them; they are findings of their own kind, a warning until
// the run says that the target has no business to add any. A place for which the contract
// declares no member at all is left alone.
func (j *judgement) undeclared(s side, n *node, v any, pointer []string) {
	outer := n
	if n = s.asked.take(n, v); n == nil {
		return // that no variant was chosen is a finding of its own
	}
	switch v := v.(type) {
	case map[string]any:
		if len(n.members) == 0 && !slices.ContainsFunc(n.branches, func(b *node) bool { return len(b.members) > 0 }) {
			return
		}
		for _, name := range slices.Sorted(maps.Keys(v)) {
			at := append(slices.Clone(pointer), name)
			child := n.child(name)
			if child == nil {
				child = outer.child(name)
			}
			if child != nil {
				j.undeclared(s, child, v[name], at)
			} else {
				j.complain(s, at, "undeclared", byWireCheck)
			}
		}
	case []any:
		for i, item := range v {
			if child := n.child("0"); child != nil {
				j.undeclared(s, child, item, append(slices.Clone(pointer), fmt.Sprint(i)))
			}
		}
	}
}
