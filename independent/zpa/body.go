package zpa

import (
	"encoding/json"
	"mime"
	"net/http"
	"regexp"
	"strconv"
	"strings"
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

var digits = regexp.MustCompile(`^[0-9]+$`)

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

// fields reads properties, and keeps the name of one that is wrong.
type fields struct {
	*service
	raw map[string]json.RawMessage
	bad string
}

func (f *fields) wrong(name string) { f.bad = name }

func (f *fields) text(name string) *string {
	one, ok := f.raw[name]
	if !ok || string(one) == "null" {
		return nil
	}
	var v string
	if json.Unmarshal(one, &v) != nil {
		if n := string(one); f.bug("number-as-name") && name == "name" && n != "" && strings.IndexByte("0123456789tf", n[0]) >= 0 {
			return &n
		}
		if f.bug("description-of-any-type") && name == "description" {
			n := string(one)
			return &n
		}
		f.wrong(name)
		return nil
	}
	return &v
}

func (f *fields) truth(name string) *bool {
	one, ok := f.raw[name]
	if !ok || string(one) == "null" {
		return nil
	}
	var v bool
	if json.Unmarshal(one, &v) != nil {
		text := strings.Trim(string(one), `"`)
		if b, err := strconv.ParseBool(text); err == nil && f.bug("enabled-of-text") && name == "enabled" {
			return &b
		}
		if f.bug("enabled-of-anything") && name == "enabled" {
			return &v
		}
		f.wrong(name)
		return nil
	}
	return &v
}

// id reads a Long, as a string of digits or as a number.
func (f *fields) id(raw json.RawMessage) (string, bool) {
	var v string
	if json.Unmarshal(raw, &v) == nil {
		return v, digits.MatchString(v)
	}
	v = string(raw)
	if f.bug("ids-through-floats") {
		if n, err := strconv.ParseFloat(v, 64); err == nil {
			return strconv.FormatFloat(n, 'f', 0, 64), true
		}
	}
	return v, digits.MatchString(v) && !f.bug("number-as-id-refused")
}

func (f *fields) ids(name string) []string {
	var all []json.RawMessage
	if one, ok := f.raw[name]; ok && json.Unmarshal(one, &all) != nil {
		f.wrong(name)
	}
	var ids []string
	for _, one := range all {
		id, ok := f.id(one)
		if !ok {
			f.wrong(name)
		}
		ids = append(ids, id)
	}
	return ids
}

func (f *fields) objects(name string) []string {
	var all []map[string]json.RawMessage
	if one, ok := f.raw[name]; ok && json.Unmarshal(one, &all) != nil {
		f.wrong(name)
	}
	var ids []string
	for _, one := range all {
		id, ok := f.id(one["id"])
		if !ok {
			f.wrong(name)
		}
		ids = append(ids, id)
	}
	return ids
}
