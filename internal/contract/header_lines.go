package contract

import (
	"net/http"
	"slices"

	"github.com/getkin/kin-openapi/openapi3"
)

// singletons are the headers of RFC 9110 that stand once, those of one text (section 5.3).
var singletons = []string{
	"Age", "Content-Length", "Content-Location", "Date", "Etag", "Expires", "From", "Host", "If-Modified-Since", "If-Range", "If-Unmodified-Since",
	"Last-Modified", "Location", "Max-Forwards", "Referer", "Retry-After", "Server", "User-Agent",
}

// joins reports whether a header that stands on several lines is one text: that of all lines, joined by commas
// (RFC 9110, section 5.3). A number is none then.
func (p Parameter) joins() bool {
	return p.In == openapi3.ParameterInHeader && !p.isSetCookie() && !slices.Contains(singletons, http.CanonicalHeaderKey(p.Name)) && slices.Contains(p.root.AllTypes(), openapi3.TypeString)
}

// isSetCookie reports whether a parameter is the one header whose lines are never joined: the first is judged.
func (p Parameter) isSetCookie() bool {
	return p.In == openapi3.ParameterInHeader && http.CanonicalHeaderKey(p.Name) == "Set-Cookie"
}
