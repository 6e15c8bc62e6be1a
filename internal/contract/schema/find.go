package schema

import (
	"maps"
	"slices"
	"strings"
)

// Found is the position of a place of a value in the tree.
type Found struct {
	Node    *Node // the deepest one on the way that the document knows
	Known   bool  // the node is that of the place itself
	Variant bool  // the way led through a choice of variants below the root
	Choice  int   // how many parts of the way lead to the first place with branches; -1 if none does
}

// Find finds the node of a place in a value, given as the parts of a JSON pointer.
func (n *Node) Find(c RequestContext, value any, pointer []string) Found {
	here := n.Resolve(c, value)
	if here == nil { // the place has properties of its own
		here = n
	}
	found := Found{Node: here, Choice: -1}
	for i, part := range pointer {
		if len(found.Node.Branches) > 0 && found.Choice < 0 {
			found.Choice = i
		}
		next := found.Node.Child(part)
		if next == nil && found.Node != n {
			next = n.Child(part) // the property that chooses the variant is the root's own
		}
		if next == nil {
			return found
		}
		if len(next.Variants) > 0 {
			found.Variant = true
			below, _ := LookUp(value, pointer[:i+1])
			if chosen := next.Resolve(c, below); chosen != nil {
				next = chosen
			}
		}
		found.Node = next
	}
	if len(found.Node.Branches) > 0 && found.Choice < 0 {
		found.Choice = len(pointer)
	}
	found.Known = true
	return found
}

// Child is the node of a property, of an item of a list, or of a value of a map; nil if there is none.
func (n *Node) Child(part string) *Node {
	if n == nil {
		return nil
	}
	if p, ok := n.Properties[part]; ok {
		return p
	}
	if n.Items != nil && strings.Trim(part, "0123456789") == "" {
		return n.Items
	}
	for _, b := range n.Branches {
		if c := b.Child(part); c != nil {
			return c
		}
	}
	return n.Values
}

// Has reports whether a value may have something at a place, as [Node.At] finds it.
func (n *Node) Has(pointer []string) bool { return len(n.At(pointer)) > 0 }

// At returns the nodes of a place, given as the parts of a JSON pointer in which "*" is any item of
// a list. It considers only the document: the place may be in any branch or variant.
func (n *Node) At(pointer []string) []*Node {
	if n == nil {
		return nil
	}
	if len(pointer) == 0 {
		return []*Node{n}
	}
	var found []*Node
	for _, v := range n.Variants {
		found = append(found, v.Node.At(pointer)...)
	}
	for _, b := range n.Branches {
		found = append(found, b.At(pointer)...)
	}
	if pointer[0] == "*" {
		return append(found, n.Items.At(pointer[1:])...)
	}
	return append(found, n.Properties[pointer[0]].At(pointer[1:])...)
}

// Names lists the properties that an object at the place may have, in any branch or variant.
func (n *Node) Names() []string {
	names := slices.Collect(maps.Keys(n.Properties))
	for _, v := range n.Variants {
		names = append(names, v.Node.Names()...)
	}
	for _, b := range n.Branches {
		names = append(names, b.Names()...)
	}
	slices.Sort(names)
	return slices.Compact(names)
}
