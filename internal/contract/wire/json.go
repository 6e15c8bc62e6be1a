package wire

import (
	"encoding/json"
	"errors"
	"io"
	"strings"
)

// JSON reads a text as JSON, with exact numbers; as the text itself if it is none.
func JSON(text string) any {
	if v, err := DecodeJSON(strings.NewReader(text)); err == nil {
		return v
	}
	return text
}

// ErrRest is the error of more than one value.
var ErrRest = errors.New("more than one JSON value")

// DecodeJSON reads one JSON value, its numbers as [json.Number]. With more than one it returns the first, and
// [ErrRest].
func DecodeJSON(r io.Reader) (v any, err error) {
	d := json.NewDecoder(r)
	d.UseNumber()
	if err := d.Decode(&v); err != nil {
		return nil, err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return v, ErrRest
	}
	return v, nil
}
