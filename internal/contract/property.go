package contract

import (
	"slices"

	"github.com/assay-conformance/assay/internal/contract/schema"
)

// Property is a property of an object in a request or a response.
type Property struct {
	Name  string
	Types []string // JSON Schema types that it may have, in any form of the object; empty for any
	Free  bool     // a text that the document does not restrict to a format, a pattern or certain values
}

// Is reports whether the property may be of a type.
func (p Property) Is(name string) bool { return len(p.Types) == 0 || slices.Contains(p.Types, name) }

// Properties lists the properties of a request body in alphabetical order, those of every form of it.
func (b *RequestBody) Properties() []Property { return propertiesOf(b.root.At(nil)) }

// Properties lists the properties of the objects at a place of the response in alphabetical order; "*" in the
// pointer is any item of a list. A response whose body is a list has the properties of its items.
func (a Response) Properties(pointer ...string) []Property {
	return propertiesOf(append(a.root.At(pointer), a.root.At(append([]string{"*"}, pointer...))...))
}

func propertiesOf(objects []*schema.Node) []Property {
	var all []Property
	for _, object := range objects {
		for _, name := range object.Names() {
			i := slices.IndexFunc(all, func(p Property) bool { return p.Name == name })
			if i < 0 {
				i = len(all)
				all = append(all, Property{Name: name, Free: true})
			}
			for _, n := range object.At([]string{name}) {
				all[i].Types = append(all[i].Types, n.AllTypes()...)
				all[i].Free = all[i].Free && n.Is("") && !n.Chooses && !restricted(n)
			}
		}
	}
	slices.SortFunc(all, func(p, q Property) int {
		if p.Name < q.Name {
			return -1
		}
		return 1
	})
	return all
}

// restricted reports whether the document says more about a text than its length.
func restricted(n *schema.Node) bool {
	return slices.ContainsFunc([]string{"format", "pattern", "enum"}, func(keyword string) bool { _, has := n.Keywords[keyword]; return has })
}
