package zpa

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
)

// normalise rewrites what public clients send, and the source's own slip, into the spelling of
// the document:
//
//	/zpa/mgmtconfig/...            the prefix of OneAPI
//	/segmentGroup&search=...       an ampersand where a question mark belongs (A-ZPA-1)
//	PUT .../v1/.../segmentGroup/1  the older version of the change
//	pageSize, microtenant_id       other spellings of a parameter
//	search=name+EQ+Office          plus signs that were escaped, and so are none any more
//	search=Office                  a name alone, with or without quotes
func normalise(r *http.Request) {
	path := strings.TrimPrefix(r.URL.EscapedPath(), "/zpa")
	if at, query, slipped := strings.Cut(path, "/segmentGroup&"); slipped {
		path, r.URL.RawQuery = at+"/segmentGroup", strings.TrimSuffix(query+"&"+r.URL.RawQuery, "&")
	}
	if r.Method == http.MethodPut {
		path = strings.Replace(path, "/mgmtconfig/v1/", "/mgmtconfig/v2/", 1)
	}
	if plain, err := url.PathUnescape(path); err == nil {
		r.URL.Path, r.URL.RawPath = plain, path
	}
	if r.URL.RawQuery != "" {
		r.URL.RawQuery = respell(r.URL.RawQuery)
	}
}

// spellings of the parameters, by what is left of a name without case and underscores.
var spellings = map[string]string{"page": "page", "pagesize": "pagesize", "search": "search", "microtenantid": "microtenantId"}

// respell names the parameters of a query as the document does. What cannot be read stays as it
// is, for the contract to complain of.
func respell(raw string) string {
	sent, err := url.ParseQuery(raw)
	if err != nil {
		return raw
	}
	query := url.Values{}
	for name, values := range sent {
		if known, ok := spellings[strings.ToLower(strings.ReplaceAll(name, "_", ""))]; ok {
			name = known
		}
		if name == "search" && len(values) == 1 {
			values = []string{condition(values[0])}
		}
		query[name] = append(query[name], values...)
	}
	return query.Encode()
}

var (
	plusJoined = regexp.MustCompile(`^(\w+)\+([A-Za-z]+)\+(.+)$`)
	nameAlone  = regexp.MustCompile(`^(?:"([^"]+)"|([^" ]+))$`)
)

// condition spells a search out.
func condition(search string) string {
	if m := plusJoined.FindStringSubmatch(search); m != nil {
		return m[1] + " " + m[2] + " " + m[3]
	}
	if m := nameAlone.FindStringSubmatch(search); m != nil {
		return "name CONTAINS " + m[1] + m[2]
	}
	return search
}
