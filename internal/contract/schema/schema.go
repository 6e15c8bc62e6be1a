// Package schema is the tree of places in a document's bodies and parameters, with the constraints on each.
//
// # The tree
//
// A [Node] is one place of a body, a parameter or a header: its types, its properties or items,
// and the constraints on it, each with the line that states it. An allOf is merged, so a place
// has one node however many schemas describe it. A schema that refers to itself makes a graph:
// the deeper place has the node, and so the sites, of the first.
//
// A place may also have alternatives. If nothing chooses between them, the node has branches,
// none of which is preferred (oneOf, anyOf). Otherwise it has [Variant]s, and only the chosen
// one counts.
//
// # Using a node
//
//	found := body.Find(context, value, []string{"addresses", "0"}) // the node of a place in a value
//	found.Node.SiteOf("minLength")                                 // its site: createSegment/body/addresses/*/minLength
//	found.Node.Expectation("minLength")                             // a description: at least 1 characters
//	body.Exercise(context, value, sites)                            // which constraints the value exercises
//
// The package knows no validator. Code that reads a document sets each node's [Checker].
package schema

import (
	"maps"
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/rule"
)

// Node is one place with its constraints in the document.
type Node struct {
	Site     rule.Site      // the place, without a keyword
	Line     int            // of the document
	Keywords map[string]int // the constraints that have a site here, each with its line
	Limits   map[string]any // their values, by keyword; limit.go lists the types
	Checker  Checker

	Types      []string
	Nullable   bool
	Properties map[string]*Node
	Items      *Node
	Additional bool  // of an object: the document says what other properties may be
	Values     *Node // of a map: any other property; nothing is derived from it

	Branches []*Node   // of a oneOf or an anyOf; they share the site
	Siblings []*Node   // of a branch: all branches of its place, including itself
	Variants []Variant // in the order in which they are tried
	Others   bool      // a value may take none of the variants

	Chooses     bool        // the value of this property chooses the variant of the object around it
	OneRequired []string    // properties of which at least one is required
	Conditions  []Condition // of an object: when its properties are required
}

// New makes the node of a place without constraints.
func New(site rule.Site, line int, checker Checker) *Node {
	return &Node{Site: site, Line: line, Checker: checker, Keywords: map[string]int{}, Limits: map[string]any{}, Properties: map[string]*Node{}}
}

// Checker checks a value against the schema of a place, and against those of all places below.
type Checker interface {
	// Check returns the first violation of a value in a request; nil for a valid value.
	Check(value any) error
	// Violations lists all violations.
	Violations(value any, in Direction) []Violation
}

// Direction is the message that a value stands in. Some properties belong to one of them only.
type Direction int

// The directions.
const (
	Request Direction = iota
	Response
)

// Violation is one violation in a value.
type Violation struct {
	Pointer []string // the place in the value, as the parts of a JSON pointer
	Keyword string   // of JSON Schema
}

// Error says which keyword is violated, and where.
func (v Violation) Error() string {
	if len(v.Pointer) == 0 {
		return "violates " + v.Keyword
	}
	return FormatPointer(v.Pointer) + " violates " + v.Keyword
}

// Untyped reports whether the document says nothing about the type of a place.
func (n *Node) Untyped() bool {
	_, listed := n.Limits["enum"]
	return len(n.Types) == 0 && len(n.Branches) == 0 && len(n.Variants) == 0 && !listed
}

// SiteOf is the site of a keyword at this place. If a property has the name of the keyword
// (AlloyScan's segments have a property "type"), a colon distinguishes them: body/:type is the
// type of the body, body/type its property.
func (n *Node) SiteOf(keyword string) rule.Site {
	if _, taken := n.Properties[keyword]; taken {
		keyword = ":" + keyword
	}
	return rule.MakeSite(string(n.Site), keyword)
}

// PartOf is the part of a site that a property has. Most have their name; what means something else in a site
// is escaped as in a JSON pointer (RFC 6901), and a name that a site uses itself stands behind ~2.
func PartOf(name string) string {
	part := escape.Replace(name)
	if name == "" || name == "*" || name[0] == '@' {
		part = "~2" + part
	}
	return part
}

// NameOf is the property that a part of a site stands for.
func NameOf(part string) string { return unescape.Replace(strings.TrimPrefix(part, "~2")) }

// Each calls f once for the node and each node below it, properties in alphabetical order.
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

// Open reports whether the document has no constraints below the place.
func (n *Node) Open() bool {
	return len(n.Properties) == 0 && n.Items == nil && len(n.Branches) == 0 && len(n.Variants) == 0
}
