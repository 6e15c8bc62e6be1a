package exchange

import (
	"fmt"
	"net/http"
	"sort"
	"strings"
)

// Curl writes the request as a command line that repeats it. The token is what stands for
// the credential: the published one of a stub, or a shell variable.
func (e *Exchange) Curl(token string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "curl -i -X %s %s", e.Method, quote(e.URL))
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
		fmt.Fprintf(&b, " \\\n  --data-raw %s", quote(string(e.Request.Body)))
	}
	return b.String()
}

// header quotes a header line. Where the token of a credential is a $VARIABLE, it is still
// expanded, and nothing else is.
func header(name, value, token string) string {
	name = http.CanonicalHeaderKey(name)
	line := name + ": " + value
	before, after, found := strings.Cut(line, Redacted)
	switch {
	case name != "Authorization" || !found:
		return quote(line)
	case strings.HasPrefix(token, "$"):
		escape := strings.NewReplacer(`\`, `\\`, `"`, `\"`, "`", "\\`", "$", `\$`)
		return `"` + escape.Replace(before) + token + escape.Replace(after) + `"`
	}
	return quote(before + token + after)
}

// quote makes one word for a POSIX shell.
func quote(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }
