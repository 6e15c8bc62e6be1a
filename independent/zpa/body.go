package zpa

import (
	"encoding/json"
	"mime"
	"net/http"
	"unicode/utf8"
)

// input is what a body says. A pointer is nil where the body says nothing, or null.
type input struct {
	name        *string
	description *string
	enabled     *bool
	apps        []string // of applications
	added       []string
	deleted     []string
	microtenant *string
	configSpace *string
	restricted  *bool
	has         map[string]bool // what is there, null or not
}

// known lists the properties that the document shows in a body or an answer.
var known = map[string]bool{
	"id": true, "name": true, "description": true, "enabled": true, "applications": true, "microtenantId": true,
	"InspectTrafficWithZia": true, "inspectTrafficWithZia": true, "skipDetailedAppInfo": true, "scopeName": true,
	"configSpace": true, "restrictedEntity": true, "hideInfoTooltip": true, "addedApps": true, "deletedApps": true,
	"creationTime": true, "modifiedTime": true, "modifiedBy": true, "microtenantName": true, "policyMigrated": true,
	"tcpKeepAliveEnabled": true,
}

// input reads the body. What is wrong with it is the second result.
func (c *call) input() (*input, *refusal) {
	kind, _, _ := mime.ParseMediaType(c.r.Header.Get("Content-Type"))
	if kind != "application/json" {
		no := invalid("The Content-Type must be application/json.")
		if c.variant("content-type-is-415") {
			no.status = http.StatusUnsupportedMediaType
		}
		return nil, &no
	}
	var raw map[string]json.RawMessage
	if err := json.Unmarshal(c.body, &raw); err != nil || raw == nil || !utf8.Valid(c.body) {
		no := invalid("The body is not a JSON object.")
		return nil, &no
	}
	in, f := &input{has: map[string]bool{}}, &fields{service: c.service, raw: raw}
	for name := range raw {
		in.has[name] = true
		if !known[name] && c.variant("unknown-properties-refused") {
			f.wrong(name)
		}
	}
	in.name = f.text("name")
	in.description = f.text("description")
	in.enabled = f.truth("enabled")
	in.configSpace = f.text("configSpace")
	in.restricted = f.truth("restrictedEntity")
	in.apps = f.objects("applications")
	in.added = f.ids("addedApps")
	in.deleted = f.ids("deletedApps")
	f.text("scopeName")
	for _, name := range []string{"skipDetailedAppInfo", "hideInfoTooltip", "InspectTrafficWithZia"} {
		if !(name == "InspectTrafficWithZia" && c.bug("inspect-unchecked")) {
			f.truth(name)
		}
	}
	if one, ok := raw["microtenantId"]; ok && string(one) != "null" {
		id, ok := f.id(one)
		if !ok {
			f.wrong("microtenantId")
		}
		in.microtenant = &id
	}
	if f.bad != "" {
		no := invalid("The field " + f.bad + " is not valid.")
		return nil, &no
	}
	return in, nil
}
