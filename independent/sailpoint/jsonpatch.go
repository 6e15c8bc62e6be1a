package sailpoint

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// change is one operation of a JSON Patch (RFC 6902).
type change struct {
	op         string
	path, from pointer
	value      any
}

var errOperation = errors.New("op must be add, remove, replace, move, copy or test")

// readChanges reads the body of a patch.
func (s *service) readChanges(body any) ([]change, error) {
	list, ok := body.([]any)
	if object, isObject := body.(map[string]any); isObject {
		switch {
		case object["op"] != nil && s.bug("patch-takes-one-operation"):
			list, ok = []any{object}, true
		case object["op"] == nil && s.bug("patch-takes-object"):
			return merging(object), nil
		}
	}
	if !ok {
		return nil, errors.New("the body must be a list of operations")
	}
	if len(list) == 0 && s.variant("empty-patch-refused") {
		return nil, errors.New("there must be an operation")
	}
	var changes []change
	for i, item := range list {
		one, err := s.readChange(item)
		if err == errOperation && s.bug("unknown-operation-skipped") {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("operation %d: %v", i, err)
		}
		changes = append(changes, one)
	}
	switch {
	case s.bug("removes-last"):
		slices.SortStableFunc(changes, func(a, b change) int { return removal(a) - removal(b) })
	case len(changes) > 1 && s.bug("only-first-operation"):
		changes = changes[:1]
	}
	return changes, nil
}

// merging are the changes that put the members of an object into the segment.
func merging(object map[string]any) []change {
	var changes []change
	for name, value := range object {
		changes = append(changes, change{op: "add", path: pointer{name}, value: value})
	}
	return changes
}

// removal is 1 for a remove and 0 for anything else.
func removal(ch change) int {
	if ch.op == "remove" {
		return 1
	}
	return 0
}

func (s *service) readChange(item any) (change, error) {
	var ch change
	object, ok := item.(map[string]any)
	if !ok {
		return ch, errors.New("an operation must be an object")
	}
	ch.op, _ = object["op"].(string)
	if s.bug("operation-in-any-case") {
		ch.op = strings.ToLower(ch.op)
	}
	if !slices.Contains([]string{"add", "remove", "replace", "move", "copy", "test"}, ch.op) {
		return ch, errOperation
	}
	var err error
	if ch.path, err = readPlace(object, "path"); err != nil {
		return ch, err
	}
	switch ch.op {
	case "move", "copy":
		if ch.from, err = readPlace(object, "from"); err != nil {
			return ch, err
		}
	case "add", "replace", "test":
		if ch.value, ok = object["value"]; !ok && !s.bug("no-value-is-null") {
			return ch, fmt.Errorf("%s needs a value", ch.op)
		}
	}
	return ch, nil
}

func readPlace(object map[string]any, name string) (pointer, error) {
	text, ok := object[name].(string)
	if !ok {
		return nil, fmt.Errorf("%s is required, and must be a string", name)
	}
	return readPointer(text)
}

// apply makes one change of a document.
func (s *service) apply(doc any, ch change) (any, error) {
	if s.passedOver(ch) {
		return doc, nil
	}
	switch ch.op {
	case "add":
		return s.add(doc, ch.path, clone(ch.value))
	case "remove":
		return s.cutOut(doc, ch.path)
	case "replace":
		return s.replace(doc, ch.path, clone(ch.value))
	case "test":
		return doc, s.test(doc, ch)
	}
	value, err := find(doc, ch.from)
	if err != nil {
		return nil, err
	}
	if ch.op == "copy" && s.bug("copy-shares") {
		return s.add(doc, ch.path, value)
	}
	if ch.op == "copy" || s.bug("move-keeps-source") {
		return s.add(doc, ch.path, clone(value))
	}
	if ch.path.within(ch.from) {
		if len(ch.path) == len(ch.from) {
			return doc, nil
		}
		return nil, errors.New("nothing can be moved into itself")
	}
	if doc, err = s.cutOut(doc, ch.from); err != nil {
		return nil, err
	}
	return s.add(doc, ch.path, value)
}
