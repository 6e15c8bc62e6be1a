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
	At       []any // names and indices that lead to it
	Text     string
	Number   bool
	From, To int // where it stands
}

// Name is the name of the property that has the value, or of the list that it is in.
func (s scalar) Name() string {
	for i := len(s.At) - 1; i >= 0; i-- {
		if name, ok := s.At[i].(string); ok {
			return name
		}
	}
	return ""
}

// path writes where the value stands as jq reads it.
func (s scalar) path() string { return pathOf(s.At) }

func pathOf(at []any) string {
	text, err := json.Marshal(at)
	if err != nil {
		panic(err) // strings and integers always have a JSON form
	}
	return string(text)
}

// scalars lists the strings and numbers of a JSON text; none where it is not one JSON text.
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
			continue // no scalar of ours, or the name of a property
		}
		to := int(dec.InputOffset())
		s := scalar{At: stack(dec), Text: token.String(), Number: kind == '0', To: to}
		s.From = to - len(lastValue(text[:to]))
		all = append(all, s)
	}
}

// stack tells where a decoder stands: unlike a JSON pointer it tells an index from a name.
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

// lastValue is the string or number that a JSON text ends with.
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

// escaped says whether a backslash that is none itself stands before a place.
func escaped(text []byte, at int) bool {
	n := 0
	for at > n && text[at-1-n] == '\\' {
		n++
	}
	return n%2 == 1
}

// placeIn gives the names and indices that a JSON pointer stands for in a JSON text. The whole text
// is no place.
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
