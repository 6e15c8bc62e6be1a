package schema

import (
	"fmt"
	"net/url"
	"regexp"
	"slices"
)

// Variant is one of several schemas that a place may have, with what chooses it: the value of a
// property (discriminator), or an entry of x-variants: the presence of a query parameter, the
// form of a path parameter, the presence of a property, the type of the value. Only the chosen
// variant counts: with a plain oneOf an object instead of a requested list would pass, because
// another branch takes it.
//
// The sites of a variant include its name: createGroup/body/@ldap/host/required.
type Variant struct {
	Name string
	When Selector
	Ref  string // of its schema, as in the document
	Node *Node
}

// Selector is the condition for choosing a variant. The zero value always holds.
type Selector struct {
	Query    string         // a query parameter that is present
	Path     string         // a path parameter
	Matches  *regexp.Regexp // what the path parameter matches
	Property string         // a property that is present
	Equals   string         // the value of that property; empty for any
	Type     string         // object or array
}

// RequestContext is what a request has besides its body that can choose a variant.
type RequestContext struct {
	Query url.Values
	Path  map[string]string
}

// ByValue reports whether the choice depends on the value itself.
func (s Selector) ByValue() bool { return s.Property != "" || s.Type != "" }

func (s Selector) holds(c RequestContext, value any) bool {
	return s.HoldsForRequest(c) && s.holdsForValue(value)
}

// HoldsForRequest reports whether the conditions on the request hold, whatever the value is.
func (s Selector) HoldsForRequest(c RequestContext) bool {
	return (s.Query == "" || c.Query.Has(s.Query)) &&
		(s.Path == "" || s.Matches.MatchString(c.Path[s.Path]))
}

// Same reports whether two selectors have the same conditions.
func (s Selector) Same(t Selector) bool {
	pattern := func(s Selector) string { return fmt.Sprint(s.Matches) }
	same := pattern(s) == pattern(t)
	s.Matches, t.Matches = nil, nil
	return same && s == t
}

func (s Selector) holdsForValue(value any) bool {
	if s.Type != "" && s.Type != TypeName(value) {
		return false
	}
	if s.Property == "" {
		return true
	}
	object, _ := value.(map[string]any)
	got, there := object[s.Property]
	return there && (s.Equals == "" || got == s.Equals)
}

// Chosen is the variant of the place that a value takes; nil if it takes none.
func (n *Node) Chosen(c RequestContext, value any) *Variant {
	if n == nil {
		return nil
	}
	i := slices.IndexFunc(n.Variants, func(v Variant) bool { return v.When.holds(c, value) })
	if i < 0 {
		return nil
	}
	return &n.Variants[i]
}

// Resolve returns the node that a value is validated against: that of the chosen variant if the
// place has variants. If none is chosen it is nil, or that of the place itself if other values are allowed.
func (n *Node) Resolve(c RequestContext, value any) *Node {
	for n != nil && len(n.Variants) > 0 {
		chosen := n.Chosen(c, value)
		switch {
		case chosen == nil && n.Others:
			return n
		case chosen == nil:
			return nil
		}
		n = chosen.Node
	}
	return n
}

// VariantNames names the variants of the place; none if it has one form.
func (n *Node) VariantNames() []string {
	if n == nil {
		return nil
	}
	var names []string
	for _, v := range n.Variants {
		names = append(names, v.Name)
	}
	return names
}
