package exchange

import (
	"bytes"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// Redacted stands where a secret stood.
const Redacted = "[redacted]"

// secretWords are what the names of headers, members and parameters have in them whose value
// is a secret.
var secretWords = []string{"authorization", "cookie", "secret", "password", "passwd", "token", "apikey", "api_key", "api-key", "session"}

// secretName matches such a name.
var secretName = `[\w.-]*(?:` + strings.Join(secretWords, "|") + `)[\w.-]*`

var (
	secretWord = regexp.MustCompile(`(?i)^` + secretName + `$`)
	scheme     = regexp.MustCompile(`(?i)^(?:bearer|basic|ps-auth) `)
)

// forms are those by which a secret is known in free text. Most bodies have none of them, and
// looking for the word that a form needs is a hundred times quicker than trying to match it.
var forms = []struct {
	words []string // in lower case
	match *regexp.Regexp
	put   string
}{
	{[]string{"://"}, regexp.MustCompile(`://[^/?#\s"]*@`), "://" + Redacted + "@"},
	{[]string{"eyj"}, regexp.MustCompile(`\beyJ[\w-]+\.[\w-]+\.[\w-]*`), Redacted}, // a JWT
	{[]string{"bearer", "basic", "ps-auth"}, regexp.MustCompile(`(?i)\b(bearer|basic|ps-auth)\s+[^\s"\\]+`), "$1 " + Redacted},
	// a member in JSON, also in JSON that was cut short or stands as text within JSON
	{secretWords, regexp.MustCompile(`(?is)("` + secretName + `\\*"\s*:\s*\\*)"(?:[^"\\]|\\.)*(?:"|\\?$)`), `$1"` + Redacted + `"`},
	{secretWords, regexp.MustCompile(`(?i)((?:^|[^\w.-])` + secretName + `=)[^&\s"\\]*`), "${1}" + Redacted},
}

// Redactor takes secrets out of what a run has seen. It looks for names that mean a secret
// (headers, JSON members, form fields, query parameters, the user part of a URL), for tokens by
// their form, and for the very values that it was given, in any of their [spellings]: a token
// that a server quotes in an error text goes too.
type Redactor struct{ values []string }

// NewRedactor makes a redactor that also removes the given values wherever they stand.
// Values of fewer than four characters are too common to search for and are left out.
func NewRedactor(values ...string) *Redactor {
	r := &Redactor{}
	for _, v := range values {
		if len(v) >= shortest {
			r.values = append(r.values, spellings(v)...)
		}
	}
	slices.Sort(r.values)
	r.values = slices.Compact(r.values)
	return r
}

// Redact takes the secrets out of an exchange. It takes the findings away: what of them is to be
// stored stands in the record of the trial.
func (r *Redactor) Redact(e *Exchange) {
	e.Findings = nil
	e.URL = r.url(e.URL)
	for _, m := range []*Message{&e.Request, &e.Response} {
		r.header(m.Header)
		m.Body = r.body(m.Body)
	}
}

// Error is the error with the secrets taken out of its words. What it wraps is still found by
// errors.Is and errors.As.
func (r *Redactor) Error(err error) error { return redactedError{err, r.Text(err.Error())} }

type redactedError struct {
	error
	words string
}

func (e redactedError) Error() string { return e.words }
func (e redactedError) Unwrap() error { return e.error }

// Text takes the secrets out of free text.
func (r *Redactor) Text(s string) string {
	s = r.known(s)
	lower := strings.ToLower(strings.ReplaceAll(s, "\u017f", "s")) // the long s, which matches as an s
	for _, f := range forms {
		if slices.ContainsFunc(f.words, func(word string) bool { return strings.Contains(lower, word) }) {
			s = f.match.ReplaceAllString(s, f.put)
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
			values[i] = scheme.FindString(v) + Redacted // the scheme tells how the caller signed in
		}
		if clean := r.known(name); clean != name {
			delete(h, name)
			h[clean] = append(h[clean], values...)
		}
	}
}

func (r *Redactor) url(raw string) string {
	if u, err := url.Parse(raw); err == nil && u.User != nil {
		u.User = nil
		raw = u.String()
	}
	return r.Text(raw)
}
