// Package schema is what a document says of the values that stand in one place.
//
// # The tree
//
// A [Node] is one place of a body, a parameter or a header: its types, its properties or items,
// and the constraints on it, each with the line that states it. An allOf is merged, so a place
// has one node however many schemas speak of it. A schema that refers to itself makes a graph:
// the deeper place has the node, and so the sites, of the first.
//
// A place may also be one of several things. Where nothing says which is meant, the node has
// branches, and each is as good as the other (oneOf, anyOf). Where something does, it has
// [Variant]s, and only the one that is chosen counts.
//
// # What a node tells
//
//	found := body.Find(context, value, []string{"addresses", "0"}) // the node of a place in a value
//	found.Node.SiteOf("minLength")                                 // its site: createSegment/body/addresses/*/minLength
//	found.Node.Expectation("minLength")                             // in words: at least 1 characters
//	body.Exercise(context, value, sites)                            // which constraints the value puts to the test
//
// The package knows no validator. Whoever reads a document into nodes gives each a [Checker].
package schema

import (
	"maps"
	"slices"

	"github.com/assay-conformance/assay/internal/rule"
)

// Node is one place, and all that the document says of it.
type Node struct {
	Site     rule.Site      // the place, without a keyword
	Line     int            // of the document
	Keywords map[string]int // the constraints that have a site here, each with its line
	Limits   map[string]any // what they say, by keyword; limit.go lists the types
	Checker  Checker

	Types      []string
	Nullable   bool
	Properties map[string]*Node
	Items      *Node

	Branches []*Node   // of a oneOf or an anyOf; they share the site
	Siblings []*Node   // of a branch: all branches of its place, itself included
	Variants []Variant // in the order in which they are tried

	Chooses     bool     // the value of this property chooses the variant of the object around it
	OneRequired []string // properties of which at least one must be there
}

// New makes the node of a place about which nothing is said yet.
func New(site rule.Site, line int, checker Checker) *Node {
	return &Node{Site: site, Line: line, Checker: checker, Keywords: map[string]int{}, Limits: map[string]any{}, Properties: map[string]*Node{}}
}

// Checker checks a value against the schema of a place, and against those of all places below.
type Checker interface {
	// Check returns the first thing that is wrong; nil for a valid value.
	Check(value any) error
	// Violations lists everything that is wrong.
	Violations(value any) []Violation
}

// Violation is one thing that is wrong with a value.
type Violation struct {
	Pointer []string // the place in the value, as the parts of a JSON pointer
	Keyword string   // of JSON Schema
}

// SiteOf is the site of a keyword at this place. Where a property bears the name of the
// keyword (AlloyScan's segments have a property "type") a colon keeps the two apart: body/:type
// is the type of the body, body/type its property.
func (n *Node) SiteOf(keyword string) rule.Site {
	if _, taken := n.Properties[keyword]; taken {
		keyword = ":" + keyword
	}
	return rule.MakeSite(string(n.Site), keyword)
}

// Each calls f for the node and all below it, every node once, properties in alphabetical order.
func (n *Node) Each(f func(*Node)) { n.each(f, map[*Node]bool{}) }

func (n *Node) each(f func(*Node), seen map[*Node]bool) {
	if n == nil || seen[n] {
		return
	}
	seen[n] = true
	f(n)
	for _, name := range slices.Sorted(maps.Keys(n.Properties)) {
		n.Properties[name].each(f, seen)
	}
	n.Items.each(f, seen)
	for _, b := range n.Branches {
		b.each(f, seen)
	}
	for _, v := range n.Variants {
		v.Node.each(f, seen)
	}
}

// Open says whether the document says nothing of what lies below the place.
func (n *Node) Open() bool {
	return len(n.Properties) == 0 && n.Items == nil && len(n.Branches) == 0 && len(n.Variants) == 0
}
