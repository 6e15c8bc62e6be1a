package beyondinsight

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/assay-conformance/assay/independent/server"
)

// everyServer runs a test for the honest server and for each of its variants.
func everyServer(t *testing.T, test func(*testing.T, *client)) {
	t.Run("plain", func(t *testing.T) { test(t, newClient(t, "", "")) })
	for _, one := range Vendor.Variants {
		t.Run(one.Name, func(t *testing.T) { test(t, newClient(t, "", one.Name)) })
	}
}

// field reads a property of an answer.
func field(t *testing.T, text, name string) string {
	t.Helper()
	var got map[string]any
	if err := json.Unmarshal([]byte(strings.Trim(text, "[]")), &got); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	if n, number := got[name].(float64); number {
		return strconv.Itoa(int(n))
	}
	return fmt.Sprint(got[name])
}

func TestAddressGroups(t *testing.T) {
	everyServer(t, func(t *testing.T, c *client) {
		group := "AddressGroups/" + field(t, c.want(201, "POST", "AddressGroups", `{"Name":"Cameras"}`), "AddressGroupID")
		c.want(200, "PUT", group, `{"Name":"All cameras"}`)
		found := c.want(200, "GET", "addressgroups/?name=All%20cameras", "")
		if found != c.want(200, "GET", group+"/", "") || field(t, found, "Name") != "All cameras" {
			t.Errorf("found %s", found)
		}
		made := c.want(201, "POST", group+"/Addresses", `{"Type":3,"Value":"10.0.0.0/8","Omit":true}`)
		one := "Addresses/" + field(t, made, "AddressID")
		if field(t, made, "Omit") != "true" || c.want(200, "GET", one, "") != made {
			t.Errorf("made %s", made)
		}
		changed := c.want(200, "PUT", one, `{"Type":1,"Value":"10.0.0.1","Omit":false}`)
		if field(t, changed, "LastUpdatedDate") == field(t, made, "LastUpdatedDate") {
			t.Error("the date did not change")
		}
		c.wantText("["+changed+"]", "GET", group+"/Addresses", "")
		c.want(200, "DELETE", group+"/Addresses", "")
		c.wantText("[]", "GET", group+"/Addresses", "")
		c.want(200, "DELETE", group, "")
		c.want(404, "GET", group, "")
	})
}

func TestAssets(t *testing.T) {
	everyServer(t, func(t *testing.T, c *client) {
		workgroup := c.server.Access.Offers["workgroup"]
		made := c.want(201, "POST", "Workgroups/"+workgroup+"/Assets?version=3.1",
			`{"IPAddress":"10.0.0.7","DnsName":"d","DomainName":"D","Description":"about"}`)
		one := "Assets/" + field(t, made, "AssetID")
		if field(t, made, "AssetName") != "010.000.000.007" || field(t, c.want(200, "GET", one, ""), "Description") != "about" {
			t.Errorf("made %s", made)
		}
		changed := c.want(200, "PUT", one, `{"WorkgroupID":`+workgroup+`,"AssetName":"Seven","DnsName":"d","DomainName":"D",
			"IPAddress":"10.0.0.7","MacAddress":"","AssetType":"","OperatingSystem":""}`)
		c.wantText("["+changed+"]", "POST", "Assets/Search", `{"AssetName":"SEVEN","IPAddress":"10.0.0.0/29"}`)
		c.wantText(`{"Data":[`+changed+`],"TotalCount":1}`, "POST", "Assets/Search?limit=5", `{"AssetName":"seven"}`)
		c.wantText(changed, "GET", "Workgroups/Head%20Office/Assets?name=Seven", "")
		c.want(200, "DELETE", "Workgroups/Head%20Office/Assets?name=Seven", "")
		c.wantText("[]", "POST", "Assets/Search", `{"AssetName":"seven"}`)
		c.want(404, "GET", one, "")
	})
}

func TestUserGroups(t *testing.T) {
	everyServer(t, func(t *testing.T, c *client) {
		offers := c.server.Access.Offers
		made := c.want(201, "POST", "UserGroups", `{"groupType":"BeyondInsight","groupName":"Night","description":"Shift",
			"Permissions":[{"PermissionID":7,"AccessLevelID":3}],
			"SmartRuleAccess":[{"SmartRuleID":`+offers["smart-rule"]+`,"AccessLevelID":1}],
			"ApplicationRegistrationIDs":[`+offers["api-registration"]+`]}`)
		one := "UserGroups/" + field(t, made, "GroupID")
		if got := c.want(200, "GET", one, ""); field(t, got, "ApplicationRegistrationIDs") != offers["api-registration"] {
			t.Errorf("got %s", got)
		}
		c.wantText(`[{"AccessLevelID":3,"PermissionID":7}]`, "GET", one+"/Permissions", "")
		c.want(200, "GET", "UserGroups?name=Night", "")
		c.want(200, "DELETE", one, "")
		c.want(404, "GET", one, "")
	})
}

func TestRefusals(t *testing.T) {
	c := newClient(t, "", "")
	c.want(405, "PATCH", "AddressGroups/1", "")
	c.want(404, "GET", "Nothing", "")
	c.want(413, "POST", "AddressGroups", `{"Name":"`+strings.Repeat("x", largest)+`"}`)
	c.want(400, "POST", "AddressGroups", `{"Name":1}`)
	c.want(400, "POST", "AddressGroups", `[]`)
	c.want(403, "GET", "Organizations/"+foreignOrganization+"/AddressGroups", "")
	c.want(403, "GET", "AddressGroups/3", "")
	c.want(200, "POST", "Auth/Signout", "")
	c.want(401, "GET", "AddressGroups", "")
}

// What is offered as an id of something must be there.
func TestOffers(t *testing.T) {
	c := newClient(t, "", "")
	offers := c.server.Access.Offers
	for name, path := range map[string]string{
		"organization": "Organizations/", "workgroup": "Workgroups/", "other-workgroup": "Workgroups/",
		"smart-rule": "SmartRules/", "tenant-smart-rule": "SmartRules/", "asset-outside-smart-rule": "Assets/",
		"inactive-group": "UserGroups/", "group-with-users": "UserGroups/", "group-with-secrets": "UserGroups/",
		"inactive-user": "Users/", "api-registration": "ApiRegistrations/",
	} {
		c.want(200, "GET", path+offers[name], "")
	}
	for _, name := range []string{"not-administrator", "credential-reader"} {
		c.signIn(offers[name])
	}
}

func TestManyAtOnce(t *testing.T) {
	var all sync.WaitGroup
	at := time.Now()
	made, err := Vendor.Make(server.Options{Now: func() time.Time { return at }})
	if err != nil {
		t.Fatal(err)
	}
	for range 8 {
		all.Add(1)
		go func() {
			defer all.Done()
			mine := &client{t: t, server: made, cookies: map[string]string{}}
			for n := range 20 {
				mine.want(201, "POST", "AddressGroups", fmt.Sprintf(`{"Name":"Group %d"}`, n))
				mine.want(200, "GET", "AddressGroups", "")
			}
		}()
	}
	all.Wait()
}
