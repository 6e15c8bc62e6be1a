package reports

import (
	"bytes"
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/exchange"
)

// skipped are the headers that curl sends itself, and the one that identifies the call of the run.
var skipped = []string{"Host", "User-Agent", "Content-Length", "X-Correlation-Id"}

// headers writes the headers of a request, and removes those that curl would add.
func (f *reproFunction) headers(c call) {
	sent := map[string]bool{}
	for _, name := range slices.Sorted(maps.Keys(c.Request.Header)) {
		canonical := http.CanonicalHeaderKey(name)
		if slices.Contains(skipped, canonical) {
			continue
		}
		sent[canonical] = true
		for _, value := range c.Request.Header[name] {
			line := oneLine.Replace(exchange.HeaderLine(name, value))
			before, after, secret := strings.Cut(line, exchange.Redacted)
			switch {
			case !exchange.CarriesCredential(name) || !secret:
				f.line("  header %s", f.word(line, nil))
			case c.As == "":
				f.line("  header %s", exchange.Quote(before+exchange.Unissued+after))
			default:
				f.line(`  header %s"$%s"%s`, exchange.Quote(before), tokenVariable(c.As), quoted(after))
			}
		}
	}
	for _, name := range []string{"Accept", "Content-Type"} {
		if !sent[name] && (name == "Accept" || len(c.Request.Body) > 0) {
			f.line("  header %s:", name)
		}
	}
}

var oneLine = strings.NewReplacer("\r", " ", "\n", " ", "\x00", " ")

// redacted reports whether a request has a redacted secret that is not in a variable.
func redacted(c call) bool {
	if strings.Contains(c.URL, exchange.Redacted) || bytes.Contains(c.Request.Body, []byte(exchange.Redacted)) {
		return true
	}
	for name, values := range c.Request.Header {
		if !exchange.CarriesCredential(name) && slices.ContainsFunc(values, func(v string) bool { return strings.Contains(v, exchange.Redacted) }) {
			return true
		}
	}
	return false
}
