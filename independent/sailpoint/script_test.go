package sailpoint

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
)

// Every bug and variant answers something in another way than the honest server does.
func TestEachMakesADifference(t *testing.T) {
	var honest []string
	play(newRig(t, "", ""), func(_, line string) { honest = append(honest, line) })
	check := func(name string, g *rig) {
		defer func() {
			if r := recover(); r != nil && r != errOther {
				panic(r)
			}
		}()
		i := 0
		play(g, func(call, line string) {
			if line != honest[i] {
				if testing.Verbose() {
					t.Logf("%s: %s\n\thonest: %s\n\tother:  %s", name, call, near(honest[i], line), near(line, honest[i]))
				}
				panic(errOther) // The rest does not matter.
			}
			i++
		})
		t.Errorf("%s makes no difference", name)
	}
	for _, b := range Vendor.Bugs {
		check(b.Name, newRig(t, b.Name, ""))
	}
	for _, v := range Vendor.Variants {
		check(v.Name, newRig(t, "", v.Name))
	}
}

var errOther = errors.New("another answer")

// near is what a line has where it begins to differ from another one.
func near(line, other string) string {
	i := 0
	for i < len(line) && i < len(other) && line[i] == other[i] {
		i++
	}
	return fmt.Sprintf("%.3s ... %.120s", line, line[max(i-40, 0):])
}

// rich is a segment that has everything.
var rich = fmt.Sprintf(`{"name": " Ärzte %s ", "description": "R&D %s", "active": true, "owner": {"id": %q, "type": "IDENTITY"},
	"visibilityCriteria": {"expression": {"operator": "AND", "children": [%s, %s, %s]}}}`,
	strings.Repeat("n", 80), strings.Repeat("d", 300), identityID("Tomas Reyes"),
	leaf("location", "Austin"), leaf("department", "HR"), leaf("department", "HR"))

func leaf(attribute, value string) string {
	return fmt.Sprintf(`{"operator": "EQUALS", "attribute": %q, "value": {"type": "STRING", "value": %q}}`,
		attribute, value)
}

// patches are tried on rich, each on a new one.
var patches = []string{
	`[]`, `{"description": "merged"}`, `{"op": "replace", "path": "/description", "value": "one"}`,
	`[{"op": "replace", "path": "/name", "value": "x"}, {"op": "replace", "path": "/description", "value": "y"}]`,
	`[{"op": "replace", "path": "/name", "value": "x"}, {"op": "remove", "path": "/nothing"}]`,
	`[{"op": "replace", "path": "/name", "value": "x"}, {"op": "test", "path": "/active", "value": false}]`,
	`[{"op": "test", "path": "/owner", "value": {}}]`, `[{"op": "remove", "path": "/description"}]`,
	`[{"op": "remove", "path": "/description"}, {"op": "add", "path": "/description", "value": "z"}]`,
	`[{"op": "remove", "path": "/owner/nick"}]`, `[{"op": "replace", "path": "/owner/nick", "value": "n"}]`,
	`[{"op": "add", "path": "/visibilityCriteria/expression/children/0", "value": ` + leaf("a", "b") + `}]`,
	`[{"op": "add", "path": "/visibilityCriteria/expression/children/-", "value": ` + leaf("a", "b") + `}]`,
	`[{"op": "remove", "path": "/visibilityCriteria/expression/children/00"}]`,
	`[{"op": "move", "from": "/description", "path": "/name"}]`,
	`[{"op": "copy", "from": "/visibilityCriteria/expression/children/0", "path": "/visibilityCriteria/expression/children/-"},
		{"op": "replace", "path": "/visibilityCriteria/expression/children/0/attribute", "value": "c"}]`,
	`[{"op": "REPLACE", "path": "/name", "value": "x"}]`, `[{"op": "merge", "path": "/name", "value": "x"}]`,
	`[{"op": "replace", "path": "/description"}]`, `[{"op": "replace", "path": "/active", "value": false}]`,
	`[{"op": "replace", "path": "/visibilityCriteria", "value": {"expression": ` + leaf("a", "b") + `}}]`,
	`[{"op": "replace", "path": "/visibilityCriteria", "value": {"expression": {}}}]`,
	`[{"op": "replace", "path": "/owner", "value": {"id": "` + identityID("Nora Lindqvist") + `"}}]`,
	`[{"op": "replace", "path": "/description", "value": null}]`, `[{"op": "replace", "path": "/description", "value": ""}]`,
	`[{"op": "replace", "path": "/name", "value": ""}]`, `[{"op": "remove", "path": "/name"}]`,
	`[{"op": "replace", "path": "/id", "value": "mine"}]`, `[{"op": "replace", "path": "/active", "value": true}]`,
	`[{"op": "replace", "path": "/created", "value": "2020-01-01T00:00:00Z"}]`,
	`[{"op": "replace", "path": "/modified", "value": "2020-01-01T00:00:00Z"}]`,
}

