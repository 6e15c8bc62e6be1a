package resource

import (
	"fmt"

	"github.com/goccy/go-yaml"

	"github.com/assay-conformance/assay/internal/contract"
)

// Creation is the body to create a thing: one template, or one for each value of a property that
// selects the form of the body.
type Creation struct {
	Template `yaml:",inline"`
	By       string `yaml:"by"` // the property that selects the form
	Forms    Forms  `yaml:"forms"`
}

// Forms are templates by name, in the order of the file.
type Forms struct {
	Names  []string
	byName map[string]Template
}

// UnmarshalYAML keeps the order of the names.
func (f *Forms) UnmarshalYAML(decode func(any) error) error {
	var order yaml.MapSlice
	if err := decode(&order); err != nil {
		return err
	}
	for _, item := range order {
		f.Names = append(f.Names, fmt.Sprint(item.Key))
	}
	return decode(&f.byName)
}

// As returns the template of a form, or of the first one if the name is empty. ok is false if there
// is no such form.
func (c Creation) As(form string) (t Template, ok bool) {
	switch {
	case len(c.Forms.Names) == 0:
		return c.Template, form == ""
	case form == "":
		form = c.Forms.Names[0]
	}
	t, ok = c.Forms.byName[form]
	return t, ok
}

// Knows reports whether a body may have a property. part is the body, or a part of one: where it does not
// say of which form it is, it may be of any.
func (r *Resource) Knows(body *contract.RequestBody, part any, pointer ...string) bool {
	_, ok := body.Place(part, pointer...)
	for _, name := range r.Creation.Forms.Names {
		if !ok {
			_, ok = body.Place(joined(map[string]any{r.Creation.By: name}, part), pointer...)
		}
	}
	return ok
}
