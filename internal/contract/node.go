package contract

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/assay-conformance/assay/internal/rule"
)

// node is a place in a body (or a parameter), with all that the schemas say about it: allOf
// is merged, so that a place has one node however many schemas speak of it. A schema that
// refers to itself makes a graph: the deeper place has the node, and the sites, of the first.
type node struct {
	site         rule.Site // the place, without a keyword
	types        []string
	nullable     bool
	undocumented bool
	keywords     map[string]int // what is promised here, with the line of each promise
	schema       *openapi3.Schema
	said         map[string]*openapi3.Schema // by keyword: the part of an allOf that states it
	members      map[string]*node
	items        *node
	branches     []*node // oneOf, anyOf: they share the site
	siblings     []*node // of a branch: all branches of its place, this one too
	variants     []variant
	chooses      bool     // the member whose value chooses the variant of the place that it is in
	either       []string // members of which at least one must be there (anyOf)
	line         int
}

// Keywords that are promises about a place. "optional" is ours: a member that may be left out.
const (
	kwRequired = "required"
	kwOptional = "optional"
	kwNullable = "nullable"
	kwEither   = "anyOf"
)

// promise is the site of a keyword at this place. Where a member bears the name of the keyword
// (AlloyScan's segments have a member "type") a colon keeps the two apart: body/:type is the
// type of the body, body/type its member.
func (n *node) promise(keyword string) rule.Site {
	if _, taken := n.members[keyword]; taken {
		keyword = ":" + keyword
	}
	return rule.MakeSite(string(n.site), keyword)
}

// walker builds nodes and remembers the schemas that it is inside of.
type walker struct {
	file    string
	inside  map[*openapi3.Schema]*node
	merging map[part]bool
}

// part is a schema that is being merged into a node.
type part struct {
	of     *node
	schema *openapi3.Schema
}

func (w *walker) build(ref *openapi3.SchemaRef, site rule.Site) (*node, error) {
	if n, ok := w.inside[ref.Value]; ok {
		return n, nil
	}
	n := &node{site: site, keywords: map[string]int{}, said: map[string]*openapi3.Schema{}, members: map[string]*node{}, schema: ref.Value, line: lineOf(ref.Value, "")}
	n.nullable = ref.Value.Nullable
	w.inside[ref.Value] = n
	defer delete(w.inside, ref.Value)
	if err := w.merge(n, ref.Value); err != nil {
		return nil, err
	}
	return n, nil
}

// merge adds what a schema says to a node.
func (w *walker) merge(n *node, s *openapi3.Schema) error {
	if err := w.refuseUnknown(s); err != nil {
		return err
	}
	itself := fmt.Errorf("%s:%d: the schema is a part of itself", w.file, lineOf(s, ""))
	if w.merging[part{n, s}] {
		return itself
	}
	w.merging[part{n, s}] = true
	defer delete(w.merging, part{n, s})
	for _, all := range s.AllOf {
		if err := w.merge(n, all.Value); err != nil {
			return err
		}
	}
	if err := w.alternatives(n, s); err != nil {
		return err
	}
	mark, err := undocumented(s.Extensions, nullsUndocumented)
	if err != nil {
		return fmt.Errorf("%s:%d: %w", w.file, lineOf(s, ""), err)
	}
	if mark == true {
		n.undocumented = true
	}
	if s.Type != nil {
		n.types = s.Type.Slice()
		n.keywords["type"] = lineOf(s, "type")
		n.keywords[kwNullable] = lineOf(s, "nullable")
	}
	for keyword, present := range map[string]bool{
		"enum": len(s.Enum) > 0, "format": s.Format != "", "pattern": s.Pattern != "",
		"minLength": s.MinLength > 0, "maxLength": s.MaxLength != nil, "minimum": s.Min != nil, "maximum": s.Max != nil,
		"minItems": s.MinItems > 0, "maxItems": s.MaxItems != nil, "uniqueItems": s.UniqueItems,
	} {
		if present {
			n.keywords[keyword], n.said[keyword] = lineOf(s, keyword), s
		}
	}
	if err := w.mergeChildren(n, s); err != nil {
		return err
	}
	if mark == nullsUndocumented {
		for name := range s.Properties {
			for _, place := range append(n.members[name].branches, n.members[name]) {
				delete(place.keywords, kwNullable)
			}
		}
	}
	return nil
}

// alternatives walks what a place may be instead: variants, of which one is chosen; members of
// which one at least is there; or branches, each as good as the other.
func (w *walker) alternatives(n *node, s *openapi3.Schema) error {
	if _, there := s.Extensions[extensionVariants]; there || s.Discriminator != nil {
		return w.varied(n, s)
	}
	if names := either(s.AnyOf); names != nil {
		n.either, n.keywords[kwEither] = names, lineOf(s, kwEither)
		return nil
	}
	for _, branch := range slices.Concat(s.OneOf, s.AnyOf) {
		if outer, ok := w.inside[branch.Value]; ok && outer.site == n.site {
			return fmt.Errorf("%s:%d: the schema is a part of itself", w.file, lineOf(s, ""))
		}
		b, err := w.build(branch, n.site)
		if err != nil {
			return err
		}
		n.branches = append(n.branches, b)
	}
	for _, b := range n.branches {
		b.siblings = n.branches
	}
	return nil
}

// either gives the members of an anyOf that does nothing but require one of them.
func either(anyOf openapi3.SchemaRefs) []string {
	var names []string
	for _, branch := range anyOf {
		b := branch.Value
		if len(b.Required) != 1 || b.Type != nil || len(b.Properties) > 0 {
			return nil
		}
		names = append(names, b.Required[0])
	}
	return names
}

func (w *walker) mergeChildren(n *node, s *openapi3.Schema) error {
	required := map[string]int{}
	for _, name := range s.Required {
		required[name] = lineOf(s, kwRequired)
	}
	for name, member := range s.Properties {
		if err := w.nameable(s, name); err != nil {
			return err
		}
		site := rule.MakeSite(string(n.site), name)
		if known, ok := n.members[name]; ok {
			if err := w.merge(known, member.Value); err != nil {
				return err
			}
			continue
		}
		child, err := w.build(member, site)
		if err != nil {
			return err
		}
		if child.site == site { // not so for a schema that refers to itself
			_, must := required[name]
			_, conditional := member.Value.Extensions[extensionRequiredWhen]
			if !must && !conditional {
				child.keywords[kwOptional] = child.line
			}
		}
		n.members[name] = child
	}
	for name, line := range required {
		child, ok := n.members[name]
		if !ok {
			return fmt.Errorf("%s:%d: the required member %q is not among the properties", w.file, line, name)
		}
		delete(child.keywords, kwOptional)
		child.keywords[kwRequired] = line
	}
	for _, name := range n.either {
		if member := n.members[name]; member != nil {
			delete(member.keywords, kwOptional) // that one of them must be there says all
		}
	}
	if s.Items != nil {
		items, err := w.build(s.Items, rule.MakeSite(string(n.site), "*"))
		if err != nil {
			return err
		}
		n.items = items
	}
	return nil
}

// nameable refuses a member whose name would mean something else in a site.
func (w *walker) nameable(s *openapi3.Schema, name string) error {
	if name == "" || name == "*" || name[0] == '@' || strings.Contains(name, "/") {
		return fmt.Errorf("%s:%d: the member %q cannot be part of a site: want a name that is not empty, has no slash, is not *, and does not begin with @", w.file, lineOf(s, "properties"), name)
	}
	return nil
}

// mostTried is the longest text and the longest list that a request is made with.
const mostTried = 1 << 20

// refuseUnknown stops at a keyword that the walk would pass over in silence: no promise of
// the document may go unlooked at.
func (w *walker) refuseUnknown(s *openapi3.Schema) error {
	closed := s.AdditionalProperties.Schema != nil || s.AdditionalProperties.Has != nil && !*s.AdditionalProperties.Has
	for keyword, present := range map[string]bool{
		"not": s.Not != nil, "multipleOf": s.MultipleOf != nil, "minProperties": s.MinProps > 0, "maxProperties": s.MaxProps != nil,
		"exclusiveMinimum": s.ExclusiveMin.IsSet(), "exclusiveMaximum": s.ExclusiveMax.IsSet(),
		"additionalProperties": closed, "readOnly": s.ReadOnly, "writeOnly": s.WriteOnly,
	} {
		if present {
			return fmt.Errorf("%s:%d: the keyword %q is not among those that assay derives checks from (internal/contract/node.go)", w.file, lineOf(s, keyword), keyword)
		}
	}
	for keyword, limit := range map[string]*uint64{"minLength": &s.MinLength, "maxLength": s.MaxLength, "minItems": &s.MinItems, "maxItems": s.MaxItems} {
		if limit != nil && *limit > mostTried {
			return fmt.Errorf("%s:%d: %s: %d is more than assay can try; leave the keyword out, or give it at most %d", w.file, lineOf(s, keyword), keyword, *limit, mostTried)
		}
	}
	if when, there := s.Extensions[extensionRequiredWhen]; there && (when == nil || when == "") {
		return fmt.Errorf("%s:%d: %s: want the condition in words, found %s", w.file, lineOf(s, ""), extensionRequiredWhen, show(when))
	}
	if _, known := malformed[s.Format]; s.Format != "" && !known {
		return fmt.Errorf("%s:%d: the format %q is not among those that assay derives checks from (internal/contract/constraint.go)", w.file, lineOf(s, "format"), s.Format)
	}
	return nil
}

// stating finds the schema that states a keyword at this place, if need be in a branch; nil
// when none does.
func (n *node) stating(keyword string) *openapi3.Schema {
	s := n.said[keyword]
	for i := 0; s == nil && i < len(n.branches); i++ {
		s = n.branches[i].stating(keyword)
	}
	return s
}

// allTypes lists the types of the place, whichever branch takes them.
func (n *node) allTypes() []string {
	types := slices.Clone(n.types)
	for _, b := range slices.Concat(n.branches, n.siblings) {
		types = append(types, b.types...)
	}
	return types
}

// takesNull says whether null may stand at the place.
func (n *node) takesNull() bool {
	return n.nullable || slices.ContainsFunc(n.siblings, func(b *node) bool { return b.nullable })
}

// is says whether a value is of one of the types of the place.
func (n *node) is(v any) bool {
	if v == nil {
		return n.nullable
	}
	return len(n.types) == 0 || slices.ContainsFunc(n.types, func(t string) bool {
		return (&openapi3.Schema{Type: &openapi3.Types{t}}).VisitJSON(v) == nil
	})
}

// branchIs says whether a branch of the place takes values of such a type.
func (n *node) branchIs(v any) bool {
	return slices.ContainsFunc(n.branches, func(b *node) bool { return len(b.types) > 0 && b.is(v) })
}

// each calls f for the node and all below it, every node once, members in alphabetical order.
func (n *node) each(f func(*node)) { n.visitAll(f, map[*node]bool{}) }

func (n *node) visitAll(f func(*node), seen map[*node]bool) {
	if n == nil || seen[n] {
		return
	}
	seen[n] = true
	f(n)
	for _, name := range n.names() {
		n.members[name].visitAll(f, seen)
	}
	n.items.visitAll(f, seen)
	for _, b := range n.branches {
		b.visitAll(f, seen)
	}
	for _, v := range n.variants {
		v.node.visitAll(f, seen)
	}
}

func (n *node) names() []string {
	names := make([]string, 0, len(n.members))
	for name := range n.members {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

// at finds the node for a place in a value, given as the parts of a JSON pointer. It gives
// the deepest node that the walk knows, whether that is the very place, and whether the way
// led through a choice of variants below the root.
func (a RequestContext) at(root *node, value any, pointer []string) (n *node, known, chosen bool) {
	here := a.take(root, value)
	if here == nil {
		return root, false, false
	}
	for i, part := range pointer {
		next := here.child(part)
		if next == nil && here != root {
			next = root.child(part) // the member that chooses the variant is the root's own
		}
		if next == nil {
			return here, false, chosen
		}
		if len(next.variants) > 0 {
			chosen = true
			v, _ := lookUp(value, pointer[:i+1])
			if taken := a.take(next, v); taken != nil {
				next = taken
			}
		}
		here = next
	}
	return here, true, chosen
}

func (n *node) child(part string) *node {
	if m, ok := n.members[part]; ok {
		return m
	}
	if n.items != nil && strings.Trim(part, "0123456789") == "" {
		return n.items
	}
	for _, b := range n.branches {
		if c := b.child(part); c != nil {
			return c
		}
	}
	return nil
}

// lineOf finds the line of a keyword of a schema, or of the schema itself.
func lineOf(s *openapi3.Schema, keyword string) int {
	if s.Origin == nil {
		return 0
	}
	if at, ok := s.Origin.Fields.Lookup(keyword); ok {
		return at.Line
	}
	if at := s.Origin.Sequences[keyword]; len(at) > 0 {
		return at[0].Line
	}
	if s.Origin.Key != nil {
		return s.Origin.Key.Line
	}
	return 0
}
