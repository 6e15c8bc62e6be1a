package sailpoint

import (
	"net/http"
	"strings"
)

// normalise rewrites a boolean as the vendor's shell module writes it, True or False, into the documented
// syntax. The rest of the query stays as it is.
func normalise(r *http.Request) {
	pairs := strings.Split(r.URL.RawQuery, "&")
	for i, pair := range pairs {
		if pair == "count=True" || pair == "count=False" {
			pairs[i] = strings.ToLower(pair)
		}
	}
	r.URL.RawQuery = strings.Join(pairs, "&")
}
