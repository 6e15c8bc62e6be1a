package trial

import (
	"fmt"
	"maps"
	"slices"

	"github.com/assay-conformance/assay/internal/resource"
)

// path returns the path parameters: the id of the thing, and the others from the row.
func (a *arranger) path() (map[string]string, error) {
	path := map[string]string{}
	if err := a.parents(path); err != nil {
		return nil, err
	}
	for _, name := range slices.Sorted(maps.Keys(a.row.Path)) {
		value, err := a.text(a.row.Path[name])
		if err != nil {
			return nil, err
		}
		path[name] = value
	}
	name := a.idParameter(a.op.ID)
	if _, given := path[name]; name != "" && !given {
		self, err := a.thing()
		if err != nil {
			return nil, err
		}
		path[name] = self.ID
	}
	return path, nil
}

// parents sets the path parameters with the ids of the parent, and of the second parent of a thing
// that joins two others. Each creation joins another second one.
func (a *arranger) parents(path map[string]string) error {
	if p := a.r.Parent; p != nil && a.op.Takes("path", p.Path) {
		parent, err := a.parentOf(a.ctx, a.r)
		if err != nil {
			return err
		}
		path[p.Path] = parent.ID
	}
	if p := a.r.Second; p != nil && a.r.Creates(a.op.ID) {
		second, err := a.from(a.ctx, p)
		if err != nil {
			return err
		}
		a.second = &second
		path[p.Path] = second.ID
	}
	return nil
}

// query returns the query parameters, with those that choose the variant and without those that choose
// another.
func (a *arranger) query() (map[string]string, error) {
	query, err := a.values(a.row.Query, a.form)
	if err != nil || len(a.with)+len(a.without) == 0 {
		return query, err
	}
	full, err := a.values(a.row.Query, resource.Full)
	query = merged(query, nil)
	for _, name := range a.with {
		query[name] = full[name]
	}
	for _, name := range a.without {
		delete(query, name)
		for _, other := range a.op.Requiring(name) {
			delete(query, other)
		}
	}
	return query, err
}

// values fills the placeholders of parameters.
func (a *arranger) values(t resource.Template, form resource.Form) (map[string]string, error) {
	object, _ := t.Of(form, a.Target.Offers).(map[string]any)
	if object == nil {
		return nil, nil
	}
	values := map[string]string{}
	for _, name := range slices.Sorted(maps.Keys(object)) { // in one order, so that fresh names are the same in every run
		text, err := a.text(fmt.Sprint(object[name]))
		if err != nil {
			return nil, err
		}
		values[name] = text
	}
	return values, nil
}

func merged(a, b map[string]string) map[string]string {
	all := maps.Clone(a)
	if all == nil {
		all = map[string]string{}
	}
	maps.Copy(all, b)
	return all
}
