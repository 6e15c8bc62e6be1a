package reports

import (
	"net/url"
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/exchange"
)

// use is a whole value of a request: a segment of its path, a value of its query, or a string or
// number of its body, with its byte range in the text.
type use struct {
	From, To int
	Value    string
	As       string // function of the script that writes the value
	Certain  bool   // a path parameter: if a response has the same value, it is no coincidence
}

// Functions of the script that write a value.
const (
	asSegment = "segment"
	asQuery   = "query"
	asString  = "quoted"
	asNumber  = "number"
)

// usesOfPath returns the values of a path with its query. template is the path in the contract.
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

// usesOfBody returns the values of a JSON body.
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

// taken is a value that the script takes from a response, and how later requests write it.
type taken struct {
	Variable int
	From     scalar
	As       []string
}

// origins maps each value of a trial to where it occurred first.
type origins map[string]*valueOrigin

type valueOrigin struct {
	call   int // whose response has the value; -1 if a request had it first
	scalar scalar
	taken  *taken
}

// distinctive reports whether a later request can only have the value from the response: it is an
// id, or too long for a coincidence.
func (m *valueOrigin) distinctive() bool {
	const long = 8
	return m.isID() || len(m.scalar.Text) >= long
}

func (m *valueOrigin) isID() bool { return strings.HasSuffix(strings.ToLower(m.scalar.Name()), "id") }

// fromResponses returns the values of a request that come from an earlier response.
func (o origins) fromResponses(uses []use) []use {
	return slices.DeleteFunc(slices.Clone(uses), func(u use) bool {
		m := o[u.Value]
		return m == nil || m.call < 0 || !u.Certain && !m.distinctive()
	})
}

// addRequest adds the values of a request that no response had first.
func (o origins) addRequest(uses []use) {
	for _, u := range uses {
		if o[u.Value] == nil {
			o[u.Value] = &valueOrigin{call: -1}
		}
	}
}

// addResponse adds the values of the response to a call. A value that occurs twice is taken from
// where it is an id.
func (o origins) addResponse(call int, body exchange.Body) {
	for _, s := range scalars(body) {
		if s.Text == "" || strings.Contains(s.Text, exchange.Redacted) {
			continue
		}
		now, before := &valueOrigin{call: call, scalar: s}, o[s.Text]
		if before == nil || before.call == call && now.isID() && !before.isID() {
			o[s.Text] = now
		}
	}
}
