package operator_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/operator"
	"github.com/assay-conformance/assay/internal/resource"
)

// What a client sees of each kind of operator. A call is "METHOD path body"; want is the response to the
// last one.
func TestOperators(t *testing.T) {
	t.Parallel()
	made := `POST /things {"name":"B & A","tags":["b","a"],"size":2}`
	second := `POST /things {"name":"Second","tags":["x"],"size":1}`
	third := `POST /things {"name":"Third","tags":["x"],"size":1}`
	for _, c := range []struct {
		operator string
		calls    []string
		want     string
	}{
		{"createThing/name:creation-drops", []string{made, "GET /things/1"}, `200 {"id":"1","size":2,"tags":["b","a"]}`},
		{"createThing/name:creation-cuts", []string{made, "GET /things/1"}, `200 {"id":"1","name":"B \u0026 ","size":2,"tags":["b","a"]}`},
		{"createThing/name:creation-lowers", []string{made, "GET /things/1"}, `200 {"id":"1","name":"b \u0026 a","size":2,"tags":["b","a"]}`},
		{"createThing/name:creation-escapes", []string{made, "GET /things/1"}, `200 {"id":"1","name":"B \u0026amp; A","size":2,"tags":["b","a"]}`},
		{"createThing/tags:creation-sorts", []string{made, "GET /things/1"}, `200 {"id":"1","name":"B \u0026 A","size":2,"tags":["a","b"]}`},
		{"createThing/tags:creation-cuts", []string{made, "GET /things/1"}, `200 {"id":"1","name":"B \u0026 A","size":2,"tags":["b"]}`},
		{"createThing/size:creation-resets", []string{made, "GET /things/1"}, `200 {"id":"1","name":"B \u0026 A","size":0,"tags":["b","a"]}`},
		{"createThing/size:answer-alters", []string{made}, `201 {"id":"1","name":"B \u0026 A","size":3,"tags":["b","a"]}`},
		{"createThing:answer-another", []string{made, second}, `201 {"id":"1","name":"B \u0026 A","size":2,"tags":["b","a"]}`},
		{"createThing:creation-twice", []string{second, "GET /things"},
			`200 {"items":[{"id":"1","name":"Second","size":1,"tags":["x"]},{"id":"2","name":"Second","size":1,"tags":["x"]}],"total":2}`},
		{"createThing/409:refused-done", []string{second, second, "GET /things"},
			`200 {"items":[{"id":"1","name":"Second","size":1,"tags":["x"]},{"id":"2","name":"Second","size":1,"tags":["x"]}],"total":2}`},
		{"updateThing/size:update-ignores", []string{second, `PATCH /things/1 {"size":7}`, "GET /things/1"}, `200 {"id":"1","name":"Second","size":1,"tags":["x"]}`},
		{"updateThing/tags:update-also-drops", []string{second, `PATCH /things/1 {"size":7}`, "GET /things/1"}, `200 {"id":"1","name":"Second","size":7}`},
		{"updateThing/name:update-also-alters", []string{second, `PATCH /things/1 {"size":7}`, "GET /things/1"}, `200 {"id":"1","name":"Secondx","size":7,"tags":["x"]}`},
		{"updateThing:update-does-nothing", []string{second, `PATCH /things/1 {"size":7}`, "GET /things/1"}, `200 {"id":"1","name":"Second","size":1,"tags":["x"]}`},
		{"updateThing:answer-old", []string{second, `PATCH /things/1 {"size":7}`}, `200 {"id":"1","name":"Second","size":1,"tags":["x"]}`},
		{"updateThing/409:refused-done", []string{second, third, `PATCH /things/2 {"name":"Second"}`, "GET /things/2"}, `200 {"id":"2","name":"Second","size":1,"tags":["x"]}`},
		{"updateThing/409:refused-half-done", []string{second, third, `PATCH /things/2 {"name":"Second","size":9}`, "GET /things/2"},
			`200 {"id":"2","name":"Second","size":1,"tags":["x"]}`},
		{"getThing:read-another", []string{second, third, "GET /things/2"}, `200 {"id":"2","name":"Second","size":1,"tags":["x"]}`},
		{"getThing:read-stale", []string{second, `PATCH /things/1 {"size":7}`, "GET /things/1"}, `200 {"id":"1","name":"Second","size":1,"tags":["x"]}`},
		{"deleteThing:removal-keeps-one", []string{second, "DELETE /things/1", "GET /things/1"}, `200 {"id":"1","name":"Second","size":1,"tags":["x"]}`},
		{"deleteThing:removal-keeps-listed", []string{second, "DELETE /things/1", "GET /things"}, `200 {"items":[{"id":"1","name":"Second","size":1,"tags":["x"]}],"total":1}`},
		{"deleteThing:removal-also-another", []string{second, third, "DELETE /things/2", "GET /things/1"}, `404 {"error":"no such thing"}`},
		{"deleteThing/409:refused-done", []string{made, "DELETE /things/1", "GET /things"}, `200 {"items":[],"total":0}`},
		{"listThings/offset:pages-skip", []string{second, third, "GET /things?limit=1&offset=1"}, `200 {"items":[],"total":2}`},
		{"listThings/offset:pages-repeat", []string{second, third, "GET /things?limit=1&offset=1"}, `200 {"items":[{"id":"1","name":"Second","size":1,"tags":["x"]}],"total":2}`},
		{"listThings/limit:limit-less", []string{second, third, "GET /things?limit=2"}, `200 {"items":[{"id":"1","name":"Second","size":1,"tags":["x"]}],"total":2}`},
		{"listThings/total:total-of-page", []string{second, third, "GET /things?limit=1"}, `200 {"items":[{"id":"1","name":"Second","size":1,"tags":["x"]}],"total":1}`},
		{"listThings/total:total-left", []string{second, third, "GET /things?limit=1&offset=1"}, `200 {"items":[{"id":"2","name":"Third","size":1,"tags":["x"]}],"total":1}`},
		{"listThings/name:filter-ignored", []string{made, second, "GET /things?name=Second"},
			`200 {"items":[{"id":"1","name":"B \u0026 A","size":2,"tags":["b","a"]},{"id":"2","name":"Second","size":1,"tags":["x"]}],"total":2}`},
		{"listThings:list-empty-null", []string{"GET /things"}, `200 {"items":null,"total":0}`},
	} {
		t.Run(c.operator, func(t *testing.T) {
			t.Parallel()
			wrap, fired := find(t, c.operator).Wrap()
			server := wrap(newThings())
			got := ""
			for i, line := range c.calls {
				if i < len(c.calls)-1 {
					assert.False(t, fired(), "it has fired before %s", line)
				}
				got = call(server, line)
			}
			assert.Equal(t, c.want, got)
			assert.True(t, fired(), "the client has seen it")
		})
	}
}

