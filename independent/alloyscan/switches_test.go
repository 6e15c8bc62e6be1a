package alloyscan

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"
)

// script makes calls that tell all bugs and variants from the honest server, and answers with what
// was answered. Ids are replaced by their number of appearance.
func script(t *testing.T, bug, variant string) string {
	c := start(t, bug, variant)
	offers := c.made.Access.Offers
	none, busy := "/"+offers["segment-without-audit-service"], "/"+offers["running-scan"]
	make := func(who, body string) string {
		if _, got := c.call(who, "POST", "", body); got["id"] != nil {
			return "/" + fmt.Sprint(got["id"])
		}
		return "/" + c.made.Access.Offers["audit-service"] // the id of no segment
	}
	list := func(query string) { c.call("main", "GET", query, "") }
	list("")
	c.call("nobody", "GET", "", "")
	c.call("expired", "GET", "", "")
	c.call("forged", "GET", "", "")
	c.call("forged", "POST", busy+"/scan", "")
	lab := make("main", with("cred-ssh", `cred-ssh","cred-windows`))
	other := make("main", strings.Replace(strings.Replace(with("Lab", " Läb & <b> with a name of more than forty characters "), "8b1f5d2a-6c3e-4a90-b7d4-51e2c0f3a901", offers["second-audit-service"], 1), "10.0.0.0/24", "10.9.0.0/24", 1))
	abroad := make("second-site", with("Lab", "Lab abroad"))
	make("second-site", with("Lab", "Data centre"))
	cloud := make("main", `{"name":"Cloud","type":"aws","auditServiceId":"`+offers["audit-service"]+`","credentialIds":["cred-aws"],"autoTagId":null}`)
	for _, body := range []string{
		"", with("Lab", "lab"), with("Lab", ""), with(`"name":"Lab",`, ""), lan, with("Lab", "R1"), strings.Replace(with("Lab", "R2"), "address-list", "cave", 1),
		strings.Replace(with("Lab", "R3"), `"type":"address-list",`, "", 1), strings.Replace(with("Lab", "R4"), "8b1f", "8b2f", 1),
		strings.Replace(with("Lab", "R5"), `"auditServiceId":"8b1f5d2a-6c3e-4a90-b7d4-51e2c0f3a901",`, "", 1),
		`{"name":"R6","type":"aws","credentialIds":["cred-aws"],"more":1}`, strings.Replace(with("Lab", "R7"), `"addresses":["10.0.0.0/24","10.0.1.5"],`, "", 1),
		strings.Replace(with("Lab", "R8"), `"10.0.0.0/24","10.0.1.5"`, "", 1), strings.Replace(with("Lab", "R9"), "10.0.1.5", "10.0.1.5/99", 1),
		strings.Replace(with("Lab", "Ra"), "10.0.0.0/24", "10.0.0.5/99", 1), strings.Replace(with("Lab", "Rb"), "10.0.0.0/24", "10.0.0.999", 1),
		strings.Replace(with("Lab", "Rc"), "10.0.0.0/24", "z.example.com", 1), strings.Replace(with("Lab", "Rd"), "cred-ssh", "cred-aws", 1),
		`{"name":"Re","type":"ip-range","auditServiceId":"` + offers["audit-service"] + `"}`,
		`{"name":"Rf","type":"active-directory","auditServiceId":"` + offers["audit-service"] + `"}`,
		strings.Replace(with("Lab", "Rg"), `["cred-ssh"]`, "null", 1), strings.Replace(with("Lab", "Rh"), `"10.0.0.0/24"`, `"10.7.0.0/24","10.1.1.1"`, 1),
	} {
		c.call("main", "POST", "", body)
	}
	c.call("without-administrator", "POST", "", with("Lab", "Rz"))
	for _, call := range [][2]string{{"GET", ""}, {"GET", lab}, {"PATCH", lab}, {"DELETE", cloud}} {
		c.call("without-administrator", call[0], call[1], `{"autoTagId":"tag-servers"}`)
	}
	c.call("main", "GET", lab, "")
	c.call("without-scans", "POST", lab+"/scan", "")
	for _, at := range []string{lab, lab, other, none, busy, "/" + offers["tag"]} {
		c.call("main", "POST", at+"/scan", "")
	}
	c.call("main", "POST", none+"/scan", `{"audit":"yes"}`)
	c.clock.time = c.clock.time.Add(500 * time.Millisecond)
	c.call("main", "GET", lab, "")
	c.clock.time = c.clock.time.Add(20 * time.Second)
	c.call("main", "POST", lab+"/scan", `{"audit":true}`)
	for _, change := range [][2]string{
		{lab, `{"name":"Lab"}`}, {lab, `{"autoTagId":"tag-servers"}`}, {lab, `{"name":"Lab two","autoTagId":"tag-office"}`}, {lab, `{"name":"Cloud"}`},
		{lab, `{"name":""}`}, {lab, `{"autoTagId":null}`}, {lab, `{"addresses":["10.3.0.0/16"]}`}, {lab, `{"credentialIds":["cred-windows"]}`},
		{lab, `{"name":"Half","addresses":["10.3.0.0/99"]}`}, {lab, `{"addresses":[]}`}, {lab, `{"auditServiceId":null}`},
		{lab, `{"auditServiceId":"` + offers["tag"] + `"}`}, {lab, `{"type":"aws"}`}, {other, `{"id":"` + lab[1:] + `","name":"By id"}`}, {abroad, `{"name":"Taken over"}`},
	} {
		c.call("main", "PATCH", change[0], change[1])
		c.call("main", "GET", change[0], "")
	}
	for i := range 105 {
		c.call("main", "POST", "", strings.Replace(strings.Replace(with("Lab", fmt.Sprintf("Lab %02d", i)), "10.0.1.5", "10.2.0.1", 1), "cred-ssh", "cred-windows", 1))
	}
	c.call("main", "POST", "", with("Lab", "Lab 54"))
	c.clock.time = c.clock.time.Add(20 * time.Second)
	for _, query := range []string{"", "?limit=500", "?limit=0", "?limit=3&offset=2", "?offset=50", "?type=a&limit=3", "?type=aws", "?type=cave",
		"?auditServiceId=" + offers["second-audit-service"], "?type=address-list&auditServiceId=" + offers["second-audit-service"] + "&limit=4",
		"?type=aws&offset=1", "?type=aws&limit=1", "?offset=900"} {
		list(query)
	}
	c.call("second-site", "GET", "", "")
	c.call("main", "DELETE", lab, "")
	c.call("main", "GET", lab, "")
	c.call("main", "DELETE", lab, "")
	c.call("main", "DELETE", make("main", with("Lab", "Lab 1")), "")
	list("?limit=500")
	make("main", with("Lab", "Lab two"))
	for range 160 {
		list("?limit=1")
	}
	order := map[string]string{}
	return regexp.MustCompile(`(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}`).ReplaceAllStringFunc(strings.Join(c.trace, "\n"), func(id string) string {
		if order[id] == "" {
			order[id] = fmt.Sprint("id", len(order))
			if strings.ToUpper(id) == id {
				order[id] += " in capitals"
			}
		}
		return order[id]
	})
}

