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
		value := e.Request.Header.Get(name)
		if name == "Authorization" {
			value = strings.Replace(value, Redacted, token, 1)
		}
		fmt.Fprintf(&b, " \\\n  -H %s", header(name, value))
	}
	if len(e.Request.Body) > 0 {
		fmt.Fprintf(&b, " \\\n  --data-binary %s", quote(string(e.Request.Body)))
	}
	return b.String()
}

// header quotes so that a $VARIABLE in the value is still expanded.
func header(name, value string) string {
	line := http.CanonicalHeaderKey(name) + ": " + value
	if strings.Contains(value, "$") {
		return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "`", "\\`").Replace(line) + `"`
	}
	return quote(line)
}

// quote makes one word for a POSIX shell.
func quote(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }
