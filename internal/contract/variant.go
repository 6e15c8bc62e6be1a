package contract

import (
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"

	"github.com/assay-conformance/assay/internal/rule"
)

// A place may have variants: one of several schemas, and something that says which. It is the
// value of a member (discriminator), or what x-variants names: a query parameter that is
// given, the form of a path parameter, a member that is there, the type of the value. Only the
// variant that was chosen judges; with a plain oneOf an object where a list was asked for
// would pass, because some other branch takes it.
//
// The sites of a variant lie under a part of their own: createGroup/body/@ldap/host/required.
type variant struct {
	name string
	when selector
	ref  string // of the schema, as the document writes it
	node *node
}

// selector is what must hold for a variant to be chosen; the zero value always does.
type selector struct {
	query   string         // a query parameter that is given
	path    string         // a path parameter that matches
	matches *regexp.Regexp // what the path parameter matches
	member  string         // a member that is there
	equals  string         // the value of that member; empty for any
	kind    string         // object or array
}

// RequestContext is what a request says beside its body that chooses a variant.
type RequestContext struct {
	query url.Values
	path  map[string]string
}

// RequestContextOf reads what a request of an operation says beside its body.
func (c *Contract) RequestContextOf(r *http.Request) RequestContext {
	a := RequestContext{query: r.URL.Query()}
	if _, path, err := c.router.FindRoute(&http.Request{Method: r.Method, URL: r.URL}); err == nil {
		a.path = path
	}
	return a
}

func (s selector) holds(a RequestContext, value any) bool {
	object, isObject := value.(map[string]any)
	_, isList := value.([]any)
	if s.query != "" && !a.query.Has(s.query) || s.path != "" && !s.matches.MatchString(a.path[s.path]) {
		return false
	}
	if s.member != "" {
		got, there := object[s.member]
		if !there || s.equals != "" && got != s.equals {
			return false
		}
	}
	return s.kind == "" || s.kind == "object" && isObject || s.kind == "array" && isList
}

// chosen is the place of the variant that was chosen; -1 when none was.
func (a RequestContext) chosen(n *node, value any) int {
	return slices.IndexFunc(n.variantsOf(), func(v variant) bool { return v.when.holds(a, value) })
}

// take gives the node that a value is to be held against: the chosen variant's where the place
// has variants, nil when none of them was chosen.
func (a RequestContext) take(n *node, value any) *node {
	for n != nil && len(n.variants) > 0 {
		i := a.chosen(n, value)
		if i < 0 {
			return nil
		}
		n = n.variants[i].node
	}
	return n
}

var variantName = regexp.MustCompile(`^[A-Za-z0-9-]+$`)

// varied reads the variants of a schema, and walks each of them.
func (w *walker) varied(n *node, s *openapi3.Schema) error {
	line := lineOf(s, "oneOf")
	if s.Discriminator != nil {
		return w.discriminated(n, s, line)
	}
	list, err := listOf(s.Extensions, extensionVariants)
	if err != nil || len(list) == 0 || len(list) != len(s.OneOf) {
		return fmt.Errorf("%s:%d: %s: want a list with one entry for each schema of the oneOf", w.file, line, extensionVariants)
	}
	for i, item := range list {
		v, err := selection(item)
		if err != nil {
			return fmt.Errorf("%s:%d: %s: entry %d: %w", w.file, line, extensionVariants, i, err)
		}
		if err := w.variant(n, v, s.OneOf[i]); err != nil {
			return err
		}
		if v.when.member == "" && v.when.kind == "" {
			continue
		}
		// what has another type, or lacks the member, is another variant
		branch := n.variants[i].node
		delete(branch.keywords, "type")
		delete(branch.keywords, kwNullable)
		if member := branch.members[v.when.member]; member != nil {
			delete(member.keywords, kwRequired)
		}
	}
	if last := n.variants[len(n.variants)-1]; last.when.member != "" || last.when.kind != "" {
		n.keywords["type"] = line // a value may be of none
	}
	return nil
}

