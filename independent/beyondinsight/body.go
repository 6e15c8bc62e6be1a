package beyondinsight

import (
	"encoding/json"
	"errors"
	"fmt"
	"mime"
	"net/http"
	"strings"
	"unicode/utf8"
)

// A body is the object of a request. Names of properties are found in any case. Reading a property
// notes the first thing that is wrong; err says it at the end.
type body struct {
	fields map[string]json.RawMessage // by name in small letters
	asked  map[string]bool
	strict bool
	wrong  error
}

// read reads the JSON object of a request.
func (s *service) read(c *call) (*body, error) {
	kind := c.request.Header.Get("Content-Type")
	if kind == "" && s.variant("media-type-needed") {
		return nil, refuse(http.StatusUnsupportedMediaType, "Say the type of the content.")
	}
	if plain, _, err := mime.ParseMediaType(kind); kind != "" && (err != nil || plain != "application/json" && plain != "text/json") {
		return nil, refuse(http.StatusUnsupportedMediaType, "The content must be JSON.")
	}
	var fields map[string]json.RawMessage
	decoder := json.NewDecoder(c.request.Body)
	if err := decoder.Decode(&fields); err != nil {
		if large := new(http.MaxBytesError); errors.As(err, &large) {
			return nil, refuse(http.StatusRequestEntityTooLarge, "The request is too large.")
		}
		return nil, refuse(http.StatusBadRequest, "The body is not a JSON object.")
	}
	if fields == nil || decoder.More() {
		return nil, refuse(http.StatusBadRequest, "The body is not one JSON object.")
	}
	b := &body{fields: map[string]json.RawMessage{}, asked: map[string]bool{}, strict: s.variant("unknown-properties-refused")}
	for name, value := range fields {
		b.fields[strings.ToLower(name)] = value
	}
	return b, nil
}

func (b *body) fail(format string, args ...any) {
	if b.wrong == nil {
		b.wrong = refuse(http.StatusBadRequest, fmt.Sprintf(format, args...))
	}
}

// err says what was wrong with the properties that were read.
func (b *body) err() error {
	for name := range b.fields {
		if b.strict && !b.asked[name] {
			b.fail("The property %s is not known.", name)
		}
	}
	return b.wrong
}

// has says whether a property is there and not null.
func (b *body) has(name string) bool {
	value := b.fields[strings.ToLower(name)]
	return value != nil && string(value) != "null"
}

// need notes properties that are missing, null or empty.
func (b *body) need(names ...string) {
	for _, name := range names {
		var text string
		if !b.has(name) || json.Unmarshal(b.fields[strings.ToLower(name)], &text) == nil && strings.TrimSpace(text) == "" {
			b.fail("%s is required.", name)
		}
	}
}

// needPresent notes properties that are missing or null; they may be empty.
func (b *body) needPresent(names ...string) {
	for _, name := range names {
		if !b.has(name) {
			b.fail("%s is required.", name)
		}
	}
}

// into reads a property into a value, and says whether it was there.
func (b *body) into(name string, value any, what string) bool {
	b.asked[strings.ToLower(name)] = true
	if !b.has(name) {
		return false
	}
	if err := json.Unmarshal(b.fields[strings.ToLower(name)], value); err != nil {
		b.fail("%s must be %s.", name, what)
		return false
	}
	return true
}

// text reads a text of at most so many characters, or of any length if that is 0.
func (b *body) text(name string, most int) string {
	var value string
	b.into(name, &value, "a text")
	if most > 0 && utf8.RuneCountInString(value) > most {
		b.fail("%s must have at most %d characters.", name, most)
	}
	return value
}

func (b *body) number(name string) int {
	var value int
	b.into(name, &value, "a whole number")
	return value
}

func (b *body) flag(name string, otherwise bool) bool {
	value := otherwise
	if !b.into(name, &value, "true or false") {
		return otherwise
	}
	return value
}
