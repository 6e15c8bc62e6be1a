package run_test

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/resource"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/run"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/suite"
	"github.com/assay-conformance/assay/internal/target"
	"github.com/assay-conformance/assay/internal/trial"
)

type (
	depot struct {
		DepotID int
		Label   string
		Note    string
		teams   []int
	}
	shelf struct {
		ShelfID, DepotID int
		Address          string
	}
)

// depots serves things in a parent, links that are known by two ids, lists of one, and a listing
// that is an envelope only with a limit.
func (a acme) depots() {
	var mu sync.Mutex
	var depots stub.Collection[depot]
	var shelves stub.Collection[shelf]
	made := 0
	next := func() int { made++; return made }
	every := func(depot) bool { return true }
	// with handles requests about one depot; nil for the path of all.
	with := func(pattern string, handle func(w http.ResponseWriter, r *http.Request, of *depot)) {
		a.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) {
			mu.Lock()
			defer mu.Unlock()
			id := r.PathValue("depotId")
			of, ok := depots.Get(id)
			switch {
			case id == "":
				handle(w, r, nil)
			case ok:
				handle(w, r, &of)
			default:
				refuse(w, http.StatusNotFound, "", "no such depot")
			}
		})
	}
	with("POST /depots", func(w http.ResponseWriter, r *http.Request, _ *depot) {
		one := depot{DepotID: next()}
		_ = json.NewDecoder(r.Body).Decode(&one) // the body is valid; names are matched in any case
		depots.Put(fmt.Sprint(one.DepotID), one)
		respond(w, http.StatusCreated, []depot{one})
	})
	with("GET /depots", func(w http.ResponseWriter, r *http.Request, _ *depot) {
		all := depots.Where(every)
		limit, err := strconv.Atoi(r.URL.Query().Get("limit"))
		if err != nil {
			respond(w, http.StatusOK, all)
			return
		}
		offset, _ := strconv.Atoi(r.URL.Query().Get("offset"))
		respond(w, http.StatusOK, object{"TotalCount": len(all), "Data": stub.Page(all, limit, offset)})
	})
	with("GET /depots/{depotId}", func(w http.ResponseWriter, _ *http.Request, of *depot) { respond(w, http.StatusOK, []depot{*of}) })
	with("PUT /depots/{depotId}", func(w http.ResponseWriter, r *http.Request, of *depot) {
		_ = json.NewDecoder(r.Body).Decode(of) // the body is valid
		depots.Put(fmt.Sprint(of.DepotID), *of)
		w.WriteHeader(http.StatusNoContent)
	})
	with("DELETE /depots/{depotId}", func(w http.ResponseWriter, _ *http.Request, of *depot) {
		for _, s := range shelves.Where(func(s shelf) bool { return s.DepotID == of.DepotID }) {
			shelves.Remove(fmt.Sprint(s.ShelfID))
		}
		depots.Remove(fmt.Sprint(of.DepotID))
		w.WriteHeader(http.StatusNoContent)
	})
	with("POST /depots/{depotId}/shelves", func(w http.ResponseWriter, r *http.Request, of *depot) {
		one := shelf{ShelfID: next(), DepotID: of.DepotID}
		_ = json.NewDecoder(r.Body).Decode(&one) // the body is valid
		shelves.Put(fmt.Sprint(one.ShelfID), one)
		respond(w, http.StatusCreated, one)
	})
	with("GET /depots/{depotId}/shelves", func(w http.ResponseWriter, _ *http.Request, of *depot) {
		respond(w, http.StatusOK, shelves.Where(func(s shelf) bool { return s.DepotID == of.DepotID }))
	})
	with("DELETE /shelves/{id}", func(w http.ResponseWriter, r *http.Request, _ *depot) {
		if _, ok := shelves.Get(r.PathValue("id")); !ok {
			refuse(w, http.StatusNotFound, "", "no such shelf")
			return
		}
		shelves.Remove(r.PathValue("id"))
		w.WriteHeader(http.StatusNoContent)
	})
	with("GET /depots/{depotId}/teams", func(w http.ResponseWriter, _ *http.Request, of *depot) {
		all := []team{}
		for _, id := range of.teams {
			all = append(all, team{ID: id, Name: fmt.Sprint("team ", id)})
		}
		respond(w, http.StatusOK, all)
	})
	link := func(change func(teams []int, id int) []int) func(http.ResponseWriter, *http.Request, *depot) {
		return func(w http.ResponseWriter, r *http.Request, of *depot) {
			id, _ := strconv.Atoi(r.PathValue("teamId"))
			of.teams = change(slices.Clone(of.teams), id)
			depots.Put(fmt.Sprint(of.DepotID), *of)
			w.WriteHeader(http.StatusNoContent)
		}
	}
	with("POST /depots/{depotId}/teams/{teamId}", link(func(teams []int, id int) []int { return append(teams, id) }))
	with("DELETE /depots/{depotId}/teams/{teamId}", link(func(teams []int, id int) []int {
		return slices.DeleteFunc(teams, func(t int) bool { return t == id })
	}))
}