// bodies are tried as bodies of a create.
var bodies = []string{
	``, `{`, `{"name": "a"} x`, `{}`, `{"name": ""}`, `{"name": "plain"}`, `{"name": "PLAIN"}`, `{"name": "unknown", "x": 1}`,
	`{"name": "t", "active": "true"}`, `{"name": "n", "description": 5}`, `{"name": "c", "visibilityCriteria": {"x": 1}}`,
	`{"name": "o", "visibilityCriteria": {"expression": {"operator": "OR", "children": [` + leaf("a", "b") + `]}}}`,
	`{"name": "no", "owner": null}`, `{"name": "role", "owner": {"id": "` + identityID("Tomas Reyes") + `", "type": "ROLE"}}`,
	`{"name": "stranger", "owner": {"id": "nobody"}}`, `{"name": "id", "id": "mine", "created": "2020-01-01T00:00:00Z"}`,
	`{"name": "plain"}`, rich,
}

// play tells what a server answers to everything that the tests can think of.
func play(g *rig, tell func(call, line string)) {
	say := func(a got, call ...string) got {
		h := a.header
		tell(strings.Join(call, " "), fmt.Sprintf("%d %s %s %s %s", a.status, h.Get("Content-Type"),
			h.Get("X-Total-Count"), h.Get("Retry-After"), strings.TrimSpace(a.text)))
		return a
	}
	// Each call is as if nobody had called before, so that no limit is reached.
	do := func(who, method, path, body string) got {
		g.now = g.now.Add(time.Second)
		return say(g.do(who, method, path, body), who, method, path, body)
	}
	list := func() { do("second", "GET", "/segments?count=true", "") }
	idOf := func(a got) string { id, _ := a.object()["id"].(string); return "/segments/" + id }
	fresh := func() string {
		g.do("main", "POST", "/segments", rich)
		var found []any
		if found = g.do("main", "GET", "/segments", "").list(); found == nil {
			return "/segments/none"
		}
		for i := len(found) - 1; i >= 0; i-- {
			if o := found[i].(map[string]any); strings.Contains(o["name"].(string), "nnn") {
				return "/segments/" + o["id"].(string)
			}
		}
		return "/segments/none"
	}
	for _, body := range bodies {
		do("main", "POST", "/segments", body)
		list()
	}
	for _, patch := range patches {
		path := fresh()
		do("main", "GET", path, "")
		do("main", "PATCH", path, patch)
		do("main", "GET", path, "")
		list()
		say(g.typed("PATCH", path, "application/json-patch+json; charset=utf-8", "[]"))
		do("main", "DELETE", path, "")
		do("main", "DELETE", path, "")
		do("main", "GET", path, "")
		list()
		do("main", "PATCH", path, `[{"op": "add", "path": "/name", "value": "again"}]`)
	}
	do("main", "PATCH", "/segments/none", `[{"op": "add", "path": "/name", "value": "new"}]`)
	do("main", "PATCH", "/segments/none", `{}`)
	whole := fresh()
	do("main", "GET", strings.ToUpper(whole[10:]), "")
	do("main", "GET", "/segments/"+strings.ToUpper(whole[10:]), "")
	do("main", "GET", whole[:14], "")
	for _, who := range []string{"", "expired", "no-authority", "org-admin", "api", "other-tenant"} {
		whole = fresh()
		do(who, "GET", whole, "")
		do(who, "GET", "/segments", "")
		do(who, "PATCH", whole, `[{"op": "replace", "path": "/name", "value": "by `+who+`"}]`)
		path := idOf(do(who, "POST", "/segments", `{"name": "of `+who+`"}`))
		do(who, "DELETE", path, "")
		do(who, "DELETE", whole, "")
		list()
	}
	g.tokens["wrong"] = "wrong"
	do("wrong", "GET", "/segments", "")
	say(g.typed("POST", "/segments", "text/plain", `{"name": "text"}`))
	// A segment goes, and the next one comes.
	for _, o := range g.do("main", "GET", "/segments?limit=1", "").list() {
		do("main", "PATCH", "/segments/"+o.(map[string]any)["id"].(string), `[{"op": "add", "path": "/active", "value": true}]`)
		list()
		do("main", "DELETE", "/segments/"+o.(map[string]any)["id"].(string), "")
		do("main", "POST", "/segments", `{"name": "next"}`)
		list()
	}
	for _, query := range []string{"", "count=true", "limit=0", "limit=x", "limit=-1", "limit=300", "limit=10&offset=1",
		"limit=10&offset=260&count=true", "offset=10", "offset=-1", "offset=900", "limit=2", "offset=250"} {
		do("many-segments", "GET", "/segments?"+query, "")
	}
	for range callsInWindow + 1 {
		say(g.do("second", "GET", "/segments/none", ""))
	}
	say(g.do("second", "POST", "/segments", `{"name": "too late"}`))
	g.now = g.now.Add(windowLength)
	list()
	for range callsInWindow + 1 {
		say(g.do("second", "GET", "/segments?limit=1", ""))
	}
	for range callsInWindow/2 + 1 {
		say(g.do("api", "GET", "/segments?limit=1", ""))
		say(g.do("org-admin", "GET", "/segments?limit=1", ""))
	}
}
