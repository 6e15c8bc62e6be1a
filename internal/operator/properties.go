package operator

import (
	"slices"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/resource"
)

// sent lists the properties of the body of the operation.
func (l *lister) sent() []contract.Property {
	if l.op.Body == nil {
		return nil
	}
	return l.op.Body.Properties()
}

// stored lists those properties of the body that the server stores and shows.
func (l *lister) stored() []contract.Property {
	seen := l.shown(l.view())
	return slices.DeleteFunc(l.sent(), func(p contract.Property) bool {
		if l.resource.Properties[p.Name].By == "server" {
			return true
		}
		as, ok := l.resource.ShownAs(p.Name, l.view().ID)
		return !ok || !slices.ContainsFunc(seen, func(p contract.Property) bool { return p.Name == as })
	})
}

// changes reports whether an update may ask for another value of a property that is shown.
func (l *lister) changes(property string) bool {
	r := l.resource
	if r.Change.Style == resource.JSONPatch {
		return r.Properties[property].By != "server"
	}
	if link, ok := r.Links[property]; ok && link.Add+link.Drop != "" {
		return true
	}
	return slices.ContainsFunc(l.stored(), func(p contract.Property) bool {
		as, _ := r.ShownAs(p.Name, l.view().ID)
		return as == property
	})
}

// shown lists the properties of the things that an operation shows, without their id.
func (l *lister) shown(op *contract.Operation) []contract.Property {
	if op == nil {
		return nil
	}
	success, ok := op.Success()
	if !ok {
		return nil
	}
	all := success.Properties()
	for _, items := range l.lists() {
		if in := success.Properties(items, "*"); len(in) > 0 {
			all = in
		}
	}
	id := l.resource.ID.Property
	if id == "" || !slices.ContainsFunc(all, func(p contract.Property) bool { return p.Name == id }) {
		return nil // it shows other things
	}
	return slices.DeleteFunc(all, func(p contract.Property) bool { return p.Name == id })
}

// lists lists the properties in which listings of the resource have their items.
func (l *lister) lists() []string {
	var names []string
	if items := l.resource.Listing.Items; items != "" {
		names = append(names, items)
	}
	for _, shape := range l.resource.Listing.When {
		if shape.Items != "" {
			names = append(names, shape.Items)
		}
	}
	return names
}

// view is the operation that shows the most of a resource's things: the reading of one, or the listing.
func (l *lister) view() *contract.Operation {
	if op := l.contract.Operation(l.resource.Get); op != nil {
		return op
	}
	return l.contract.Operation(l.resource.List)
}

// showsList reports whether the success of the operation has a list of the resource's things.
func (l *lister) showsList() bool {
	success, ok := l.op.Success()
	if !ok {
		return false
	}
	id := l.resource.ID.Property
	return success.Shows("*", id) || slices.ContainsFunc(l.lists(), func(items string) bool { return success.Shows(items, "*", id) })
}
