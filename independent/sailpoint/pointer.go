package sailpoint

import (
	"fmt"
	"strconv"
	"strings"
)

// pointer is a JSON Pointer (RFC 6901), as its tokens.
type pointer []string

func readPointer(text string) (pointer, error) {
	if text == "" {
		return pointer{}, nil
	}
	if text[0] != '/' {
		return nil, fmt.Errorf("the path %q does not begin with a slash", text)
	}
	tokens := strings.Split(text[1:], "/")
	for i, t := range tokens {
		plain := strings.ReplaceAll(strings.ReplaceAll(t, "~0", ""), "~1", "")
		if strings.Contains(plain, "~") {
			return nil, fmt.Errorf("the path %q has a ~ that stands for nothing", text)
		}
		tokens[i] = strings.ReplaceAll(strings.ReplaceAll(t, "~1", "/"), "~0", "~")
	}
	return tokens, nil
}

func (p pointer) String() string { return "/" + strings.Join(p, "/") }

// within says whether p is a place inside q, or q itself.
func (p pointer) within(q pointer) bool {
	if len(p) < len(q) {
		return false
	}
	for i := range q {
		if p[i] != q[i] {
			return false
		}
	}
	return true
}

// index reads the place in a list of n items.
func index(t string, n int) (int, error) {
	i, err := strconv.Atoi(t)
	if err != nil || t != strconv.Itoa(i) || i < 0 || i >= n {
		return 0, fmt.Errorf("there is no item %q in a list of %d", t, n)
	}
	return i, nil
}

// find is the value at a place.
func find(doc any, p pointer) (any, error) {
	for i, t := range p {
		switch node := doc.(type) {
		case map[string]any:
			member, ok := node[t]
			if !ok {
				return nil, fmt.Errorf("there is nothing at %s", p[:i+1])
			}
			doc = member
		case []any:
			at, err := index(t, len(node))
			if err != nil {
				return nil, err
			}
			doc = node[at]
		default:
			return nil, fmt.Errorf("there is nothing at %s", p[:i+1])
		}
	}
	return doc, nil
}

// edit changes the object or list that holds a place. It gives back what stands where doc stood.
func edit(doc any, p pointer, change func(holder any, last string) (any, error)) (any, error) {
	if len(p) == 1 {
		return change(doc, p[0])
	}
	child, err := find(doc, p[:1])
	if err != nil {
		return nil, err
	}
	if child, err = edit(child, p[1:], change); err != nil {
		return nil, err
	}
	switch node := doc.(type) {
	case map[string]any:
		node[p[0]] = child
	case []any:
		at, err := index(p[0], len(node))
		if err != nil {
			return nil, err
		}
		node[at] = child
	}
	return doc, nil
}
