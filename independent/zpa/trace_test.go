package zpa

import (
	"strings"
	"testing"
	"time"
)

// trace does a bit of everything, and is what the server answered.
func trace(t *testing.T, bug, variant string) string {
	t.Helper()
	u := start(t, bug, variant)
	o := u.made.Access.Offers
	a, b := o["application-segment"], o["second-application-segment"]
	both := `[{"id":"` + a + `"},{"id":` + b + `}]`
	u.traceCreates(a, both)
	u.traceUpdates(a, b)
	u.traceLists()
	u.traceScopes()
	u.traceDeletes(a)
	u.traceTokens()
	return u.log.String()
}

// again reads what is at a path, after the second that a change may take.
func (u *user) again(path string) { u.call("GET", path, "") }

func (u *user) traceCreates(a, both string) {
	long := strings.Repeat("long ", 60)
	for _, body := range []string{
		`{"enabled":true}`, `{"name":null,"enabled":true}`, `{"name":5,"enabled":true}`, `{"name":"n","description":5}`,
		`{"name":"  Two  words & ü ","description":"` + long + `ü","enabled":true}`, `{"name":"n"}`, `{"name":"n","enabled":false}`,
		`{"name":"n","enabled":"true"}`, `{"name":"n","enabled":7}`, `{"name":"n","enabled":true,"InspectTrafficWithZia":"x"}`,
		`{"name":"N","enabled":true,"applications":` + both + `}`, `{"name":"n","enabled":true,"applications":[{"id":"` + a + `"},{"id":"77"}]}`,
		`{"name":"n","enabled":true,"applications":[{"id":"` + a + `"},{"id":"` + a + `"}]}`, `{"name":"n","enabled":true,"surprise":1}`,
		`{"name":"n","enabled":true,"microtenantId":` + branch + `}`, `{"name":"last","enabled":true}`,
		`{"name":"` + long + `","enabled":true}`, `{"name":"n","enabled":true,"applications":[{"id":"217246660303024828"}]}`,
	} {
		u.again(u.create("", body))
	}
	if app := u.made.Access.Offers["referenced-group"]; app != "" {
		u.again("/" + app)
		u.again("/" + app + "?microtenantId=null")
	}
	u.again("?pagesize=100&microtenantId=null")
	u.again("?pagesize=100")
}

func (u *user) traceUpdates(a, b string) {
	p := u.create("", `{"name":"up","description":"was","enabled":true}`)
	u.again(p)
	for _, body := range []string{
		`{"name":"up ü","description":"is","enabled":false}`, `{"name":"up","description":"","enabled":true}`, `{"enabled":true}`,
		`{"name":null,"enabled":true}`, `{"name":"up","enabled":true,"addedApps":["` + a + `","` + b + `"]}`,
		`{"name":"up","enabled":true,"addedApps":["` + a + `"]}`, `{"name":"up","enabled":true}`,
		`{"name":"x","enabled":true,"addedApps":["` + a + `","77"]}`, `{"name":"x","enabled":true,"deletedApps":["77"]}`,
		`{"name":"x","enabled":true,"addedApps":["77"]}`, `{"name":"up","enabled":true,"addedApps":["` + b + `"],"deletedApps":["` + a + `"]}`,
		`{"name":"up","enabled":true,"addedApps":["` + a + `"]}`, `{"name":"up","enabled":true,"deletedApps":["` + b + `"]}`,
		`{"name":"up","enabled":true,"addedApps":["` + b + `"]}`, `{"name":"up","enabled":true,"deletedApps":["` + b + `","` + a + `"]}`,
		`{"id":"` + u.made.Access.Offers["referenced-group"] + `","name":"up","enabled":true}`,
	} {
		u.call("PUT", p, body)
		u.again(p)
	}
	u.call("PUT", "/99", `{"name":"up","enabled":true}`)
	u.again("/99")
	decoy := "/" + u.made.Access.Offers["deception-group"]
	u.call("PUT", decoy, `{"name":"caught","enabled":true}`)
	u.again(decoy)
	q := u.create("?microtenantId="+branch, `{"name":"far","enabled":true}`)
	u.call("PUT", q, `{"name":"near","enabled":true}`)
	u.call("PUT", q+"?microtenantId="+branch, `{"name":"nearer","enabled":true}`)
	u.again(q + "?microtenantId=" + branch)
	u.as("second")
	u.call("PUT", p, `{"name":"by another","enabled":true}`)
	u.again(p)
	u.as("main")
}

