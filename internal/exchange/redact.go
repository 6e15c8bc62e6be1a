package exchange

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"sort"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
)

// Redacted stands where a secret stood.
const Redacted = "[redacted]"

// secretName matches the names of headers, members and parameters whose value is a secret.
const secretName = `[\w.-]*(?:authorization|cookie|secret|passw(?:or)?d|token|api[_-]?key|session)[\w.-]*`

var (
	secretWord = regexp.MustCompile(`(?i)^` + secretName + `$`)
	// a member in JSON, also in JSON that was cut short or stands as text within JSON
	secretMember = regexp.MustCompile(`(?is)("` + secretName + `\\*"\s*:\s*\\*)"(?:[^"\\]|\\.)*(?:"|\\?$)`)
	secretField  = regexp.MustCompile(`(?i)((?:^|[^\w.-])` + secretName + `=)[^&\s"\\]*`)
	jwt          = regexp.MustCompile(`\beyJ[\w-]+\.[\w-]+\.[\w-]*`)
	bearer       = regexp.MustCompile(`(?i)\b(bearer|basic|ps-auth)\s+[^\s"\\]+`)
	scheme       = regexp.MustCompile(`(?i)^(?:bearer|basic|ps-auth) `)
	userInfo     = regexp.MustCompile(`://[^/?#\s"]*@`)
)

// Redactor takes secrets out of exchanges. It looks for names that mean a secret (headers,
// JSON members, form fields, query parameters, the user part of a URL), for tokens by their
// form, and for the very values that it was given: a token that a server quotes in an error
// text goes too.
type Redactor struct{ values []string }

// NewRedactor makes a redactor that also removes the given values wherever they stand.
// Values of fewer than four characters are too common to search for and are left out.
func NewRedactor(values ...string) *Redactor {
	r := &Redactor{}
	for _, v := range values {
		if len(v) >= 4 {
			r.values = append(r.values, spellings(v)...)
		}
	}
	slices.Sort(r.values)
	r.values = slices.Compact(r.values)
	sort.Slice(r.values, func(i, j int) bool { return len(r.values[i]) > len(r.values[j]) })
	return r
}

// spellings lists how a value may be written: as it is, in JSON, in a query and in a path.
func spellings(v string) []string {
	html, _ := json.Marshal(v) // a string can always be marshalled
	plain, _ := jsontext.AppendQuote(nil, v)
	return []string{v, string(html[1 : len(html)-1]), string(plain[1 : len(plain)-1]),
		url.QueryEscape(v), url.PathEscape(v), (&url.URL{Path: v}).EscapedPath()}
}

// Redact takes the secrets out of an exchange, its findings included.
func (r *Redactor) Redact(e *Exchange) {
	e.URL = r.url(e.URL)
	for _, m := range []*Message{&e.Request, &e.Response} {
		r.header(m.Header)
		m.Body = r.body(m.Body)
	}
	for i := range e.Findings {
		e.Findings[i].Actual, e.Findings[i].Pointer = r.Text(e.Findings[i].Actual), r.Text(e.Findings[i].Pointer)
	}
}

// Text takes the secrets out of free text.
func (r *Redactor) Text(s string) string {
	for _, v := range r.values {
		s = strings.ReplaceAll(s, v, Redacted)
	}
	s = userInfo.ReplaceAllString(s, "://"+Redacted+"@")
	s = jwt.ReplaceAllString(s, Redacted)
	s = bearer.ReplaceAllString(s, "$1 "+Redacted)
	s = secretMember.ReplaceAllString(s, `$1"`+Redacted+`"`)
	return secretField.ReplaceAllString(s, "${1}"+Redacted)
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
	}
}

func (r *Redactor) url(raw string) string {
	if u, err := url.Parse(raw); err == nil && u.User != nil {
		u.User = nil
		raw = u.String()
	}
	return r.Text(raw)
}
