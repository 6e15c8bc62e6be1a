package resource

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// Form says how much of a valid call is filled in.
type Form int

const (
	Minimal Form = iota // only required properties and parameters
	Full                // every property and parameter of the contract for which the target has the offers
)

// Template is a value to send, in two forms. It may have placeholders.
type Template struct {
	Minimal any            `yaml:"minimal"`
	Full    any            `yaml:"full"`    // added to Minimal; replaces it if it is not an object
	Offered map[string]any `yaml:"offered"` // by offer: added to Full if the target has the offer
	Doubted map[string]any `yaml:"doubted"` // by offer: added to both if the target has the offer, because some targets may require it
}

// Empty reports whether the template is empty.
func (t Template) Empty() bool {
	return t.Minimal == nil && t.Full == nil && t.Offered == nil && t.Doubted == nil
}

// Of returns the value of a form for a target with these offers.
func (t Template) Of(form Form, offers map[string]string) any {
	value := t.Minimal
	for _, name := range sortedKeys(t.Doubted) {
		if _, has := offers[name]; has {
			value = joined(value, t.Doubted[name])
		}
	}
	if form == Minimal {
		return value
	}
	value = joined(value, t.Full)
	for _, name := range sortedKeys(t.Offered) {
		if _, has := offers[name]; has {
			value = joined(value, t.Offered[name])
		}
	}
	return value
}

// joined adds the properties of an object to those of another. Anything else replaces it.
func joined(value, more any) any {
	a, ok := value.(map[string]any)
	b, also := more.(map[string]any)
	switch {
	case more == nil:
		return value
	case ok && also:
		all := maps.Clone(a)
		maps.Copy(all, b)
		return all
	}
	return more
}

// Placeholder stands for a value that is known only when a call is made.
type Placeholder struct {
	Kind     string // name, unique, make, offer, self, parent, second, value
	Of       string // the argument: a kind of value for unique, a noun for make, a name for offer
	Property string // for self, parent and second; empty for the id
}

// The kinds of placeholders, and whether each needs an argument.
var kinds = map[string]bool{"name": false, "unique": true, "make": true, "offer": true, "self": false, "parent": false, "second": false, "value": false}

var placeholder = regexp.MustCompile(`\{\{(.*?)\}\}`)

// Placeholders returns the placeholders of a string.
func Placeholders(text string) ([]Placeholder, error) {
	var all []Placeholder
	for _, m := range placeholder.FindAllStringSubmatch(text, -1) {
		p, err := parsePlaceholder(m[1])
		if err != nil {
			return nil, err
		}
		all = append(all, p)
	}
	if rest := placeholder.ReplaceAllString(text, ""); strings.Contains(rest, "{{") || strings.Contains(rest, "}}") {
		return nil, fmt.Errorf("%q: a placeholder starts with {{ and ends with }}", text)
	}
	return all, nil
}

func parsePlaceholder(text string) (Placeholder, error) {
	head, of, _ := strings.Cut(strings.TrimSpace(text), " ")
	kind, property, dotted := strings.Cut(head, ".")
	of = strings.TrimSpace(of)
	needs, known := kinds[kind]
	p := Placeholder{Kind: kind, Of: of, Property: property}
	switch {
	case !known:
		return p, fmt.Errorf("unknown placeholder {{%s}} (available: %s)", text, strings.Join(sortedKeys(kinds), ", "))
	case needs != (of != ""):
		return p, fmt.Errorf("placeholder {{%s}}: %s", text, map[bool]string{true: kind + " needs an argument", false: kind + " has no argument"}[needs])
	case dotted && (property == "" || !slices.Contains([]string{"self", "parent", "second"}, kind)):
		return p, fmt.Errorf("placeholder {{%s}}: only self, parent and second have properties", text)
	case kind == "unique" && of != "ipv4":
		return p, fmt.Errorf("placeholder {{%s}}: unknown kind of unique value %q (available: ipv4)", text, of)
	}
	return p, nil
}

// Fill fills every placeholder of a value. found returns the text of a placeholder. If a placeholder
// is the whole value, typed converts its text to the type at the pointer, a split JSON pointer.
func Fill(value any, found func(Placeholder) (string, error), typed func(text string, pointer []string) (any, error)) (any, error) {
	return filler{found, typed}.fill(value, nil)
}

type filler struct {
	found func(Placeholder) (string, error)
	typed func(string, []string) (any, error)
}

func (f filler) fill(value any, pointer []string) (any, error) {
	switch v := value.(type) {
	case string:
		return f.text(v, pointer)
	case map[string]any:
		filled := make(map[string]any, len(v))
		for _, name := range sortedKeys(v) { // in a fixed order, so that fresh names are the same in every run
			one, err := f.fill(v[name], append(slices.Clone(pointer), name))
			if err != nil {
				return nil, err
			}
			filled[name] = one
		}
		return filled, nil
	case []any:
		filled := make([]any, len(v))
		for i, item := range v {
			one, err := f.fill(item, append(slices.Clone(pointer), fmt.Sprint(i)))
			if err != nil {
				return nil, err
			}
			filled[i] = one
		}
		return filled, nil
	}
	return value, nil
}

func (f filler) text(text string, pointer []string) (any, error) {
	all, err := Placeholders(text)
	if err != nil || len(all) == 0 {
		return text, err
	}
	values := make([]string, len(all))
	for i, p := range all {
		if values[i], err = f.found(p); err != nil {
			return nil, err
		}
	}
	filled := placeholder.ReplaceAllStringFunc(text, func(string) string {
		one := values[0]
		values = values[1:]
		return one
	})
	if placeholder.FindString(text) == text {
		return f.typed(filled, pointer)
	}
	return filled, nil
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
