package run_test

import (
	"net/http"
	"strings"
)

// variants serves bodies of several forms, chosen by a property, by the query or by the form of
// an id; lists in the query; bodies that are not JSON; headers written in any case.
func (a acme) variants() {
	group := object{"id": 1, "members": []any{object{"userId": 1}, object{"userId": 2, "clientId": "c"}}}
	a.HandleFunc("GET /ping", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("etag", `"1"`)
		w.Header().Set("X-RateLimit-Limit", "10")
		w.WriteHeader(http.StatusNoContent)
	})
	taken := func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) }
	a.HandleFunc("POST /files", taken)
	a.HandleFunc("POST /imports", taken)
	a.HandleFunc("POST /groups", func(w http.ResponseWriter, _ *http.Request) { respond(w, http.StatusCreated, group) })
	a.HandleFunc("GET /groups", func(w http.ResponseWriter, r *http.Request) {
		switch query := r.URL.Query(); {
		case query.Has("name"):
			respond(w, http.StatusOK, group)
		case query.Has("limit"):
			respond(w, http.StatusOK, object{"total": 1, "data": []any{group}})
		default:
			respond(w, http.StatusOK, []any{group})
		}
	})
	a.HandleFunc("GET /groups/{idOrName}", func(w http.ResponseWriter, r *http.Request) {
		if strings.Trim(r.PathValue("idOrName"), "0123456789") == "" {
			respond(w, http.StatusOK, []any{group})
			return
		}
		respond(w, http.StatusOK, group)
	})
}
