package edit

import (
	"github.com/assay-conformance/assay/internal/contract/schema"
)

// Edit is one change at the place of a constraint.
type Edit struct {
	Suffix string // distinguishes it from the other edits of the constraint: "+1", "=null"
	What   string // follows the name of the place: "name " + "set to null"
	Do     Do

	fixed bool // the new value does not depend on the old one
}

// Do returns the new value for the old one; absent leaves the place out.
type Do = func(old any) (value any, absent bool)

// editor makes the edits of a keyword at a place. limit is what the document states for the
// keyword; nil if it states no limit.
type editor func(n *schema.Node, limit any) []Edit

// only makes one edit, which replaces the value.
func only(suffix, what string, change func(limit any) func(old any) any) editor {
	return func(_ *schema.Node, limit any) []Edit { return []Edit{replace(suffix, what, change(limit))} }
}

// leaveOut makes one edit, which leaves the place out.
func leaveOut(what string) editor {
	return func(*schema.Node, any) []Edit {
		return []Edit{{What: what, Do: func(any) (any, bool) { return nil, true }}}
	}
}

// ofBytes is an edit of the bytes or the media type of a body, which is not a change of a value.
func ofBytes(what string) editor {
	return func(*schema.Node, any) []Edit { return []Edit{{What: what}} }
}

func replace(suffix, what string, value func(old any) any) Edit {
	return Edit{Suffix: suffix, What: what, Do: func(old any) (any, bool) { return value(old), false }}
}

// put makes the edit that replaces any value with this one.
func put(suffix, what string, value any) Edit {
	return Edit{Suffix: suffix, What: what, Do: func(any) (any, bool) { return value, false }, fixed: true}
}

// onlyPut makes one edit, which replaces any value with one that the limit gives.
func onlyPut(suffix, what string, value func(limit any) any) editor {
	return func(_ *schema.Node, limit any) []Edit { return []Edit{put(suffix, what, value(limit))} }
}
