package exchange

import (
	"fmt"
	"net/http"
	"sort"
	"strings"
)

// Unissued is the token that a trial sends which must not be let in. An exchange that has it
// has an Authorization header, and was made as nobody.
const Unissued = "nobody-issued-this-token"

// Curl writes the request as a command line that repeats it. The token is what stands for
// the credential: the published one of a stub, or a shell variable.
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
	if len(e.Request.Body) > 0 { // --data-binary would take a body that begins with @ for the name of a file
		fmt.Fprintf(&b, " \\\n  --data-raw %s", Quote(string(e.Request.Body)))
	}
	return b.String()
}

// header quotes a header line. Where the token of a credential is a $VARIABLE, it is still
// expanded, and nothing else is.
func header(name, value, token string) string {
	name = http.CanonicalHeaderKey(name)
	line := HeaderLine(name, value)
	before, after, found := strings.Cut(line, Redacted)
	switch {
	case name != "Authorization" || !found:
		return Quote(line)
	case strings.HasPrefix(token, "$"):
		escape := strings.NewReplacer(`\`, `\\`, `"`, `\"`, "`", "\\`", "$", `\$`)
		return `"` + escape.Replace(before) + token + escape.Replace(after) + `"`
	}
	return Quote(before + token + after)
}

// HeaderLine is a header as curl takes it: without a value it would take it for one to leave out.
func HeaderLine(name, value string) string {
	if value == "" {
		return name + ";"
	}
	return name + ": " + value
}

// Quote makes one word for a POSIX shell: nothing in it is expanded or run.
func Quote(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }
