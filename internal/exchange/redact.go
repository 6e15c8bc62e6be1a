package exchange

import (
	"bytes"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// Redacted replaces a secret.
const Redacted = "[redacted]"

// secretWords occur in the names of headers, properties and parameters whose values are secrets.
var secretWords = []string{"authorization", "cookie", "secret", "password", "passwd", "token", "apikey", "api_key", "api-key", "session"}

// secretName is a pattern for such a name.
var secretName = `[\w.-]*(?:` + strings.Join(secretWords, "|") + `)[\w.-]*`

var (
	secretWord = regexp.MustCompile(`(?i)^` + secretName + `$`)
	scheme     = regexp.MustCompile(`(?i)^(?:bearer|basic|ps-auth) `)
)

// forms are the patterns of secrets in free text. Most bodies match none of them, and searching for
// the words of a pattern first is a hundred times faster than matching it.
var forms = []struct {
	words []string // in lower case
	match *regexp.Regexp
	with  string
}{
	{[]string{"://"}, regexp.MustCompile(`://[^/?#\s"]*@`), "://" + Redacted + "@"},
	{[]string{"eyj"}, regexp.MustCompile(`\beyJ[\w-]+\.[\w-]+\.[\w-]*`), Redacted}, // a JWT
	{[]string{"bearer", "basic", "ps-auth"}, regexp.MustCompile(`(?i)\b(bearer|basic|ps-auth)\s+[^\s"\\]+`), "$1 " + Redacted},
	// a property in JSON, also if the JSON was cut short or is text within JSON
	{secretWords, regexp.MustCompile(`(?is)("` + secretName + `\\*"\s*:\s*\\*)"(?:[^"\\]|\\.)*(?:"|\\?$)`), `$1"` + Redacted + `"`},
	{secretWords, regexp.MustCompile(`(?i)((?:^|[^\w.-])` + secretName + `=)[^&\s"\\]*`), "${1}" + Redacted},
}

// Redactor removes secrets from exchanges and texts. It finds them by name (headers, JSON
// properties, form fields, query parameters, the user part of a URL), by form (tokens), and by
// value: the values that it was given are removed in any encoding, even from a server's error
// message.
type Redactor struct{ values []string }

// NewRedactor returns a redactor that also removes the given values wherever they occur. Values of
// fewer than four characters are too common to search for, and are ignored.
func NewRedactor(values ...string) *Redactor {
	r := &Redactor{}
	for _, v := range values {
		if len(v) >= shortest {
			r.values = append(r.values, encodings(v)...)
		}
	}
	slices.Sort(r.values)
	r.values = slices.Compact(r.values)
	return r
}

// Redact removes the secrets from an exchange. It also removes the findings: the record of the
// trial has those that are stored.
func (r *Redactor) Redact(e *Exchange) {
	e.Findings = nil
	e.URL = r.url(e.URL)
	for _, m := range []*Message{&e.Request, &e.Response} {
		r.header(m.Header)
		m.Body = r.body(m.Body)
	}
}

// Error returns err with the secrets removed from its message. errors.Is and errors.As still find
// what it wraps.
func (r *Redactor) Error(err error) error { return redactedError{err, r.Text(err.Error())} }

type redactedError struct {
	error
	words string
}

func (e redactedError) Error() string { return e.words }
func (e redactedError) Unwrap() error { return e.error }

// Text removes the secrets from free text.
func (r *Redactor) Text(s string) string {
	s = r.known(s)
	lower := strings.ToLower(strings.ReplaceAll(s, "\u017f", "s")) // the long s, which matches as an s
	for _, f := range forms {
		if slices.ContainsFunc(f.words, func(word string) bool { return strings.Contains(lower, word) }) {
			s = f.match.ReplaceAllString(s, f.with)
		}
	}
	return s
}

func (r *Redactor) body(b Body) Body {
	if len(b) == 0 {
		return b
	}
	if clean := r.Text(string(b)); clean != string(b) {
		return Body(clean)
	}
	return bytes.Clone(b)
}

func (r *Redactor) header(h http.Header) {
	for name, values := range h {
		for i, v := range values {
			if !secretWord.MatchString(name) {
				values[i] = r.Text(v)
				continue
			}
			values[i] = r.secretHeader(name, v)
		}
		if clean := r.known(name); clean != name {
			delete(h, name)
			h[clean] = append(h[clean], values...)
		}
	}
}

// secretHeader removes the secret from a header: neither the authentication scheme nor the name of
// the one cookie that a request has is one.
func (r *Redactor) secretHeader(name, value string) string {
	if name = http.CanonicalHeaderKey(name); name == "Cookie" {
		if cookie, _, ok := strings.Cut(value, "="); ok && !strings.Contains(value, "; ") {
			return r.known(cookie) + "=" + Redacted
		}
	}
	return scheme.FindString(value) + Redacted
}

// CarriesCredential reports whether the header of a request identifies its caller.
func CarriesCredential(name string) bool {
	name = http.CanonicalHeaderKey(name)
	return name == "Authorization" || name == "Cookie"
}

func (r *Redactor) url(raw string) string {
	if u, err := url.Parse(raw); err == nil && u.User != nil {
		u.User = nil
		raw = u.String()
	}
	return r.Text(raw)
}
