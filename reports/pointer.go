package reports

import (
	"strings"

	"github.com/go-json-experiment/json/jsontext"
)

// locate returns the byte range of the value at a JSON pointer in an indented text, with its
// property name. It finds nothing in invalid JSON, or after a truncation, and no object or array:
// marking nearly everything would not help.
func locate(text, pointer string) (from, to int) {
	if pointer == "" {
		return 0, 0
	}
	dec := jsontext.NewDecoder(strings.NewReader(text), jsontext.AllowDuplicateNames(true))
	named := -1
	for {
		before := dec.InputOffset()
		token, err := dec.ReadToken()
		if err != nil {
			return 0, 0
		}
		if string(dec.StackPointer()) != pointer {
			continue
		}
		start := before + int64(strings.IndexAny(text[before:], `"-0123456789tfn{[`))
		switch name, _ := dec.StackIndex(dec.StackDepth()); {
		case token.Kind() == '{' || token.Kind() == '[':
			return 0, 0
		case named < 0 && name == '{' && token.Kind() == '"' && strings.HasPrefix(text[dec.InputOffset():], ":"):
			named = int(start)
		case named >= 0:
			return named, int(dec.InputOffset())
		default:
			return int(start), int(dec.InputOffset())
		}
	}
}