func TestEverySwitchIsNoticed(t *testing.T) {
	honest := script(t, "", "")
	if again := script(t, "", ""); again != honest {
		t.Fatal("the honest server answers otherwise the second time")
	}
	for _, bug := range Vendor.Bugs {
		if script(t, bug.Name, "") == honest {
			t.Errorf("bug %s changes nothing", bug.Name)
		}
	}
	for _, variant := range Vendor.Variants {
		if script(t, "", variant.Name) == honest {
			t.Errorf("variant %s changes nothing", variant.Name)
		}
	}
}

func TestSwitchesAreDescribed(t *testing.T) {
	silent, seen := 0, map[string]bool{}
	for _, bug := range Vendor.Bugs {
		if bug.What == "" || !regexp.MustCompile(`^000:\d+$`).MatchString(bug.Line) || seen[bug.Name] {
			t.Errorf("bug %s lacks something or is there twice", bug.Name)
		}
		seen[bug.Name] = true
		if bug.Silent != "" {
			silent++
		}
	}
	if len(Vendor.Bugs) < 45 || len(Vendor.Variants) < 8 || silent*5 > len(Vendor.Bugs) {
		t.Errorf("%d bugs of which %d silent, %d variants", len(Vendor.Bugs), silent, len(Vendor.Variants))
	}
	t.Logf("%d bugs of which %d silent, %d variants", len(Vendor.Bugs), silent, len(Vendor.Variants))
}

// Every switch that the code asks for is listed.
func TestSwitchesInCodeAreListed(t *testing.T) {
	listed := map[string]bool{}
	for _, bug := range Vendor.Bugs {
		listed["bug "+bug.Name] = true
	}
	for _, variant := range Vendor.Variants {
		listed["variant "+variant.Name] = true
	}
	files, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file.Name())
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`s\.(bug|variant)\("([^"]+)"\)`).FindAllStringSubmatch(string(text), -1) {
			if !listed[m[1]+" "+m[2]] {
				t.Errorf("%s asks for the %s %s, which is not listed", file.Name(), m[1], m[2])
			}
		}
	}
}
