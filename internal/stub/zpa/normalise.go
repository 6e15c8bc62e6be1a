package zpa

import (
	"context"
	"net/http"
	"net/url"
	"strings"
)

// normalise rewrites what public clients send, and the source's own slip, into the spelling of
// the document:
//
//	/zpa/mgmtconfig/...            the prefix of OneAPI
//	/segmentGroup&search=...       an ampersand where a question mark belongs (A-ZPA-1)
//	PUT .../v1/.../segmentGroup/1  the older version of the change
//
// The query and the body have spellings of their own: see respell and respellBody.
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

// older says whether a change came by the older version. There the applications of the body are
// all that the group is to have: clients unlink one by leaving it out.
func older(ctx context.Context) bool { return ctx.Value(olderKey{}) != nil }