// An operator that meets nothing to change passes everything on, and says that it has not fired.
func TestNeverFired(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ operator, call, reason string }{
		{"createThing/name:creation-lowers", `POST /things {"name":"small"}`, "there is no capital"},
		{"createThing/tags:creation-sorts", `POST /things {"name":"a","tags":["a","b"]}`, "the list is sorted"},
		{"updateThing/409:refused-half-done", `PATCH /things/9 {"size":1}`, "the thing is unknown"},
	} {
		wrap, fired := find(t, c.operator).Wrap()
		server, honest := wrap(newThings()), newThings()
		for _, line := range []string{c.call, "GET /things"} {
			assert.Equal(t, call(honest, line), call(server, line), c.reason)
		}
		assert.False(t, fired(), c.reason)
	}
}

// Operators are named by what they are applied to, once each.
func TestAll(t *testing.T) {
	t.Parallel()
	ids := map[string]bool{}
	for _, o := range all(t) {
		assert.False(t, ids[o.ID], "%s twice", o.ID)
		ids[o.ID] = true
		assert.NotEmpty(t, o.What)
		assert.True(t, strings.HasSuffix(o.ID, ":"+o.Kind))
	}
	assert.NotContains(t, ids, "createThing/size:creation-lowers", "a number has no small letters")
	assert.NotContains(t, ids, "createThing/id:creation-cuts", "a server sets the id")
}

func all(t *testing.T) []operator.Operator {
	t.Helper()
	c, err := contract.Load("v", "openapi.yaml", []byte(document))
	require.NoError(t, err)
	set, err := resource.Parse("resources.yaml", []byte(resources), c)
	require.NoError(t, err)
	return operator.All(c, set)
}

func find(t *testing.T, id string) operator.Operator {
	t.Helper()
	for _, o := range all(t) {
		if o.ID == id {
			return o
		}
	}
	require.Fail(t, "no operator "+id)
	return operator.Operator{}
}

// call makes a call and returns the status and the body.
func call(server http.Handler, line string) string {
	method, rest, _ := strings.Cut(line, " ")
	path, body, _ := strings.Cut(rest, " ")
	r := httptest.NewRequest(method, path, strings.NewReader(body))
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	w := httptest.NewRecorder()
	server.ServeHTTP(w, r)
	text, _ := io.ReadAll(w.Body)
	var value any
	if json.Unmarshal(text, &value) != nil {
		return strings.TrimSpace(http.StatusText(w.Code))
	}
	canonical, _ := json.Marshal(value)
	return strings.TrimSpace(strings.Join([]string{itoa(w.Code), string(canonical)}, " "))
}
