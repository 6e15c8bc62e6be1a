package zpa

import (
	"context"
	"net/http"
	"net/url"
	"strings"
)

// normalise rewrites request variants of public clients, and an error in the source, into the
// documented syntax:
//
//	/zpa/mgmtconfig/...            the prefix of OneAPI
//	/segmentGroup&search=...       an ampersand where a question mark belongs (A-ZPA-1)
//	PUT .../v1/.../segmentGroup/1  the older version of the change
//
// See respell for variants of the query and respellBody for variants of the body.
func normalise(r *http.Request) {
	path := strings.TrimPrefix(r.URL.EscapedPath(), "/zpa")
	if at, query, slipped := strings.Cut(path, "/segmentGroup&"); slipped {
		path, r.URL.RawQuery = at+"/segmentGroup", strings.TrimSuffix(query+"&"+r.URL.RawQuery, "&")
	}
	if newer := strings.Replace(path, "/mgmtconfig/v1/", "/mgmtconfig/v2/", 1); r.Method == http.MethodPut && newer != path {
		path = newer
		*r = *r.WithContext(context.WithValue(r.Context(), olderKey{}, true))
	}
	if plain, err := url.PathUnescape(path); err == nil {
		r.URL.Path, r.URL.RawPath = plain, path
	}
	if r.URL.RawQuery != "" {
		r.URL.RawQuery = respell(r.URL.RawQuery)
	}
	respellBody(r)
}

type olderKey struct{}

// older reports whether a change uses the older version. There the applications in the body replace
// those of the group: clients unlink one by omitting it.
func older(ctx context.Context) bool { return ctx.Value(olderKey{}) != nil }
