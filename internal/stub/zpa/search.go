package zpa

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// searchable are the fields that a search can be about. The source shows one, enabled.
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

// operators are what a search can ask of a field. The source shows one, EQ; the others are those
// that public clients send.
var operators = map[string]func(have, want string) bool{
	"EQ":         func(have, want string) bool { return have == want },
	"NE":         func(have, want string) bool { return have != want },
	"CONTAINS":   strings.Contains,
	"STARTSWITH": strings.HasPrefix,
	"ENDSWITH":   strings.HasSuffix,
}

func anyGroup(group) bool { return true }

// parseSearch reads a condition: field, operator and value, with a space between them
// (002:408). A value may have spaces, and may stand in quotes.
func parseSearch(search string) (func(group) bool, error) {
	field, rest, _ := strings.Cut(search, " ")
	operator, value, _ := strings.Cut(rest, " ")
	read, known := searchable[field]
	compare, sound := operators[operator]
	if inner, ok := strings.CutPrefix(value, `"`); ok && strings.HasSuffix(inner, `"`) {
		value = strings.TrimSuffix(inner, `"`)
	}
	switch {
	case !known:
		return nil, fmt.Errorf("search: want a field, an operator and a value; there is no field %q", field)
	case !sound:
		return nil, fmt.Errorf("search: want a field, an operator and a value; there is no operator %q", operator)
	case value == "":
		return nil, fmt.Errorf("search: want a value after %s %s", field, operator)
	case field == "enabled" && !slices.Contains([]string{"true", "false"}, value):
		return nil, fmt.Errorf("search: enabled is true or false, not %q", value)
	}
	return func(g group) bool { return compare(read(g), value) }, nil
}
