package resource

import (
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/contract"
)

// row checks one resource.
type row struct {
	*checker
	r *Resource
}

func (k *checker) in(r *Resource) row { return row{k, r} }

// at returns the path of a key of the resource in the file.
func (c row) at(parts ...string) []string { return append([]string{"resources", c.r.Noun}, parts...) }

func (c row) resource() {
	if c.r.Plural == "" || c.r.Plural == c.r.Noun {
		c.fault(c.at("plural"), "the plural of %q must differ from the noun", c.r.Noun)
	}
	c.operations()
	c.id()
	c.parents()
	c.elsewhere()
	c.listing()
	c.creation()
	c.change()
	c.links()
	c.properties()
	c.edges()
	for _, noun := range c.r.Cascade {
		c.noun(noun, "cascade")
	}
	for _, key := range sortedKeys(c.r.Calls) {
		c.call(key, c.r.Calls[key])
	}
}

// operations checks that the named operations are in the contract.
func (c row) operations() {
	for key, ids := range c.r.all() {
		for _, id := range ids {
			c.operation(id, "operations", key)
		}
	}
	for id, form := range c.r.Responses {
		c.operation(id, "responses", id)
		if form != oneOfList {
			c.fault(c.at("responses", id), "unknown form %q (available: %s)", form, oneOfList)
		}
	}
	if c.r.Create != "" && c.r.Delete == "" && c.r.Removal.Never == "" {
		c.fault(c.at("operations"), "no operation deletes a %s: give the reason under remove: never", c.r.Noun)
	}
}

// operation returns an operation that the file names; nil if there is none.
func (c row) operation(id string, at ...string) *contract.Operation {
	op := c.contract.Operation(id)
	if op == nil && id != "" {
		known := map[string]bool{}
		for _, op := range c.contract.Operations() {
			known[op.ID] = true
		}
		c.fault(c.at(at...), "unknown operation %q%s", id, available(known))
	}
	return op
}

func (c row) noun(noun string, at ...string) {
	if c.set.Resources[noun] == nil {
		c.fault(c.at(at...), "unknown noun %q%s", noun, available(c.set.Resources))
	}
}

func (c row) id() {
	if c.shownBy() != nil && !c.r.Unseen() {
		c.shows(c.r.ID.Property, "id", "property")
	}
	for _, id := range []string{c.r.Get, c.r.Update, c.r.Delete} {
		if op := c.contract.Operation(id); op != nil {
			c.parameter(op, "path", c.r.ID.Path, "id", "path")
		}
	}
	if c.r.Name.Property != "" {
		c.shows(c.r.Name.Property, "name", "property")
	}
	switch c.r.Name.Unique {
	case "", "parent", "tenant", "undocumented":
	default:
		c.fault(c.at("name", "unique"), "unknown uniqueness %q (available: parent, tenant, undocumented)", c.r.Name.Unique)
	}
	if c.r.Scope.Query == "" {
		return
	}
	for _, id := range []string{c.r.Create, c.r.Get, c.r.List} {
		if op := c.contract.Operation(id); op != nil {
			c.parameter(op, "query", c.r.Scope.Query, "scope", "query")
		}
	}
}

func (c row) parents() {
	for key, p := range map[string]*Parent{"parent": c.r.Parent, "second": c.r.Second} {
		if p == nil {
			continue
		}
		c.noun(p.Noun, key, "noun")
		offer, reused := strings.CutPrefix(p.From, "offer ")
		switch {
		case reused:
			c.offered(offer, key, "from")
		case p.From != "create":
			c.fault(c.at(key, "from"), "invalid source %q: want create, or offer and its name", p.From)
		}
		if op := c.contract.Operation(c.r.Create); op != nil && p.Path != "" {
			c.parameter(op, "path", p.Path, key, "path")
		}
		if p.Shown != "" {
			c.shows(p.Shown, key, "shown")
		}
	}
}

func (c row) elsewhere() {
	if c.r.Elsewhere.As != "" {
		c.offered(c.r.Elsewhere.As, "elsewhere", "as")
	}
	for _, name := range sortedKeys(c.r.Elsewhere.Query) {
		if op := c.contract.Operation(c.r.Create); op != nil {
			c.parameter(op, "query", name, "elsewhere", "query", name)
		}
		c.text(c.r.Elsewhere.Query[name], []string{"elsewhere", "query", name})
	}
}

func (c row) offered(name string, at ...string) {
	if _, declared := c.set.Offers[name]; !declared {
		c.fault(c.at(at...), "the offer %q is not declared under offers%s", name, available(c.set.Offers))
	}
}

func (c row) parameter(op *contract.Operation, in, name string, at ...string) {
	if !op.Takes(in, name) {
		known := map[string]bool{}
		for _, p := range op.ParametersIn(in) {
			known[p] = true
		}
		c.fault(c.at(at...), "%s has no %s parameter %q%s", op.ID, in, name, available(known))
	}
}

// shownBy returns the success responses that show a thing of this kind, or a list of them.
func (c row) shownBy() []contract.Response {
	var all []contract.Response
	for _, id := range []string{c.r.Get, c.r.Create, c.r.Update, c.r.List} {
		if op := c.contract.Operation(id); op != nil {
			if success, ok := op.Success(); ok {
				all = append(all, success)
			}
		}
	}
	return all
}

// shows checks that at least one response shows a property of the thing.
func (c row) shows(property string, at ...string) {
	if !slices.ContainsFunc(c.shownBy(), func(r contract.Response) bool { return c.isShown(r, property) }) {
		c.fault(c.at(at...), "no response of %s shows the property %q", c.r.Plural, property)
	}
}

func (c row) isShown(r contract.Response, property string) bool {
	if r.Shows(property) {
		return true
	}
	for _, items := range append([]string{c.r.Listing.Items}, itemsOf(c.r.Listing.When)...) {
		if items != "" && r.Shows(items, "*", property) {
			return true
		}
	}
	return false
}

func itemsOf(shapes map[string]Shape) []string {
	var all []string
	for _, s := range shapes {
		all = append(all, s.Items)
	}
	return all
}
