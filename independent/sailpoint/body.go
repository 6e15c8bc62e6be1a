package sailpoint

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"unicode/utf8"
)

// parsed is the body as JSON, of the content type that the operation takes. A refusal comes with
// its answer.
func (s *service) parsed(c *call, contentType string) (any, *answer) {
	got, parameters, err := mime.ParseMediaType(c.r.Header.Get("Content-Type"))
	if len(parameters) > 0 && c.r.Method == http.MethodPatch && s.bug("patch-charset-refused") {
		got = ""
	}
	if err != nil || got != contentType {
		a := s.invalid(fmt.Errorf("the content type must be %s", contentType))
		if s.variant("unsupported-media-type") {
			a = s.refuse(http.StatusUnsupportedMediaType, "The content type must be "+contentType+".")
		}
		return nil, &a
	}
	if c.long {
		a := s.invalid(fmt.Errorf("the body is longer than %d bytes", maxBody))
		return nil, &a
	}
	value, err := s.decode(c.body)
	if err != nil && c.r.Method == http.MethodPost && s.bug("broken-json-is-500") {
		a := s.refuse(http.StatusInternalServerError, "Something went wrong.")
		return nil, &a
	}
	if err != nil {
		a := s.invalid(err)
		return nil, &a
	}
	return value, nil
}

// decode reads exactly one JSON value.
func (s *service) decode(body []byte) (any, error) {
	if !utf8.Valid(body) {
		return nil, errors.New("the body is not UTF-8")
	}
	dec := json.NewDecoder(bytes.NewReader(body))
	dec.UseNumber()
	var value any
	if err := dec.Decode(&value); err != nil {
		return nil, fmt.Errorf("the body is not JSON: %v", err)
	}
	if _, err := dec.Token(); err != io.EOF && !s.bug("rest-of-body-ignored") {
		return nil, errors.New("something follows the JSON value")
	}
	return value, nil
}

// onlyKnown refuses members that nobody knows, if the server is one that does.
func (s *service) onlyKnown(what string, object map[string]any, known ...string) error {
	if !s.variant("unknown-refused") {
		return nil
	}
	for name := range object {
		found := false
		for _, k := range known {
			found = found || name == k
		}
		if !found {
			return fmt.Errorf("%s has no member %q", what, name)
		}
	}
	return nil
}
