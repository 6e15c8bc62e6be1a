package exchange

import (
	"html"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// reading is a text with escapes decoded, and the offset of each byte in the original text.
type reading struct {
	text string
	at   []int32 // offset for each byte of text, and one for its end; nil if nothing was decoded
}

// Escapes begin with a mark: those of JSON strings, URLs, HTML and JSON pointers. A text does not
// say which it uses, so each is decoded, in any order and as many layers deep as JSON within JSON
// in a query.
const (
	marks  = `\%&~`
	layers = 3
)

// offset returns the offset of the i-th byte in the original text.
func (r reading) offset(i int) int {
	if r.at == nil {
		return i
	}
	return int(r.at[i])
}

// decoded decodes the escapes that begin with a mark.
func (r reading) decoded(mark byte) reading {
	if strings.IndexByte(r.text, mark) < 0 {
		return r
	}
	plain, at := make([]byte, 0, len(r.text)), make([]int32, 0, len(r.text)+1)
	for i := 0; i < len(r.text); {
		letters, width := r.text[i:i+1], 1
		if r.text[i] == mark {
			letters, width = unescape(r.text[i:])
		}
		for range len(letters) {
			at = append(at, int32(r.offset(i)))
		}
		plain = append(plain, letters...)
		i += width
	}
	return reading{string(plain), append(at, int32(r.offset(len(r.text))))}
}

// truncated matches an escape whose end was cut off.
var truncated = regexp.MustCompile(`^[\\%&~][#\w]{0,10}` + cut)

// unescape decodes the escape that a text begins with, and returns how many bytes it takes, always
// more than its result has. A byte that begins no escape is returned as it is; a truncated escape
// decodes to nothing.
func unescape(s string) (letters string, width int) {
	if letters, width = escaped(s); width > 1 {
		return letters, width
	}
	if escape := truncated.FindString(s); escape != "" {
		return "", len(escape) - len(cut)
	}
	return s[:1], 1
}

// escaped decodes an escape of a URL, of HTML, of a JSON pointer or of a JSON string; the width is
// 0 if there is none.
func escaped(s string) (letters string, width int) {
	switch s[0] {
	case '%':
		if b, err := strconv.ParseUint(s[1:min(3, len(s))], 16, 8); err == nil && len(s) >= 3 {
			return string([]byte{byte(b)}), 3
		}
	case '&':
		const longest = 12 // no character of a secret has a longer name
		if end := strings.IndexByte(s[:min(longest, len(s))], ';'); end > 0 {
			if plain := html.UnescapeString(s[:end+1]); len(plain) <= end {
				return plain, end + 1
			}
		}
	case '~':
		return oneOf(s, "01", "~/")
	case '\\':
		if r, ok := codeUnit(s); ok {
			low, _ := codeUnit(s[6:])
			if pair := utf16.DecodeRune(r, low); pair != utf8.RuneError {
				return string(pair), 12
			}
			return string(r), 6
		}
		return oneOf(s, `"\/bfnrt`, "\"\\/\b\f\n\r\t")
	}
	return "", 0
}

// oneOf decodes an escape of two characters: the second is in names, and means the character at
// the same index of letters.
func oneOf(s, names, letters string) (letter string, width int) {
	if len(s) > 1 {
		if i := strings.IndexByte(names, s[1]); i >= 0 {
			return letters[i : i+1], 2
		}
	}
	return "", 0
}

// codeUnit decodes \uXXXX.
func codeUnit(s string) (rune, bool) {
	if len(s) < 6 || s[:2] != `\u` {
		return 0, false
	}
	n, err := strconv.ParseUint(s[2:6], 16, 16)
	return rune(n), err == nil
}
