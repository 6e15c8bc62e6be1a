package sailpoint

import (
	"fmt"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"
)

const austin = `{"expression": {"operator": "EQUALS", "attribute": "location",
	"value": {"type": "STRING", "value": "Austin"}, "children": []}}`

func TestLifeOfASegment(t *testing.T) {
	g := newRig(t, "", "")
	offers := g.made.Access.Offers
	seg := g.create(fmt.Sprintf(`{"name": " Straße <1> ", "description": "d", "active": true, "id": "mine",
		"owner": {"id": %q, "type": "IDENTITY", "name": "?"}, "visibilityCriteria": %s, "extra": 1}`,
		offers["identity"], austin))
	if seg["name"] != " Straße <1> " || seg["created"] != "2026-01-02T03:04:05Z" || seg["id"] == "mine" ||
		seg["owner"].(map[string]any)["name"] != offers["identity-name"] || len(seg) != 8 {
		t.Fatalf("created %v", seg)
	}
	path := "/segments/" + seg["id"].(string)
	read := g.do("api", "GET", path, "")
	g.want(read, 200)
	if fmt.Sprint(read.object()) != fmt.Sprint(seg) {
		t.Errorf("read %v, created %v", read.object(), seg)
	}
	g.now = g.now.Add(time.Minute)
	changed := g.do("org-admin", "PATCH", path, `[{"op": "test", "path": "/active", "value": true},
		{"op": "move", "from": "/description", "path": "/name"},
		{"op": "replace", "path": "/visibilityCriteria", "value": {"expression": {"operator": "AND", "children": [
			{"operator": "EQUALS", "attribute": "a", "value": {"type": "STRING", "value": "b"}}]}}},
		{"op": "copy", "from": "/visibilityCriteria/expression/children/0",
			"path": "/visibilityCriteria/expression/children/-"},
		{"op": "remove", "path": "/owner"}]`)
	g.want(changed, 200)
	if o := changed.object(); o["name"] != "d" || o["description"] != nil || o["owner"] != nil ||
		strings.Count(changed.text, `"attribute":"a"`) != 2 || o["modified"] != "2026-01-02T03:05:05Z" ||
		o["created"] != seg["created"] {
		t.Errorf("changed to %s", changed.text)
	}
	if all := g.do("second", "GET", "/segments", "").list(); len(all) != 4 {
		t.Errorf("%d segments", len(all))
	}
	g.want(g.do("other-tenant", "DELETE", path, ""), 404)
	gone := g.do("main", "DELETE", path, "")
	g.want(gone, 204)
	if gone.text != "" {
		t.Errorf("a body after a delete: %s", gone.text)
	}
	for _, method := range []string{"GET", "PATCH", "DELETE"} {
		g.want(g.do("main", method, path, "[]"), 404)
	}
}

func TestRefusedBodies(t *testing.T) {
	g := newRig(t, "", "")
	for _, body := range []string{
		``, `[]`, `{`, `{"name": "a"} {}`, `{}`, `{"name": ""}`, `{"name": " "}`, `{"name": 1}`, `{"name": null}`,
		`{"name": "a", "active": "true"}`, `{"name": "a", "active": null}`, `{"name": "a", "description": 1}`,
		`{"name": "a", "owner": "x"}`, `{"name": "a", "owner": {}}`, `{"name": "a", "owner": {"id": "x"}}`,
		`{"name": "a", "visibilityCriteria": []}`, `{"name": "a", "visibilityCriteria": {}}`,
		`{"name": "a", "visibilityCriteria": {"expression": {"operator": "OR"}}}`,
		`{"name": "a", "visibilityCriteria": {"expression": {"operator": "AND", "children": []}}}`,
		`{"name": "a", "description": "` + strings.Repeat("x", maxBody) + `"}`,
	} {
		g.want(g.do("main", "POST", "/segments", body), 400)
	}
	path := "/segments/" + g.create(`{"name": "a"}`)["id"].(string)
	for _, body := range []string{
		`{}`, `[1]`, `[{"op": "set"}]`, `[{"op": "add", "path": "/name"}]`,
		`[{"op": "replace", "path": "/id", "value": "x"}]`, `[{"op": "remove", "path": "/name"}]`,
		`[{"op": "replace", "path": "", "value": {}}]`, `[{"op": "replace", "path": "name", "value": "x"}]`,
		`[{"op": "move", "from": "/id", "path": "/name"}]`, `[{"op": "replace", "path": "/name", "value": " "}]`,
		`[{"op": "replace", "path": "/name", "value": "b"}, {"op": "test", "path": "/active", "value": true}]`,
		`[{"op": "replace", "path": "/owner/id", "value": "b"}]`, `[{"op": "add", "path": "/active", "value": 1}]`,
	} {
		g.want(g.do("main", "PATCH", path, body), 400)
	}
	if now := g.do("main", "GET", path, "").object(); now["name"] != "a" {
		t.Errorf("a refused patch changed the segment: %v", now)
	}
}

