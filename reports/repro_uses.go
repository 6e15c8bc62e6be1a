package reports

import (
	"net/url"
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/exchange"
)

// use is a whole value of a request: a segment of its path, a value of its query, or a string or
// number of its body. It stands in a text from a place to another.
type use struct {
	From, To int
	Value    string
	As       string // function of the script that writes a value so
	Certain  bool   // it is a path parameter: whatever it has in common with a response is no accident
}

// Functions of the script that write a value.
const (
	asSegment = "segment"
	asQuery   = "query"
	asString  = "quoted"
	asNumber  = "number"
)

// usesOfPath lists the values of a path with its query. template is the path in the contract.
func usesOfPath(path, template string) []use {
	var all []use
	only, query, _ := strings.Cut(path, "?")
	segments, known := strings.Split(only, "/"), strings.Split(strings.Trim(template, "/"), "/")
	from := 0
	for i, raw := range segments {
		if value, err := url.PathUnescape(raw); err == nil && value != "" {
			at := i - (len(segments) - len(known))
			certain := at >= 0 && strings.Contains(known[at], "{")
			all = append(all, use{from, from + len(raw), value, asSegment, certain})
		}
		from += len(raw) + 1
	}
	from = len(only) + 1
	for _, pair := range strings.Split(query, "&") {
		name, raw, _ := strings.Cut(pair, "=")
		if value, err := url.QueryUnescape(raw); err == nil && value != "" {
			all = append(all, use{from + len(name) + 1, from + len(pair), value, asQuery, false})
		}
		from += len(pair) + 1
	}
	return all
}

// usesOfBody lists the values of a JSON body.
func usesOfBody(body exchange.Body) []use {
	var all []use
	for _, s := range scalars(body) {
		as := asString
		if s.Number {
			as = asNumber
		}
		all = append(all, use{s.From, s.To, s.Text, as, false})
	}
	return all
}

// taken is a value that the script takes from the response to a call, and how it is written later.
type taken struct {
	Variable int
	From     scalar
	As       []string
}

// origins says where each value that a trial has met was met first.
type origins map[string]*met

type met struct {
	call   int // whose response gave the value; -1 where a request had it first
	scalar scalar
	taken  *taken
}

// telling says whether a value that a response gave is one that a later request can only have
// from there: an id, or a text that is too long to be met by accident.
func (m *met) telling() bool {
	const long = 8
	return m.isID() || len(m.scalar.Text) >= long
}

func (m *met) isID() bool { return strings.HasSuffix(strings.ToLower(m.scalar.Name()), "id") }

// given lists those values of a request that an earlier response gave.
func (o origins) given(uses []use) []use {
	return slices.DeleteFunc(slices.Clone(uses), func(u use) bool {
		m := o[u.Value]
		return m == nil || m.call < 0 || !u.Certain && !m.telling()
	})
}

// asked enters the values of a request: no response gave them first.
func (o origins) asked(uses []use) {
	for _, u := range uses {
		if o[u.Value] == nil {
			o[u.Value] = &met{call: -1}
		}
	}
}

// gave enters the values of the response to a call. What stands there twice is taken from where
// it is an id.
func (o origins) gave(call int, body exchange.Body) {
	for _, s := range scalars(body) {
		if s.Text == "" || strings.Contains(s.Text, exchange.Redacted) {
			continue
		}
		now, before := &met{call: call, scalar: s}, o[s.Text]
		if before == nil || before.call == call && now.isID() && !before.isID() {
			o[s.Text] = now
		}
	}
}
