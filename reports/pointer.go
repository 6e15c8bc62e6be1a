package reports

import (
	"strings"

	"github.com/go-json-experiment/json/jsontext"
)

// locate finds the member or item that a JSON pointer names in a text that is laid out, with
// its name, so that a reader sees what is meant among all the rest. It finds nothing in what
// is no JSON (also what was cut short before it), nor a whole object or list: to mark nearly
// everything helps nobody.
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