func TestPages(t *testing.T) {
	g := newRig(t, "", "")
	first := g.do("many-segments", "GET", "/segments?count=true", "")
	rest := g.do("many-segments", "GET", "/segments?offset=250", "")
	if len(first.list()) != 250 || first.header.Get("X-Total-Count") != "263" || len(rest.list()) != 13 ||
		rest.header.Get("X-Total-Count") != "" {
		t.Errorf("%d of %s, then %d", len(first.list()), first.header.Get("X-Total-Count"), len(rest.list()))
	}
	if a := g.do("many-segments", "GET", "/segments?offset=263", ""); a.text != "[]\n" {
		t.Errorf("behind the end: %q", a.text)
	}
	for _, query := range []string{"limit=-1", "limit=x", "limit=251", "offset=-1", "count=1", "offset=2147483648"} {
		g.want(g.do("main", "GET", "/segments?"+query, ""), 400)
	}
}

func TestCallers(t *testing.T) {
	g := newRig(t, "", "")
	g.want(g.do("", "GET", "/segments", ""), 401)
	g.want(g.do("expired", "GET", "/segments", ""), 401)
	g.want(g.do("no-authority", "GET", "/segments", ""), 403)
	for range callsInWindow {
		g.want(g.do("main", "GET", "/segments", ""), 200)
	}
	g.now = g.now.Add(3500 * time.Millisecond)
	limited := g.do("main", "GET", "/segments", "")
	g.want(limited, 429)
	if limited.header.Get("Retry-After") != "7" {
		t.Errorf("Retry-After: %s", limited.header.Get("Retry-After"))
	}
	g.want(g.do("second", "GET", "/segments", ""), 200)
	g.now = g.now.Add(7 * time.Second)
	g.want(g.do("main", "GET", "/segments", ""), 200)
	g.now = g.now.Add(tokenLife)
	g.want(g.do("main", "GET", "/segments", ""), 401)
}

func TestManyAtOnce(t *testing.T) {
	g := newRig(t, "", "")
	token := g.token("main")
	var all sync.WaitGroup
	for i := range 20 {
		all.Go(func() {
			r := httptest.NewRequest("POST", "/beta/segments", strings.NewReader(fmt.Sprintf(`{"name": "s%d"}`, i)))
			r.Header.Set("Authorization", "Bearer "+token)
			r.Header.Set("Content-Type", "application/json")
			g.made.Handler.ServeHTTP(httptest.NewRecorder(), r)
		})
	}
	all.Wait()
	if n := len(g.do("main", "GET", "/segments", "").list()); n != 23 {
		t.Errorf("%d segments", n)
	}
}

func TestDelay(t *testing.T) {
	g := newRig(t, "", "shows-after-a-second")
	path := "/segments/" + g.create(`{"name": "a"}`)["id"].(string)
	g.want(g.do("main", "GET", path, ""), 404)
	g.want(g.do("main", "PATCH", path, `[{"op": "replace", "path": "/name", "value": "b"}]`), 200)
	g.now = g.now.Add(time.Second)
	if name := g.do("main", "GET", path, "").object()["name"]; name != "b" {
		t.Errorf("name %v after a second", name)
	}
	g.want(g.do("main", "DELETE", path, ""), 204)
	g.want(g.do("main", "GET", path, ""), 200)
	g.now = g.now.Add(time.Second)
	g.want(g.do("main", "GET", path, ""), 404)
}
