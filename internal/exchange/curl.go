package exchange

import (
	"fmt"
	"net/http"
	"sort"
	"strings"
)

// Unissued is the token that a trial sends to be rejected. Its exchange has an Authorization
// header, but no credential.
const Unissued = "nobody-issued-this-token"

// Curl returns a command line that repeats the request. The token replaces the redacted one: it is
// the published token of a stub, or a shell variable.
func (e *Exchange) Curl(token string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "curl -i -X %s %s", e.Method, Quote(e.URL))
	names := make([]string, 0, len(e.Request.Header))
	for name := range e.Request.Header {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		for _, value := range e.Request.Header[name] {
			fmt.Fprintf(&b, " \\\n  -H %s", header(name, value, token))
		}
	}
	if len(e.Request.Body) > 0 { // --data-binary would read a body that begins with @ as a file name
		fmt.Fprintf(&b, " \\\n  --data-raw %s", Quote(string(e.Request.Body)))
	}
	return b.String()
}

// header quotes a header line. A token of the form $VARIABLE is still expanded, and nothing else
// is.
func header(name, value, token string) string {
	name = http.CanonicalHeaderKey(name)
	line := HeaderLine(name, value)
	before, after, found := strings.Cut(line, Redacted)
	switch {
	case !CarriesCredential(name) || !found:
		return Quote(line)
	case strings.HasPrefix(token, "$"):
		escape := strings.NewReplacer(`\`, `\\`, `"`, `\"`, "`", "\\`", "$", `\$`)
		return `"` + escape.Replace(before) + token + escape.Replace(after) + `"`
	}
	return Quote(before + token + after)
}

// HeaderLine returns a header in curl's syntax: "Name:" without a value would remove the header.
func HeaderLine(name, value string) string {
	if value == "" {
		return name + ";"
	}
	return name + ": " + value
}

// Quote returns s as one word of a POSIX shell: nothing in it is expanded or run.
func Quote(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }
