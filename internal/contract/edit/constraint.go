// Package edit changes valid requests and responses so that they just satisfy, or just violate,
// one constraint of a document.
//
// # Constraints and edits
//
// A [Constraint] is one requirement on one place. [Constraint.AtEdge] lists the changes that
// leave a value valid, but only just: the longest name, the last entry of a list of values,
// null where it is allowed. [Constraint.Beyond] lists the changes that violate this constraint
// and no other. Derived cases send both, and mutants accept, refuse or return them.
//
//	for _, e := range constraint.Beyond() {
//		changed, _, found := constraint.Apply(context, valid, e.Do)
//	}
//
// # Copies
//
// A body is never changed in place: [Constraint.Apply] copies it along the path. A change keeps
// as much of the old value as it can, so that a unique name stays unique.
package edit

import (
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/contract/schema"
	"github.com/assay-conformance/assay/internal/rule"
)

// Constraint is one requirement on the value of a place in a request or a response.
type Constraint struct {
	Site    rule.Site
	Keyword string   // type, maxLength, required, ...; JSON or MediaType of a body as a whole
	In      string   // body, query, path or header
	Name    string   // of the parameter; empty for the body
	Pointer []string // place in the body; "*" is an item of a list, "@name" a variant
	Repeats bool     // of a parameter that may occur more than once
	Line    int
	node    *schema.Node
	root    *schema.Node // of the body or parameter

	condition *schema.Condition // of a property that is required under it
}

// Keywords of a body as a whole.
const (
	JSON      = "json"
	MediaType = "media-type"
)

// Constraints lists the constraints on a body, a parameter or a header, by site.
func Constraints(root *schema.Node, in, name string) []Constraint {
	var all []Constraint
	seen := map[rule.Site]bool{}
	root.Each(func(n *schema.Node) {
		add := func(c Constraint) {
			if seen[c.Site] {
				return // branches share their site: the first represents all
			}
			seen[c.Site] = true
			c.In, c.Name, c.Pointer, c.node, c.root = in, name, pointerTo(n, root), n, root
			all = append(all, c)
		}
		for keyword, line := range n.Keywords {
			if keyword != schema.RequiredWhen {
				add(Constraint{Site: n.SiteOf(keyword), Keyword: keyword, Line: line})
			}
		}
		for _, condition := range n.Conditions { // on the object, because two properties decide
			add(Constraint{Site: n.Properties[condition.Property].SiteOf(schema.RequiredWhen), Keyword: schema.RequiredWhen, Line: condition.Line, condition: &condition})
		}
	})
	Sort(all)
	return all
}

// OfWhole is a constraint on a body as a whole: that it is JSON, or of its media type.
func OfWhole(root *schema.Node, keyword string) Constraint {
	return Constraint{Site: rule.MakeSite(string(root.Site), keyword), Keyword: keyword, In: "body", Line: root.Line, node: root, root: root}
}

// Sort puts constraints in the order of their sites.
func Sort(all []Constraint) {
	slices.SortFunc(all, func(a, b Constraint) int { return strings.Compare(string(a.Site), string(b.Site)) })
}

// pointerTo is the place of a node below its root; nil for the root itself.
func pointerTo(n, root *schema.Node) []string {
	place := strings.TrimPrefix(strings.TrimPrefix(string(n.Site), string(root.Site)), "/")
	if place == "" {
		return nil
	}
	parts := strings.Split(place, "/")
	for i, part := range parts {
		parts[i] = schema.NameOf(part)
	}
	return parts
}

// Variant is the variant of the whole body that the constraint is about; empty for all.
func (c Constraint) Variant() string {
	if len(c.Pointer) == 0 {
		return ""
	}
	name, is := strings.CutPrefix(c.Pointer[0], "@")
	if !is {
		return ""
	}
	return name
}

// Whole reports whether the constraint is about a whole body, or a whole variant of it.
func (c Constraint) Whole() bool {
	return len(c.Pointer) == 0 || len(c.Pointer) == 1 && c.Variant() != ""
}

// Place is the place of the constraint in words.
func (c Constraint) Place() string {
	switch {
	case c.Name != "":
		return c.In + " parameter " + c.Name
	case len(c.Pointer) == 0:
		return "the body"
	}
	return strings.Join(c.Pointer, "/")
}

// Declares reports whether the place of the constraint is an object that declares properties.
func (c Constraint) Declares() bool { return len(c.node.Properties) > 0 }

// violatesOther reports whether the value of an edit violates another constraint of the place,
// such as an int32 overflow where an enum lists the values. Only fixed values can be tested
// beforehand. If the place has branches, any of them may accept the value.
func (c Constraint) violatesOther(e Edit) bool {
	n := c.node
	if !e.fixed || n.Checker == nil || len(n.Branches)+len(n.Siblings) > 0 || c.Keyword == schema.Type || c.Keyword == schema.Nullable {
		return false
	}
	value, _ := e.Do(nil)
	return slices.ContainsFunc(n.Checker.Violations(value, schema.Request), func(v schema.Violation) bool {
		_, stated := n.Keywords[v.Keyword]
		return stated && v.Keyword != c.Keyword
	})
}

// limit is the document's value of the keyword, possibly in a branch of the place; nil for a
// keyword that is not a limit.
func (c Constraint) limit() any {
	if c.condition != nil {
		return *c.condition
	}
	if s := c.node.Stating(c.Keyword); s != nil {
		return s.Limits[c.Keyword]
	}
	return nil
}
