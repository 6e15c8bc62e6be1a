package zpa

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// searchable contains the fields that a search may use. The source shows only enabled.
var searchable = map[string]func(group) string{
	"id":              func(g group) string { return g.ID },
	"name":            func(g group) string { return g.Name },
	"description":     func(g group) string { return orElse(g.Description, "") },
	"enabled":         func(g group) string { return strconv.FormatBool(g.Enabled) },
	"configSpace":     func(g group) string { return g.ConfigSpace },
	"creationTime":    func(g group) string { return g.CreationTime },
	"modifiedBy":      func(g group) string { return g.ModifiedBy },
	"microtenantName": func(g group) string { return microtenants[g.microtenant] },
}

// operators contains the operators of a search. The source shows only EQ; public clients send the
// others.
var operators = map[string]func(have, want string) bool{
	"EQ":         func(have, want string) bool { return have == want },
	"NE":         func(have, want string) bool { return have != want },
	"CONTAINS":   strings.Contains,
	"STARTSWITH": strings.HasPrefix,
	"ENDSWITH":   strings.HasSuffix,
}

func anyGroup(group) bool { return true }

// parseSearch parses a condition: field, operator and value, separated by spaces (002:408). A value
// may have spaces and may be quoted.
func parseSearch(search string) (func(group) bool, error) {
	field, rest, _ := strings.Cut(search, " ")
	operator, value, _ := strings.Cut(rest, " ")
	read, known := searchable[field]
	compare, valid := operators[operator]
	if inner, ok := strings.CutPrefix(value, `"`); ok && strings.HasSuffix(inner, `"`) {
		value = strings.TrimSuffix(inner, `"`)
	}
	switch {
	case !known:
		return nil, fmt.Errorf("search: unknown field %q (want a field, an operator and a value)", field)
	case !valid:
		return nil, fmt.Errorf("search: unknown operator %q (want a field, an operator and a value)", operator)
	case value == "":
		return nil, fmt.Errorf("search: want a value after %s %s", field, operator)
	case field == "enabled" && !slices.Contains([]string{"true", "false"}, value):
		return nil, fmt.Errorf("search: enabled must be true or false, got %q", value)
	}
	return func(g group) bool { return compare(read(g), value) }, nil
}
