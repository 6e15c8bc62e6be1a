package sailpoint

import (
	"fmt"
	"slices"
	"strings"
)

// add puts a value at a place: into a list before what is there, into an object instead of it.
func (s *service) add(doc any, p pointer, value any) (any, error) {
	return edit(doc, p, func(holder any, last string) (any, error) {
		switch node := holder.(type) {
		case map[string]any:
			node[last] = value
			return node, nil
		case []any:
			if last == "-" && s.bug("dash-refused") {
				return nil, fmt.Errorf("there is no item - at %s", p)
			}
			if last == "-" {
				return append(node, value), nil
			}
			at, err := index(s.digits(last), len(node)+1)
			if err != nil {
				return nil, err
			}
			if at < len(node) && s.bug("add-overwrites-item") {
				node[at] = value
				return node, nil
			}
			return slices.Insert(node, at, value), nil
		}
		return nil, fmt.Errorf("nothing can be added at %s", p)
	})
}

// cutOut takes away what is at a place.
func (s *service) cutOut(doc any, p pointer) (any, error) {
	return edit(doc, p, func(holder any, last string) (any, error) {
		switch node := holder.(type) {
		case map[string]any:
			if _, ok := node[last]; !ok && !s.bug("remove-of-nothing") {
				return nil, fmt.Errorf("there is nothing to remove at %s", p)
			}
			if s.bug("remove-ignored") {
				return node, nil
			}
			delete(node, last)
			return node, nil
		case []any:
			at, err := index(s.digits(last), len(node))
			if err != nil && s.bug("remove-of-nothing") {
				return node, nil
			}
			if err != nil {
				return nil, err
			}
			return slices.Delete(node, at, at+1), nil
		}
		return nil, fmt.Errorf("there is nothing to remove at %s", p)
	})
}

// replace puts a value where there is one already.
func (s *service) replace(doc any, p pointer, value any) (any, error) {
	return edit(doc, p, func(holder any, last string) (any, error) {
		switch node := holder.(type) {
		case map[string]any:
			if _, ok := node[last]; !ok && !s.bug("replace-of-nothing") {
				return nil, fmt.Errorf("there is nothing to replace at %s", p)
			}
			old, wasObject := node[last].(map[string]any)
			given, isObject := value.(map[string]any)
			if wasObject && isObject && s.bug("criteria-merged") {
				merge(old, given)
				return node, nil
			}
			node[last] = value
			return node, nil
		case []any:
			at, err := index(s.digits(last), len(node))
			if err != nil {
				return nil, err
			}
			node[at] = value
			return node, nil
		}
		return nil, fmt.Errorf("there is nothing to replace at %s", p)
	})
}

// digits is an index as a list takes it.
func (s *service) digits(text string) string {
	if short := strings.TrimLeft(text, "0"); short != text && s.bug("index-with-zeros") {
		if short == "" {
			return "0"
		}
		return short
	}
	return text
}

// merge puts the members of one object into another, at every depth.
func merge(into, from map[string]any) {
	for name, value := range from {
		old, wasObject := into[name].(map[string]any)
		if given, isObject := value.(map[string]any); wasObject && isObject {
			merge(old, given)
			continue
		}
		into[name] = value
	}
}
