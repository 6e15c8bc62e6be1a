package resource

import (
	"fmt"

	"github.com/goccy/go-yaml"
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
