package contract

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/assay-conformance/assay/internal/rule"
)

// Rate is how many calls one credential may make in a time.
type Rate struct {
	Calls int
	Per   time.Duration
}

func (r Rate) String() string { return fmt.Sprintf("%d calls in %s", r.Calls, r.Per) }

// RateLimit is one entry of x-rate-limit: operations that share it are counted together.
type RateLimit struct {
	Rate
	Methods  []string // those it is about; empty for all
	PerToken bool     // each access token has a limit of its own; else each caller has, whatever its tokens
}

// Names of the guards that stand for a rate limit: four promises that a 429 makes.
const (
	RateKept          = "rate-limit"           // the call past the limit is refused
	RetryAfter        = "retry-after"          // waiting as told suffices, and less does not
	RateLeavesNothing = "limit-leaves-nothing" // the refused write changed nothing
	RatePerCredential = "limit-per-credential" // it is the caller's own
)

// rates reads x-rate-limit at the root of the document.
func rates(extensions map[string]any) ([]*RateLimit, error) {
	list, err := listOf(extensions, extensionRate)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", extensionRate, err)
	}
	var all []*RateLimit
	for i, item := range list {
		limit, err := rateOf(item)
		if err != nil {
			return nil, fmt.Errorf("%s: entry %d: %w", extensionRate, i, err)
		}
		all = append(all, limit)
	}
	return all, nil
}

func rateOf(item any) (*RateLimit, error) {
	entry, ok := item.(map[string]any)
	if !ok {
		return nil, fmt.Errorf("want calls, per and perhaps methods and of, found %s", typeName(item))
	}
	var limit RateLimit
	for key, value := range entry {
		switch key {
		case "calls":
			n, err := strconv.Atoi(show(value))
			if err != nil || n < 1 {
				return nil, fmt.Errorf("want a whole number above zero under calls, found %s", show(value))
			}
			limit.Calls = n
		case "per":
			text, _ := value.(string)
			d, err := time.ParseDuration(text)
			if err != nil || d <= 0 {
				return nil, fmt.Errorf("want a time such as 10s under per, found %s", show(value))
			}
			limit.Per = d
		case "methods":
			methods, err := texts(value)
			if err != nil || slices.ContainsFunc(methods, func(m string) bool { return m != strings.ToUpper(m) }) {
				return nil, fmt.Errorf("want a list such as [GET, POST] under methods, found %s", show(value))
			}
			limit.Methods = methods
		case "of":
			if value != "token" && value != "caller" {
				return nil, fmt.Errorf("want token or caller under of, found %v", value)
			}
			limit.PerToken = value == "token"
		default:
			return nil, fmt.Errorf("unknown key %q; want calls, per, methods and of", key)
		}
	}
	if limit.Calls == 0 || limit.Per == 0 {
		return nil, fmt.Errorf("want both calls and per")
	}
	return &limit, nil
}

// limited gives an operation its rate limit, and the limit its guards.
func (c *Contract) limited(o *Operation, limits []*RateLimit) {
	i := slices.IndexFunc(limits, func(l *RateLimit) bool { return len(l.Methods) == 0 || slices.Contains(l.Methods, o.Method) })
	if i < 0 {
		return
	}
	o.Limit = limits[i]
	names := []string{RateKept, RetryAfter, RatePerCredential}
	if o.Writes() {
		names = append(names, RateLeavesNothing)
	}
	for _, name := range names {
		c.sites[rule.Guard(o.ID, name)] = o.Line
	}
}
