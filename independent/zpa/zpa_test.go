package zpa

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestGroupLivesAndDies(t *testing.T) {
	u := start(t, "", "")
	app := u.made.Access.Offers["application-segment"]
	v := u.want(200, "POST", "", `{"name":"Ops & Söhne","description":"d","enabled":true,"applications":[{"id":"`+app+`"}]}`)
	path := "/" + v["id"].(string)
	u.want(400, "DELETE", path, "")
	u.want(400, "PUT", path, `{"name":"Ops","enabled":true,"addedApps":["1"]}`)
	u.want(204, "PUT", path, `{"name":"Ops","enabled":false,"deletedApps":["`+app+`"]}`)
	v = u.want(200, "GET", path, "")
	if v["name"] != "Ops" || v["enabled"] != false || len(v["applications"].([]any)) != 0 {
		t.Errorf("after an update: %v", v)
	}
	u.want(204, "DELETE", path, "")
	u.want(404, "GET", path, "")
	u.want(404, "DELETE", path, "")
}

func TestListsAndSearches(t *testing.T) {
	u := start(t, "", "")
	v := u.want(200, "GET", "?microtenantId="+archive, "")
	if v["totalCount"] != "507" || v["totalPages"] != "26" || len(v["list"].([]any)) != 20 {
		t.Errorf("a page of many: %v of %v", v["totalPages"], v["totalCount"])
	}
	v = u.want(200, "GET", "?page=2&pagesize=500&microtenantId="+archive, "")
	if len(v["list"].([]any)) != 7 {
		t.Errorf("the last page has %d groups", len(v["list"].([]any)))
	}
	v = u.want(200, "GET", "&search=enabled EQ false", "")
	if v["totalCount"] != "1" {
		t.Errorf("disabled: %v", v)
	}
	u.want(400, "GET", "?search=enabled EQ perhaps", "")
	u.want(400, "GET", "?pagesize=501", "")
}

func TestMicrotenants(t *testing.T) {
	u := start(t, "", "")
	path := u.create("", `{"name":"Branch","enabled":true,"microtenantId":`+branch+`}`)
	u.want(404, "GET", path, "")
	u.want(200, "GET", path+"?microtenantId="+branch, "")
	u.want(200, "GET", path+"?microtenantId=null", "")
	u.want(404, "DELETE", path, "")
	u.as("branch")
	u.want(403, "GET", path, "")
	u.want(403, "GET", path+"?microtenantId=0", "")
	u.want(204, "DELETE", path+"?microtenantId="+branch, "")
}

func TestTokensAndLimits(t *testing.T) {
	u := start(t, "", "")
	u.moves = false
	for range limitReads {
		u.want(200, "GET", "?pagesize=1", "")
	}
	u.want(http.StatusTooManyRequests, "GET", "?pagesize=1", "")
	u.now = u.now.Add(limitSpan)
	u.want(200, "GET", "?pagesize=1", "")
	u.now = u.now.Add(tokenLife)
	u.want(401, "GET", "?pagesize=1", "")
	u.as("expired")
	u.want(401, "GET", "?pagesize=1", "")
	u.as("second")
	if code, _ := u.callOf(otherCustomer, "GET", "", ""); code != 403 {
		t.Errorf("another customer: %d", code)
	}
}

func TestOffersExist(t *testing.T) {
	u := start(t, "", "")
	offers := u.made.Access.Offers
	for _, name := range []string{"referenced-group", "deception-group"} {
		u.want(200, "GET", "/"+offers[name], "")
		u.want(400, "DELETE", "/"+offers[name], "")
	}
	for _, name := range []string{"microtenant-credential", "second-credential", "expired-token"} {
		if _, ok := u.made.Access.Credentials[offers[name]]; !ok {
			t.Errorf("%s is no credential", name)
		}
	}
	if time.Duration(0) != u.made.Access.Delay {
		t.Error("an honest server has no delay")
	}
}

// Every name is used, and every bug and variant is told from the honest server by some call.
func TestBugsAndVariants(t *testing.T) {
	var code strings.Builder
	files, _ := filepath.Glob("*.go")
	for _, f := range files {
		if text, err := os.ReadFile(f); err == nil && !strings.HasSuffix(f, "_test.go") {
			code.Write(text)
		}
	}
	honest := trace(t, "", "")
	if honest != trace(t, "", "") {
		t.Fatal("an honest server does not do the same twice")
	}
	silent := 0
	seen := map[string]bool{}
	for _, b := range bugs {
		if seen[b.Name] || !strings.Contains(code.String(), `bug("`+b.Name+`")`) {
			t.Errorf("bug %s is there twice or not used", b.Name)
		}
		seen[b.Name] = true
		if b.Silent != "" {
			silent++
		}
		if trace(t, b.Name, "") == honest {
			t.Errorf("bug %s does nothing", b.Name)
		}
	}
	if len(bugs) < 45 || len(variants) < 8 || silent*5 > len(bugs) {
		t.Errorf("%d bugs, %d of them silent, and %d variants", len(bugs), silent, len(variants))
	}
	for _, v := range variants {
		if !strings.Contains(code.String(), `variant("`+v.Name+`")`) {
			t.Errorf("variant %s is not used", v.Name)
		}
		if v.Name != "one-api" && trace(t, "", v.Name) == honest {
			t.Errorf("variant %s does nothing", v.Name)
		}
	}
}
