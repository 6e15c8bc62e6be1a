package schema

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// LookUp finds the value at a place, given as the parts of a JSON pointer.
func LookUp(value any, pointer []string) (any, bool) {
	for _, part := range pointer {
		next, ok := childOf(value, part)
		if !ok {
			return nil, false
		}
		value = next
	}
	return value, true
}

func childOf(value any, part string) (any, bool) {
	switch here := value.(type) {
	case map[string]any:
		child, ok := here[part]
		return child, ok
	case []any:
		if i, err := strconv.Atoi(part); err == nil && i >= 0 && i < len(here) {
			return here[i], true
		}
	}
	return nil, false
}

// EachNull calls f with the place of each null in a value. f must not keep the place.
func EachNull(value any, at []string, f func(pointer []string)) {
	switch v := value.(type) {
	case nil:
		f(at)
	case []any:
		for i := range v {
			EachNull(v[i], append(at, strconv.Itoa(i)), f)
		}
	case map[string]any:
		for name := range v {
			EachNull(v[name], append(at, name), f)
		}
	}
}

// A JSON pointer escapes two characters (RFC 6901, section 3).
var (
	escape   = strings.NewReplacer("~", "~0", "/", "~1")
	unescape = strings.NewReplacer("~1", "/", "~0", "~")
)

// FormatPointer writes a JSON pointer.
func FormatPointer(parts []string) string {
	var b strings.Builder
	for _, part := range parts {
		b.WriteString("/" + escape.Replace(part))
	}
	return b.String()
}

// ParsePointer reads a JSON pointer into its parts; none for the whole document.
func ParsePointer(pointer string) []string {
	if pointer == "" {
		return nil
	}
	parts := strings.Split(strings.TrimPrefix(pointer, "/"), "/")
	for i := range parts {
		parts[i] = unescape.Replace(parts[i])
	}
	return parts
}

// mostShown is how many characters of a value are shown.
const mostShown = 120

// Show writes a value as short JSON.
func Show(value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		return fmt.Sprintf("%T", value)
	}
	if r := []rune(string(text)); len(r) > mostShown {
		return string(r[:mostShown]) + "…"
	}
	return string(text)
}
