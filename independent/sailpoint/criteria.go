package sailpoint

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// readCriteria reads which identities a segment holds. What comes back has only known members.
func (s *service) readCriteria(v any) (map[string]any, error) {
	if v == nil {
		return nil, nil
	}
	object, ok := v.(map[string]any)
	if !ok {
		return nil, errors.New("visibilityCriteria must be an object")
	}
	if err := s.onlyKnown("visibilityCriteria", object, "expression"); err != nil {
		return nil, err
	}
	expression, err := s.readExpression(object["expression"])
	if err != nil {
		return nil, err
	}
	return map[string]any{"expression": expression}, nil
}

// readExpression reads an expression: EQUALS compares an attribute, AND joins other expressions.
func (s *service) readExpression(v any) (map[string]any, error) {
	object, ok := v.(map[string]any)
	if !ok {
		return nil, errors.New("an expression must be an object")
	}
	err := s.onlyKnown("an expression", object, "operator", "attribute", "value", "children")
	if err != nil {
		return nil, err
	}
	out := map[string]any{}
	if s.variant("full-criteria") {
		out = map[string]any{"attribute": nil, "value": nil, "children": nil}
	}
	operator, ok := object["operator"].(string)
	if !ok || operator == "" {
		return nil, errors.New("operator is required, and must be a string")
	}
	out["operator"] = operator
	if err := s.readComparison(object, out); err != nil {
		return nil, err
	}
	if err := s.readChildren(object, out); err != nil {
		return nil, err
	}
	compares := out["attribute"] != nil && out["value"] != nil
	children, _ := out["children"].([]any)
	switch {
	case operator == "EQUALS" && (!compares || len(children) > 0):
		return nil, errors.New("EQUALS needs an attribute and a value, and has no children")
	case operator == "AND" && len(children) == 0:
		return nil, errors.New("AND needs children")
	case operator == "AND" && (out["attribute"] != nil || out["value"] != nil):
		return nil, errors.New("AND has neither an attribute nor a value")
	case operator != "EQUALS" && operator != "AND" && !s.variant("other-operators"):
		return nil, fmt.Errorf("operator must be AND or EQUALS, not %q", operator)
	}
	return out, nil
}

// readComparison reads what is compared with what.
func (s *service) readComparison(in, out map[string]any) error {
	if v, given := in["attribute"]; given {
		if text, ok := v.(string); v != nil && (!ok || text == "") {
			return errors.New("attribute must be a string that is not empty")
		}
		out["attribute"] = v
		if v != nil && s.bug("attribute-in-capitals") {
			out["attribute"] = strings.ToUpper(v.(string))
		}
	}
	v, given := in["value"]
	if !given || v == nil {
		if given {
			out["value"] = nil
		}
		return nil
	}
	object, ok := v.(map[string]any)
	if !ok {
		return errors.New("value must be an object")
	}
	if err := s.onlyKnown("a value", object, "type", "value"); err != nil {
		return err
	}
	typ, ok := object["type"].(string)
	if !ok || typ != "STRING" && (typ == "" || !s.variant("other-operators")) {
		return errors.New("value.type must be STRING")
	}
	text, ok := object["value"].(string)
	if !ok {
		return errors.New("value.value must be a string")
	}
	if s.bug("value-in-small-letters") {
		text = strings.ToLower(text)
	}
	out["value"] = map[string]any{"type": typ, "value": text}
	return nil
}

// readChildren reads the expressions under an expression. No list, null and an empty list are the
// same, and come back as they were given.
func (s *service) readChildren(in, out map[string]any) error {
	v, given := in["children"]
	if !given || v == nil {
		if given {
			out["children"] = nil
		}
		return nil
	}
	list, ok := v.([]any)
	if !ok {
		return errors.New("children must be a list")
	}
	children := make([]any, 0, len(list))
	for _, item := range list {
		child, err := s.readExpression(item)
		if err != nil {
			return err
		}
		again := slices.ContainsFunc(children, func(other any) bool { return same(other, child) })
		if len(children) > 0 && s.bug("only-first-child") || again && s.bug("same-children-once") {
			continue
		}
		children = append(children, child)
	}
	if len(children) == 0 && s.variant("full-criteria") {
		return nil
	}
	out["children"] = children
	return nil
}
