package zpa

import "strings"

// field is how a field of a group is searched.
type field struct {
	value func(shown) string
	truth bool // true and false are its only values
}

// searchable lists the fields.
func (c *call) searchable() map[string]field {
	return map[string]field{
		"id":          {value: func(s shown) string { return s.group.id }},
		"name":        {value: func(s shown) string { return s.state.name }},
		"configSpace": {value: func(s shown) string { return s.state.configSpace }},
		"description": {value: func(s shown) string {
			if s.state.description == nil {
				return ""
			}
			return *s.state.description
		}},
		"microtenantName": {value: func(s shown) string { return microtenants[s.group.customer][s.group.microtenant] }},
		"enabled": {truth: true, value: func(s shown) string {
			if s.state.enabled {
				return "true"
			}
			return "false"
		}},
	}
}

// search makes a filter of a string such as "enabled EQ true": a field, an operator, and a value
// that may have spaces.
func (c *call) search(text string) (func(shown) bool, *refusal) {
	if text == "" || c.bug("search-ignored") {
		return func(shown) bool { return true }, nil
	}
	no := invalid("The search is not of the form: fieldName operator fieldValue, with a field, an operator and a value that are supported.")
	p := strings.SplitN(text, " ", 3)
	if len(p) < 3 {
		if c.bug("search-of-one-word") {
			return func(s shown) bool { return strings.Contains(s.state.name, text) }, nil
		}
		return nil, &no
	}
	f, ok := c.searchable()[p[0]]
	if !ok {
		if c.bug("search-by-unknown-field") {
			return func(shown) bool { return true }, nil
		}
		return nil, &no
	}
	operator, want := strings.ToUpper(p[1]), p[2]
	if f.truth {
		want = strings.ToLower(want)
		if want != "true" && want != "false" {
			if !c.bug("search-by-any-truth") {
				return nil, &no
			}
			want = "false"
		}
		if c.bug("search-false-finds-all") && want == "false" {
			return func(shown) bool { return true }, nil
		}
		if c.bug("search-false-finds-enabled") {
			want = "true"
		}
	}
	switch {
	case operator == "EQ":
		return func(s shown) bool { return f.value(s) == want }, nil
	case operator == "NE" || c.bug("search-by-unknown-operator") && operator != "LIKE":
		return func(s shown) bool { return f.value(s) != want }, nil
	case operator == "LIKE" && !f.truth:
		return func(s shown) bool {
			return strings.Contains(strings.ToLower(f.value(s)), strings.ToLower(want))
		}, nil
	}
	return nil, &no
}
