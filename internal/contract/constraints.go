package contract

import (
	"slices"

	"github.com/assay-conformance/assay/internal/contract/edit"
	"github.com/assay-conformance/assay/internal/contract/schema"
)

// Constraints lists the constraints on the requests of an operation, by site. Every request
// that the contract accepts satisfies all of them.
func (o *Operation) Constraints() []Constraint {
	var all []Constraint
	for _, p := range o.Parameters {
		all = append(all, p.Constraints()...)
	}
	if o.Body != nil {
		all = append(all, o.Body.constraints()...)
	}
	edit.Sort(all)
	return all
}

// Constraints lists the constraints on a parameter or a header, by site.
func (p Parameter) Constraints() []Constraint {
	all := edit.Constraints(p.root, p.In, p.Name)
	for i := range all {
		all[i].Repeats = p.Repeats
	}
	return all
}

// constraints lists the constraints on a body. One that is not JSON has no types on the wire:
// only the presence of its parts can be checked, and of one without parts only its own.
func (b *RequestBody) constraints() []Constraint {
	all := append(edit.Constraints(b.root, "body", ""), edit.OfWhole(b.root, KeywordMediaType))
	if isJSON(b.MediaType) {
		return append(all, edit.OfWhole(b.root, KeywordJSON))
	}
	hasParts := b.MediaType == formType || b.MediaType == multipartType
	return slices.DeleteFunc(all, func(c Constraint) bool {
		return !hasParts && len(c.Pointer) > 0 || c.Keyword != schema.Required && c.Keyword != schema.Optional && c.Keyword != schema.RequiredWhen && c.Keyword != KeywordMediaType
	})
}

// Constraints lists the constraints on the body of a response, by site; none for a body
// that the source does not document.
func (a Response) Constraints() []Constraint {
	if a.root == nil || a.Undocumented || a.OpenBody || !isJSON(a.MediaType) {
		return nil
	}
	return edit.Constraints(a.root, "body", "")
}
