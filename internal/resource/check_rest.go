package resource

import (
	"maps"
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/contract"
)

func (c row) listing() {
	l := c.r.Listing
	op := c.contract.Operation(c.r.List)
	if op == nil {
		return
	}
	for key, name := range map[string]string{"page": l.Page, "limit": l.Limit, "offset": l.Offset} {
		if name != "" {
			c.parameter(op, "query", name, "list", key)
		}
	}
	if l.Size < 0 {
		c.fault(c.at("list", "size"), "want 0 or more items, got %d", l.Size)
	}
	success, _ := op.Success()
	shown := func(name string, at ...string) {
		if name != "" && !success.Shows(name) {
			c.fault(c.at(at...), "the response of %s has no property %q", op.ID, name)
		}
	}
	shown(l.Items, "list", "items")
	shown(l.Total, "list", "total")
	shown(l.Pages, "list", "pages")
	for _, name := range sortedKeys(l.TotalQuery) {
		c.parameter(op, "query", name, "list", "total-query", name)
	}
	for name, shape := range l.When {
		c.parameter(op, "query", name, "list", "when", name)
		shown(shape.Items, "list", "when", name, "items")
		shown(shape.Total, "list", "when", name, "total")
	}
	for property, filter := range l.Filters {
		c.shows(property, "list", "filters", property)
		c.parameter(op, "query", filter.Query, "list", "filters", property, "query")
		c.text(filter.Write, []string{"list", "filters", property, "write"})
		if filter.Doubt != "" {
			c.offered(filter.Doubt, "list", "filters", property, "doubt")
		}
		if create := c.contract.Operation(c.r.Create); create != nil {
			c.template(create, filter.Other, create.Body, "list", "filters", property, "other")
		}
	}
	if l.Order != "" {
		c.shows(l.Order, "list", "order")
	}
}

func (c row) links() {
	update := c.contract.Operation(c.r.Update)
	for property, link := range c.r.Links {
		c.shows(property, "links", property)
		c.noun(link.To, "links", property, "to")
		for key, name := range map[string]string{"add": link.Add, "drop": link.Drop} {
			if name == "" {
				continue
			}
			if _, ok := c.updateTakes(update, name); !ok {
				c.fault(c.at("links", property, key), "no update of a %s has the property %q", c.r.Noun, name)
			}
		}
	}
	for _, name := range c.r.Removal.Unlink {
		if c.r.Links[name].Drop == "" {
			c.fault(c.at("remove", "unlink"), "%q is not a link that an update can drop%s", name, available(c.r.Links))
		}
	}
}

func (c row) updateTakes(update *contract.Operation, name string) (contract.Place, bool) {
	if update == nil {
		return contract.Place{}, false
	}
	return update.Body.Place(map[string]any{name: nil}, name)
}

// properties checks that each property is in a request or a response.
func (c row) properties() {
	for name, p := range c.r.Properties {
		if !c.knows(name) {
			c.fault(c.at("properties", name), "no request or response of %s has the property %q", c.r.Plural, name)
		}
		if !slices.Contains([]string{"", "caller", "server"}, p.By) {
			c.fault(c.at("properties", name, "by"), "unknown value %q (available: caller, server)", p.By)
		}
		if p.As != "" {
			c.shows(p.As, "properties", name, "as")
		}
		with, _, _ := strings.Cut(p.With, " ")
		if with != "" && !slices.ContainsFunc([]string{c.r.Create, c.r.Update}, func(id string) bool {
			op := c.contract.Operation(id)
			return op != nil && op.Takes("query", with)
		}) {
			c.fault(c.at("properties", name, "with"), "neither create nor update has a query parameter %q", with)
		}
		if p.Follows != "" && !c.knows(p.Follows) {
			c.fault(c.at("properties", name, "follows"), "unknown property %q", p.Follows)
		}
		for _, id := range p.Shown.Operations {
			c.operation(id, "properties", name, "shown")
		}
	}
}

// edges checks that each place is in a request, and each property beside it.
func (c row) edges() {
	for edge, beside := range c.r.Edges {
		place, _, _ := strings.Cut(edge, "/")
		for _, name := range append(slices.Collect(maps.Keys(beside)), place) {
			if !c.knows(name) {
				c.fault(c.at("edges", edge), "no request or response of %s has the property %q", c.r.Plural, name)
			}
		}
	}
}

// knows reports whether a request or a response has a property.
func (c row) knows(name string) bool {
	for _, id := range []string{c.r.Create, c.r.CreateOtherwise, c.r.Update} {
		if op := c.contract.Operation(id); op != nil && takes(op.Body, name, c.r.Creation) {
			return true
		}
	}
	return slices.ContainsFunc(c.shownBy(), func(r contract.Response) bool { return c.isShown(r, name) })
}

// takes reports whether a body has a property, in any of its forms.
func takes(body *contract.RequestBody, name string, create Creation) bool {
	for _, form := range append([]string{""}, create.Forms.Names...) {
		if name == create.By && form != "" {
			return true
		}
		if _, ok := body.Place(map[string]any{create.By: form, name: nil}, name); ok {
			return true
		}
	}
	return false
}

// call checks the row of an operation, or of one of its forms.
func (c row) call(key string, call Call) {
	at := func(parts ...string) []string { return append([]string{"calls", key}, parts...) }
	id, variant := c.operationOf(key)
	op := c.operation(id, at()...)
	if op == nil {
		return
	}
	if variant != "" && !op.HasVariant(variant) {
		c.fault(c.at(at()...), "%s has no form or variant %q", id, variant)
	}
	if !slices.Contains([]string{"", "minimal", "full"}, call.Using) {
		c.fault(c.at(at("using")...), "unknown form %q (available: minimal, full)", call.Using)
	}
	if _, known := c.r.Creation.As(call.Made); !known {
		c.fault(c.at(at("made")...), "unknown form of creation %q (available: %s)", call.Made, strings.Join(c.r.Creation.Forms.Names, ", "))
	}
	for _, name := range sortedKeys(call.Path) {
		c.parameter(op, "path", name, at("path", name)...)
		c.text(call.Path[name], at("path", name))
	}
	for in, t := range map[string]Template{"query": call.Query, "header": call.Header} {
		c.placeholders(t, at(in)...)
		for name := range objectOf(t.Of(Full, c.allOffers())) {
			c.parameter(op, in, name, at(in)...)
		}
	}
	c.template(op, call.Body, op.Body, at("body")...)
}
