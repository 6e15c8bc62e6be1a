package run_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/derive"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/stub"
)

type team struct {
	ID   int    `json:"id"`
	Name string `json:"name"`
}

// teams serves operations that have several documented forms. The handlers learn the form of a
// call from the kit.
func (a acme) teams() {
	var mu sync.Mutex
	var all stub.Collection[team]
	// found returns the team that a value names: its name, or its id where the form is the one by id.
	found := func(r *http.Request, value string) (team, bool) {
		if stub.Form(r.Context()) == "" {
			return all.Get(value)
		}
		named := all.Where(func(t team) bool { return t.Name == value })
		if len(named) == 0 {
			return team{}, false
		}
		return named[0], true
	}
	locked := func(handle http.HandlerFunc) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			mu.Lock()
			defer mu.Unlock()
			handle(w, r)
		}
	}
	a.HandleFunc("POST /teams", locked(func(w http.ResponseWriter, r *http.Request) {
		made := team{ID: len(all.Where(func(team) bool { return true })) + 1}
		_ = json.NewDecoder(r.Body).Decode(&made) // the body is valid
		all.Put(fmt.Sprint(made.ID), made)
		respond(w, http.StatusCreated, made)
	}))
	a.HandleFunc("GET /teams", locked(func(w http.ResponseWriter, r *http.Request) {
		teams := all.Where(func(team) bool { return true })
		switch query := r.URL.Query(); {
		case stub.Form(r.Context()) == "by-name":
			if one, ok := found(r, query.Get("name")); ok {
				respond(w, http.StatusOK, object{"id": one.ID, "name": one.Name, "members": 0})
				return
			}
			refuse(w, http.StatusNotFound, "", "no such team")
		case query.Has("limit"):
			respond(w, http.StatusOK, object{"total": len(teams), "data": teams})
		default:
			respond(w, http.StatusOK, teams)
		}
	}))
	a.HandleFunc("GET /teams/{idOrName}", locked(func(w http.ResponseWriter, r *http.Request) {
		switch one, ok := found(r, r.PathValue("idOrName")); {
		case !ok:
			refuse(w, http.StatusNotFound, "", "no such team")
		case stub.Form(r.Context()) == "by-name":
			respond(w, http.StatusOK, []team{one})
		default:
			respond(w, http.StatusOK, one)
		}
	}))
	a.HandleFunc("DELETE /teams/{idOrName}", locked(func(w http.ResponseWriter, r *http.Request) {
		one, ok := found(r, r.PathValue("idOrName"))
		if !ok {
			refuse(w, http.StatusNotFound, "", "no such team")
			return
		}
		all.Remove(fmt.Sprint(one.ID))
		w.WriteHeader(http.StatusNoContent)
	}))
}

// byName reports whether a request reads a team by its name in the path.
func byName(r *http.Request) bool {
	name, ok := strings.CutPrefix(r.URL.Path, "/teams/")
	return ok && r.Method == http.MethodGet && strings.Trim(name, "0123456789") != ""
}

// A server that is wrong in one form of an operation violates the rules about that form and no
// other, although both share a method and a path.
func TestWrongForm(t *testing.T) {
	t.Parallel()
	broken := func(_ http.Handler, w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusInternalServerError)
	}
	bare := func(next http.Handler, w http.ResponseWriter, r *http.Request) {
		recorded := httptest.NewRecorder()
		next.ServeHTTP(recorded, r)
		var teams []team
		_ = json.Unmarshal(recorded.Body.Bytes(), &teams)
		if len(teams) == 0 {
			w.WriteHeader(recorded.Code)
			return
		}
		respond(w, http.StatusOK, teams[0])
	}
	for _, c := range []struct {
		reason string
		serve  func(next http.Handler, w http.ResponseWriter, r *http.Request)
		want   map[rule.Site]result.Verdict
	}{
		{"names return 500 where ids work", broken, map[rule.Site]result.Verdict{"getTeam/200": result.Pass, "getTeam/200/body": result.Pass, "getTeam/@by-name/200": result.Fail}},
		{"the deprecated form returns the shape of the other", bare, map[rule.Site]result.Verdict{"getTeam/200": result.Pass, "getTeam/200/body": result.Pass, "getTeam/@by-name/200/body/type": result.Fail}},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			wrong := func(next http.Handler) http.Handler {
				return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
					if byName(r) {
						c.serve(next, w, r)
						return
					}
					next.ServeHTTP(w, r)
				})
			}
			assert.Equal(t, c.want, verdictsAt(t, acmeVendor(t), wrong, slices.Collect(maps.Keys(c.want))...))
		})
	}
}

// A rule about a form of which no trial has made a call is vacuous, however often other forms of
// the operation were called.
func TestFormThatIsNeverCalled(t *testing.T) {
	t.Parallel()
	v := acmeVendor(t)
	v.Cases = slices.DeleteFunc(v.Cases, func(c derive.Case) bool { return c.Operation == "getTeam/@by-name" })
	assert.Equal(t, map[rule.Site]result.Verdict{"getTeam/200/body/id/type": result.Pass, "getTeam/@by-name/200/body/*/id/type": result.Vacuous},
		verdictsAt(t, v, nil, "getTeam/200/body/id/type", "getTeam/@by-name/200/body/*/id/type"))
}
