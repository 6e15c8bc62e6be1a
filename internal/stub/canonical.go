package stub

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// canonical rewrites a path that differs from a documented one in case or by a trailing slash into
// the documented one. The values of path parameters stay as they are.
func (c *Chain) canonical(next http.Handler) http.Handler {
	if !c.AnyCase || c.Options.Strict {
		return next
	}
	paths := c.documentedPaths()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		requested := strings.Split(strings.TrimSuffix(r.URL.EscapedPath(), "/"), "/")
		for _, documented := range paths {
			if segments, ok := fold(requested, documented); ok {
				r = r.Clone(r.Context())
				r.URL.RawPath = strings.Join(segments, "/")
				if path, err := url.PathUnescape(r.URL.RawPath); err == nil {
					r.URL.Path = path
				}
				break
			}
		}
		next.ServeHTTP(w, r)
	})
}

// documentedPaths returns the segments of each path that the stub serves; those with fewer
// parameters come first, because /things/search is not the thing with the id "search".
func (c *Chain) documentedPaths() [][]string {
	all := []string{c.Tokens, c.SignIn}
	if c.Sessions != nil {
		all = append(all, c.Sessions.SignIn, c.Sessions.SignOut)
	}
	for _, op := range c.Contract.Operations() {
		all = append(all, op.Path)
	}
	all = slices.DeleteFunc(all, func(path string) bool { return path == "" })
	slices.SortStableFunc(all, func(a, b string) int { return strings.Count(a, "{") - strings.Count(b, "{") })
	var segments [][]string
	for _, path := range all {
		segments = append(segments, strings.Split(path, "/"))
	}
	return segments
}

// fold returns the segments of a request in the case of a documented path; ok is false if it is
// another path.
func fold(requested, documented []string) (segments []string, ok bool) {
	if len(requested) != len(documented) {
		return nil, false
	}
	segments = slices.Clone(requested)
	for i, name := range documented {
		switch {
		case strings.Contains(name, "{"):
		case strings.EqualFold(name, requested[i]):
			segments[i] = name
		default:
			return nil, false
		}
	}
	return segments, true
}
