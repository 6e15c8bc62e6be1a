package alloyscan

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"slices"
)

// maxBody is how long a body may be.
const maxBody = 1 << 20

func readBody(r *http.Request) ([]byte, *answer) {
	if r.Body == nil {
		return nil, nil
	}
	body, err := io.ReadAll(r.Body)
	if tooLong := (*http.MaxBytesError)(nil); errors.As(err, &tooLong) {
		return nil, refuse(http.StatusRequestEntityTooLarge, "too_large", "A body has at most 1 MiB.")
	}
	if err != nil {
		return nil, invalid("The body could not be read.")
	}
	return body, nil
}

// fields are the properties of a JSON object that a client sent.
type fields map[string]json.RawMessage

// known are the properties of a segment that the document shows.
var known = []string{
	"id", "name", "type", "auditServiceId", "autoTagId", "deviceCount", "lastScan", "addresses",
	"credentialIds", "scanScheduleId", "auditScheduleId",
}

// object reads the object in a body. Properties that are not known are ignored.
func (s *service) object(c call, known []string) (fields, *answer) {
	if s.variant("media-type-is-checked") {
		kind, _, _ := mime.ParseMediaType(c.http.Header.Get("Content-Type"))
		if kind != "application/json" {
			return nil, refuse(http.StatusUnsupportedMediaType, "unsupported_media_type", "Send application/json.")
		}
	}
	var in fields
	if err := json.Unmarshal(c.body, &in); err != nil || in == nil {
		return nil, invalid("The body must be a JSON object.")
	}
	if s.variant("unknown-properties-are-refused") {
		for name := range in {
			if !slices.Contains(known, name) {
				return nil, invalid("There is no property " + name + ".")
			}
		}
	}
	return in, nil
}

// has says whether a property was sent, be it null.
func (f fields) has(name string) bool {
	_, ok := f[name]
	return ok
}

func (f fields) null(name string) bool {
	return bytes.Equal(bytes.TrimSpace(f[name]), []byte("null"))
}

// text reads a string into a place, and null as the empty text. What was not sent changes nothing.
func (f fields) text(name string, into *string) *answer {
	if !f.has(name) {
		return nil
	}
	if f.null(name) {
		*into = ""
		return nil
	}
	var value string
	if err := json.Unmarshal(f[name], &value); err != nil {
		return invalid(name + " must be a string.")
	}
	if value == "" && name != "name" {
		return invalid(name + " must not be empty.")
	}
	*into = value
	return nil
}

// texts reads an array of strings into a place, and null as the empty array.
func (f fields) texts(name string, into *[]string) *answer {
	if !f.has(name) {
		return nil
	}
	if f.null(name) {
		*into = nil
		return nil
	}
	var values []string
	if err := json.Unmarshal(f[name], &values); err != nil {
		return invalid(name + " must be an array of strings.")
	}
	*into = values
	return nil
}