func (u *user) traceLists() {
	for _, q := range []string{
		"", "page=1", "page=2", "pagesize=1000", "pagesize=300", "pagesize=7", "page=73&pagesize=7", "page=26", "page=2&pagesize=5", "page=90",
		"page=2&search=enabled EQ false", "search=enabled EQ false", "search=enabled EQ true", "search=name EQ Archived 007",
		"search=name EQ nobody", "search=colour EQ red", "search=enabled EQ perhaps", "search=name ABOUT x", "search=Archived", "search=name LIKE ived 1",
	} {
		u.again("?microtenantId=" + archive + "&" + q)
		u.again("?" + q)
	}
}

func (u *user) traceScopes() {
	for _, q := range []string{"", "?microtenantId=0&pagesize=500", "?microtenantId=null&pagesize=100", "?microtenantId=" + branch} {
		u.again(q)
	}
	for _, id := range []string{"99", u.groupID(otherCustomer), u.groupID(branch)} {
		u.again("/" + id)
	}
	u.callOf(otherCustomer, "GET", "", "")
	u.callOf(otherCustomer, "GET", "/"+u.groupID(otherCustomer), "")
	u.as("branch")
	for _, q := range []string{"", "?microtenantId=0", "?microtenantId=null", "?microtenantId=" + branch} {
		u.again(q)
	}
	u.as("main")
}

func (u *user) traceDeletes(a string) {
	q := u.create("?microtenantId="+branch, `{"name":"far","enabled":true}`)
	u.call("DELETE", q, "")
	p := u.create("", `{"name":"gone","enabled":false,"applications":[{"id":"`+a+`"}]}`)
	namesake := u.create("", `{"name":"gone","enabled":true}`)
	for _, path := range []string{p, "/" + u.made.Access.Offers["deception-group"], "/" + u.made.Access.Offers["referenced-group"], "/99"} {
		u.call("DELETE", path, "")
		u.again(path)
	}
	u.call("PUT", p, `{"name":"gone","enabled":false,"deletedApps":["`+a+`"]}`)
	u.call("DELETE", p, "")
	u.again(p)
	u.again(namesake)
	u.again("?pagesize=100")
	u.create("", `{"name":"next","enabled":true}`)
}

func (u *user) traceTokens() {
	p := u.create("", `{"name":"tokens","enabled":true}`)
	good := u.token
	for _, token := range []string{"", "Bearer nonsense", strings.TrimPrefix(good, "Bearer ")} {
		u.token = token
		u.again("")
		u.call("DELETE", p, "")
	}
	u.as("expired")
	u.again("")
	u.call("PUT", p, `{"name":"late","enabled":true}`)
	u.as("main")
	u.call("PUT", p, "")
	u.moves = false
	for range 12 {
		u.call("PUT", p, `{"name":"often","enabled":true}`)
	}
	u.now = u.now.Add(limitSpan)
	for range 12 {
		u.call("DELETE", p, "")
	}
	for i := range 24 {
		u.again([]string{p, "?pagesize=1"}[i/12])
	}
	u.now = u.now.Add(limitSpan)
	for range 24 {
		u.again("?pagesize=1")
	}
	u.now = u.now.Add(limitSpan - time.Second)
	for range 24 {
		u.again(p)
	}
	u.now = u.now.Add(2 * limitSpan)
	for i := range 40 {
		u.again("?pagesize=1")
		if i == 0 || i == 9 {
			u.now = u.now.Add(7 * time.Second)
		}
	}
	u.as("second")
	u.again(p)
	u.now = u.now.Add(2 * limitSpan)
	u.as("main")
	u.again("?pagesize=1")
}

// groupID is the id of a group that the server began with, of a customer or a Microtenant.
func (u *user) groupID(where string) string {
	s := &service{opts: serverOptions(u)}
	s.store = newStore(false)
	s.seed()
	for _, g := range s.store.groups {
		if g.customer == where || g.microtenant == where {
			return g.id
		}
	}
	return ""
}