// A run on a shared target leaves nothing behind: no thing in a parent, no link, no parent; and it
// touches none of those that were there.
func TestGrownDocumentLeavesNothing(t *testing.T) {
	t.Parallel()
	v := acmeVendor(t)
	s := v.NewStub(stub.Options{})
	call := func(method, path, body string) string {
		shared := s.Target()
		req, err := http.NewRequestWithContext(t.Context(), method, shared.URL+path, nil)
		if body != "" {
			req, err = http.NewRequestWithContext(t.Context(), method, shared.URL+path, strings.NewReader(body))
			req.Header.Set("Content-Type", "application/json")
		}
		require.NoError(t, err)
		resp, err := shared.Transport.RoundTrip(req)
		require.NoError(t, err)
		text, err := io.ReadAll(resp.Body)
		require.NoError(t, err)
		return fmt.Sprint(resp.StatusCode, " ", string(text))
	}
	call("POST", "/depots", `{"label":"not ours"}`)
	call("POST", "/depots/1/shelves", `{"address":"198.51.100.7"}`)
	before := call("GET", "/depots", "") + call("GET", "/depots/1/shelves", "") + call("GET", "/depots/1/teams", "")
	o := options([]*suite.Vendor{v})
	o.Parallel = 1
	o.Target = func(*suite.Vendor) target.Source {
		return func([]string) (*target.Target, error) {
			shared := s.Target()
			shared.Shared = true
			return shared, nil
		}
	}
	r, err := run.Run(t.Context(), o)
	require.NoError(t, err)
	for _, tr := range r.Trials {
		if operation := tr.Sites[0].Operation(); strings.Contains(operation, "epot") || strings.Contains(operation, "hel") || strings.Contains(operation, "ssign") {
			assert.Empty(t, tr.Blocked+tr.Error, tr.ID)
			assert.Empty(t, tr.Leftovers, tr.ID)
			assert.False(t, tr.Failed(), tr.ID)
		}
	}
	assert.Equal(t, before, call("GET", "/depots", "")+call("GET", "/depots/1/shelves", "")+call("GET", "/depots/1/teams", ""))
	assert.NotEqual(t, result.ExitUsage, r.Footer.Exit)
}

// Things of one kind that a trial makes are in one parent, so that a listing of it shows them all.
func TestThingsShareAParent(t *testing.T) {
	t.Parallel()
	v := acmeVendor(t)
	s := trial.NewSession(v.NewStub(stub.Options{}).Target(), v.Contract, v.Resources, &result.Trial{Number: 1, ID: "planted"}, nil, "assay")
	shelf, _ := v.Resources.Find("shelf")
	for range 2 {
		_, err := s.MakeOne(t.Context(), shelf, resource.Full)
		require.NoError(t, err)
	}
	e, err := s.Need(t.Context(), trial.Call{Operation: "listShelves"})
	require.NoError(t, err)
	items, ok := shelf.Listing.Shows(e)
	assert.True(t, ok)
	assert.Len(t, items, 2)
	link, _ := v.Resources.Find("assignment")
	first, err := s.MakeOne(t.Context(), link, resource.Full)
	require.NoError(t, err)
	second, err := s.MakeOne(t.Context(), link, resource.Full)
	require.NoError(t, err)
	assert.NotEqual(t, first.ID, second.ID, "each link joins another team")
	assert.Equal(t, first.Call.Path["depotId"], second.Call.Path["depotId"], "to the same depot")
}
