package contract

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/assay-conformance/assay/internal/contract/schema"
)

// rates reads x-rate-limit at the root of the document.
func rates(extensions map[string]any) ([]*RateLimit, error) {
	list, err := listOf(extensions, extensionRate)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", extensionRate, err)
	}
	var all []*RateLimit
	for i, item := range list {
		limit, err := rateLimit(item)
		if err != nil {
			return nil, fmt.Errorf("%s: entry %d: %w", extensionRate, i, err)
		}
		all = append(all, limit)
	}
	return all, nil
}

// rateKeys reads the value of each key of an entry of x-rate-limit.
var rateKeys = map[string]func(limit *RateLimit, value any) error{
	"calls":   readCalls,
	"per":     readPer,
	"methods": readMethods,
	"of":      readOf,
}

func rateLimit(item any) (*RateLimit, error) {
	entry, ok := item.(map[string]any)
	if !ok {
		return nil, fmt.Errorf("must have calls and per, got %s", schema.TypeName(item))
	}
	var limit RateLimit
	for key, value := range entry {
		read, known := rateKeys[key]
		if !known {
			return nil, fmt.Errorf("unknown key %q (available: calls, per, methods, of)", key)
		}
		if err := read(&limit, value); err != nil {
			return nil, err
		}
	}
	if limit.Calls == 0 || limit.Per == 0 {
		return nil, errors.New("must have both calls and per")
	}
	return &limit, nil
}

func readCalls(limit *RateLimit, value any) (err error) {
	limit.Calls, err = strconv.Atoi(schema.Show(value))
	if err != nil || limit.Calls < 1 {
		return fmt.Errorf("calls must be a positive integer, got %s", schema.Show(value))
	}
	return nil
}

func readPer(limit *RateLimit, value any) (err error) {
	text, _ := value.(string)
	limit.Per, err = time.ParseDuration(text)
	if err != nil || limit.Per <= 0 {
		return fmt.Errorf("per must be a duration such as 10s, got %s", schema.Show(value))
	}
	return nil
}

func readMethods(limit *RateLimit, value any) (err error) {
	limit.Methods, err = texts(value)
	if err != nil || slices.ContainsFunc(limit.Methods, func(m string) bool { return m != strings.ToUpper(m) }) {
		return fmt.Errorf("methods must be a list such as [GET, POST], got %s", schema.Show(value))
	}
	return nil
}

func readOf(limit *RateLimit, value any) error {
	if value != "token" && value != "caller" {
		return fmt.Errorf("of must be token or caller, got %v", value)
	}
	limit.PerToken = value == "token"
	return nil
}
