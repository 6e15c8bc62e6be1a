package alloyscan

import (
	"strings"
	"testing"
	"time"
)

const lan = `{"name":"Lab","type":"address-list","auditServiceId":"8b1f5d2a-6c3e-4a90-b7d4-51e2c0f3a901","addresses":["10.0.0.0/24","10.0.1.5"],"credentialIds":["cred-ssh"],"autoTagId":"tag-office"}`

func with(from, to string) string { return strings.Replace(lan, from, to, 1) }

func TestHonest(t *testing.T) {
	c := start(t, "", "")
	made := c.want(201, "main", "POST", "", lan)
	id := made["id"].(string)
	if !isUUID(id) || made["name"] != "Lab" || made["autoTagId"] != "tag-office" || made["scanScheduleId"] != nil {
		t.Errorf("made %v", made)
	}
	if _, ok := made["lastScan"]; ok {
		t.Error("lastScan is no property of a single segment")
	}
	c.want(409, "main", "POST", "", lan)
	c.want(201, "second-site", "POST", "", lan)
	c.want(404, "second-site", "GET", "/"+id, "")
	changed := c.want(200, "main", "PATCH", "/"+id, `{"name":"Lab 2","autoTagId":null}`)
	if changed["name"] != "Lab 2" || changed["autoTagId"] != nil || len(changed["addresses"].([]any)) != 2 {
		t.Errorf("changed %v", changed)
	}
	c.want(409, "main", "PATCH", "/"+id, `{"name":"Data centre"}`)
	c.want(200, "main", "PATCH", "/"+id, `{"name":"Lab 2"}`)
	list := c.want(200, "main", "GET", "?type=address-list&limit=2&offset=2", "")
	if list["total"] != 4.0 || len(list["items"].([]any)) != 2 {
		t.Errorf("list %v", list)
	}
	if task := c.want(202, "main", "POST", "/"+id+"/scan", ""); task["status"] != "Queued" {
		t.Errorf("task %v", task)
	}
	c.want(409, "main", "POST", "/"+id+"/scan", `{"audit":true}`)
	c.clock.time = c.clock.time.Add(time.Minute)
	c.want(202, "main", "POST", "/"+id+"/scan", `{"audit":true}`)
	c.want(204, "main", "DELETE", "/"+id, "")
	c.want(404, "main", "GET", "/"+id, "")
	c.want(201, "main", "POST", "", with("Lab", "Lab 2"))
	c.clock.time = c.clock.time.Add(time.Hour)
	c.want(401, "main", "GET", "", "")
}

func TestRefusals(t *testing.T) {
	c := start(t, "", "")
	for _, body := range []string{
		"", "[]", "null", "{", lan + "x", with("Lab", " "), with(`"name":"Lab",`, ""), with(`"Lab"`, "7"), with(`"Lab"`, "null"),
		with("address-list", "cave"), with(`"type":"address-list",`, ""), with("8b1f", "8b2f"),
		with(`"8b1f5d2a-6c3e-4a90-b7d4-51e2c0f3a901"`, "null"), with("/24", "/99"), with("10.0.1.5", "10.0.1.256"),
		with(`"10.0.0.0/24","10.0.1.5"`, ""), with("cred-ssh", "cred-none"), with("tag-office", "tag-none"),
		strings.Replace(with("address-list", "active-directory"), "cred-ssh", "", 1),
		`{"name":"R","type":"ip-range","auditServiceId":"8b1f5d2a-6c3e-4a90-b7d4-51e2c0f3a901"}`,
	} {
		c.want(400, "main", "POST", "", body)
	}
	c.want(413, "main", "POST", "", with("Lab", strings.Repeat("x", maxBody)))
	c.want(201, "main", "POST", "", `{"name":"Cloud","type":"aws","credentialIds":["cred-aws"]}`)
	offers := c.made.Access.Offers
	none, busy := "/"+offers["segment-without-audit-service"], "/"+offers["running-scan"]
	c.want(400, "main", "POST", none+"/scan", "")
	c.want(409, "main", "POST", busy+"/scan", "")
	c.want(400, "main", "POST", busy+"/scan", `{"audit":"yes"}`)
	c.want(200, "main", "PATCH", none, `{"autoTagId":"tag-office"}`)
	c.want(400, "main", "PATCH", busy, `{"type":"aws"}`)
	c.want(400, "main", "PATCH", busy, `{"addresses":[]}`)
	c.want(400, "main", "PATCH", busy, `{"auditServiceId":null}`)
	c.want(400, "main", "GET", "?limit=many", "")
	c.want(405, "main", "PUT", busy, lan)
	for _, who := range []string{"nobody", "forged", "expired"} {
		c.want(401, who, "GET", "", "")
	}
	for _, call := range [][2]string{{"GET", ""}, {"POST", ""}, {"GET", busy}, {"PATCH", busy}, {"DELETE", busy}} {
		c.want(403, "without-administrator", call[0], call[1], "")
	}
	c.want(403, "without-scans", "POST", busy+"/scan", "")
	c.want(409, "without-administrator", "POST", busy+"/scan", "")
}