// selection reads one entry of x-variants.
func selection(item any) (variant, error) {
	var v variant
	entry, ok := item.(map[string]any)
	if !ok {
		return v, fmt.Errorf("want a name and what chooses it, found %s", typeName(item))
	}
	for key, value := range entry {
		text, ok := value.(string)
		if !ok || text == "" {
			return v, fmt.Errorf("want text under %s, found %s", key, show(value))
		}
		switch key {
		case "name":
			v.name = text
		case "query":
			v.when.query = text
		case "member":
			v.when.member = text
		case "type":
			if text != "object" && text != "array" {
				return v, fmt.Errorf("want object or array under type, found %q", text)
			}
			v.when.kind = text
		case "path":
			name, pattern, _ := strings.Cut(text, " ")
			matches, err := regexp.Compile(pattern)
			if err != nil || pattern == "" {
				return v, fmt.Errorf("path: want a parameter and a pattern, as in %q, found %q", "id ^[0-9]+$", text)
			}
			v.when.path, v.when.matches = name, matches
		default:
			return v, fmt.Errorf("unknown key %q; want name, and query, path, member or type", key)
		}
	}
	return v, nil
}

// discriminated reads an OpenAPI discriminator. Its mapping names the variants; the member
// that discriminates is a promise of the place itself, for without it there is no variant.
func (w *walker) discriminated(n *node, s *openapi3.Schema, line int) error {
	d := s.Discriminator
	if len(d.Mapping) == 0 {
		return fmt.Errorf("%s:%d: the discriminator %s has no mapping: assay does not guess names", w.file, line, d.PropertyName)
	}
	if err := w.nameable(s, d.PropertyName); err != nil {
		return err
	}
	names := slices.Sorted(maps.Keys(d.Mapping))
	for _, name := range names {
		i := slices.IndexFunc(s.OneOf, func(ref *openapi3.SchemaRef) bool { return ref.Ref == d.Mapping[name].Ref })
		if i < 0 {
			return fmt.Errorf("%s:%d: the discriminator maps %q to %s, which is not in the oneOf", w.file, line, name, d.Mapping[name].Ref)
		}
		v := variant{name: name, when: selector{member: d.PropertyName, equals: name}}
		if err := w.variant(n, v, s.OneOf[i]); err != nil {
			return err
		}
		branch := n.variants[len(n.variants)-1].node
		if member := branch.members[d.PropertyName]; member != nil {
			clear(member.keywords) // to change it is to choose another variant
		}
		for _, keyword := range []string{"type", kwNullable} {
			delete(branch.keywords, keyword) // what is no object has no such member
		}
	}
	n.types, n.keywords["type"], n.keywords[kwNullable] = []string{"object"}, line, line
	values := make([]any, len(names))
	for i, name := range names {
		values[i] = name
	}
	choice := &openapi3.Schema{Type: &openapi3.Types{"string"}, Enum: values}
	n.members[d.PropertyName] = &node{
		site: rule.MakeSite(string(n.site), d.PropertyName), types: []string{"string"}, line: line, schema: choice, chooses: true,
		keywords: map[string]int{kwRequired: line, "enum": line}, said: map[string]*openapi3.Schema{"enum": choice}, members: map[string]*node{},
	}
	return nil
}

func (w *walker) variant(n *node, v variant, ref *openapi3.SchemaRef) error {
	if !variantName.MatchString(v.name) || ref.Ref == "" {
		return fmt.Errorf("%s:%d: the variant %q of %s: want a name of letters, digits and hyphens, and a $ref", w.file, lineOf(ref.Value, ""), v.name, n.site)
	}
	built, err := w.build(ref, rule.MakeSite(string(n.site), "@"+v.name))
	if err != nil {
		return err
	}
	v.node, v.ref = built, ref.Ref
	n.variants = append(n.variants, v)
	return nil
}

// Variants names the variants of a request body; none where it has one form.
func (b *RequestBody) Variants() []string {
	var names []string
	for _, v := range b.rootNode().variantsOf() {
		names = append(names, v.name)
	}
	return names
}
