package reports

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"

	"github.com/go-json-experiment/json/jsontext"
)

// scalar is a string or a number in a JSON text.
type scalar struct {
	At       []any // path of names and indices
	Text     string
	Number   bool
	From, To int // byte offsets
}

// Name returns the name of the property that has the value, or of the array that contains it.
func (s scalar) Name() string {
	for i := len(s.At) - 1; i >= 0; i-- {
		if name, ok := s.At[i].(string); ok {
			return name
		}
	}
	return ""
}

// path returns the path of the value for jq.
func (s scalar) path() string { return pathOf(s.At) }

func pathOf(at []any) string {
	text, err := json.Marshal(at)
	if err != nil {
		panic(err) // strings and integers always have a JSON form
	}
	return string(text)
}

// scalars returns the strings and numbers of a JSON text; none if it is invalid.
func scalars(text []byte) []scalar {
	var all []scalar
	dec := jsontext.NewDecoder(bytes.NewReader(text), jsontext.AllowDuplicateNames(true))
	for {
		token, err := dec.ReadToken()
		switch {
		case errors.Is(err, io.EOF) && dec.StackDepth() == 0:
			return all
		case err != nil:
			return nil
		}
		kind := token.Kind()
		if in, n := dec.StackIndex(dec.StackDepth()); kind != '"' && kind != '0' || in == '{' && n%2 == 1 {
			continue // another kind of value, or the name of a property
		}
		to := int(dec.InputOffset())
		s := scalar{At: stack(dec), Text: token.String(), Number: kind == '0', To: to}
		s.From = to - len(lastValue(text[:to]))
		all = append(all, s)
	}
}

// stack returns the path of a decoder: unlike a JSON pointer it distinguishes an index from a name.
func stack(dec *jsontext.Decoder) []any {
	at := []any{}
	for name := range dec.StackPointer().Tokens() {
		if in, n := dec.StackIndex(len(at) + 1); in == '[' {
			at = append(at, n-1)
		} else {
			at = append(at, name)
		}
	}
	return at
}

// lastValue returns the string or number at the end of a JSON text.
func lastValue(text []byte) []byte {
	last := len(text) - 1
	if text[last] != '"' {
		return text[bytes.LastIndexAny(text, " \t\r\n,:[")+1:]
	}
	for i := last - 1; ; i-- {
		if text[i] == '"' && !escaped(text, i) {
			return text[i:]
		}
	}
}

// escaped reports whether the byte at an offset follows a backslash that is not escaped itself.
func escaped(text []byte, at int) bool {
	n := 0
	for at > n && text[at-1-n] == '\\' {
		n++
	}
	return n%2 == 1
}

// placeIn returns the path that a JSON pointer refers to in a JSON text; false for the whole text.
func placeIn(text []byte, pointer string) (at []any, ok bool) {
	dec := jsontext.NewDecoder(bytes.NewReader(text), jsontext.AllowDuplicateNames(true))
	for pointer != "" {
		if _, err := dec.ReadToken(); err != nil {
			break
		}
		if string(dec.StackPointer()) == pointer {
			return stack(dec), true
		}
	}
	return nil, false
}
