package zpa

import (
	"encoding/json"
	"regexp"
	"strconv"
	"strings"
)

var digits = regexp.MustCompile(`^[0-9]+$`)

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
