package exchange

import (
	"html"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"
)

// reading is a text with escapes undone, and where in the written text each byte stood.
type reading struct {
	text string
	at   []int // by byte of text, and one for its end; nil when nothing was undone
}

// layers is how many layers of escapes are undone: JSON within JSON, in a query.
const layers = 3

// readings lists the ways to read a text: as it was written, and with layers of escapes undone,
// those of JSON strings and pointers, of URLs and of HTML in any order, for a text does not say
// which it has.
func readings(s string) []reading {
	all := []reading{{text: s}}
	outer := all
	for range layers {
		var inner []reading
		for _, r := range outer {
			for _, mark := range []byte(`\%&~`) {
				if undone := r.undone(mark); len(undone.text) < len(r.text) {
					inner = append(inner, undone)
				}
			}
		}
		all, outer = append(all, inner...), inner
	}
	return all
}

// place is where the i-th byte stood in the text as it was written.
func (r reading) place(i int) int {
	if r.at == nil {
		return i
	}
	return r.at[i]
}

// undone undoes the escapes that begin with a mark.
func (r reading) undone(mark byte) reading {
	if strings.IndexByte(r.text, mark) < 0 {
		return r
	}
	plain, at := make([]byte, 0, len(r.text)), make([]int, 0, len(r.text)+1)
	for i := 0; i < len(r.text); {
		letters, width := r.text[i:i+1], 1
		if r.text[i] == mark {
			letters, width = unescape(r.text[i:])
		}
		for range len(letters) {
			at = append(at, r.place(i))
		}
		plain = append(plain, letters...)
		i += width
	}
	return reading{string(plain), append(at, r.place(len(r.text)))}
}

// halved matches an escape that a cut has taken the end of.
var halved = regexp.MustCompile(`^[\\%&~][#\w]{0,10}` + cut)

// unescape reads the escape that a text begins with, and tells how many bytes it takes: always
// more than what it stands for. What is none stands for itself, and what is left of one that was
// cut short for nothing.
func unescape(s string) (letters string, width int) {
	if letters, width = escaped(s); width > 1 {
		return letters, width
	}
	if half := halved.FindString(s); half != "" {
		return "", len(half) - len(cut)
	}
	return s[:1], 1
}

// escaped reads an escape of a URL, of HTML, of a JSON pointer or of a JSON string; a width of 0
// says that there is none.
func escaped(s string) (letters string, width int) {
	switch s[0] {
	case '%':
		if b, err := strconv.ParseUint(s[1:min(3, len(s))], 16, 8); err == nil && len(s) >= 3 {
			return string([]byte{byte(b)}), 3
		}
	case '&':
		const longest = 12 // no letter of a secret has a longer name
		if end := strings.IndexByte(s[:min(longest, len(s))], ';'); end > 0 {
			if plain := html.UnescapeString(s[:end+1]); len(plain) <= end {
				return plain, end + 1
			}
		}
	case '~':
		return oneOf(s, "01", "~/")
	case '\\':
		if r, ok := codeUnit(s); ok {
			if next, ok := codeUnit(s[6:]); ok && utf16.IsSurrogate(r) {
				return string(utf16.DecodeRune(r, next)), 12
			}
			return string(r), 6
		}
		return oneOf(s, `"\/bfnrt`, "\"\\/\b\f\n\r\t")
	}
	return "", 0
}

// oneOf reads an escape of two letters, whose second is one of names and stands for that of
// letters in the same place.
func oneOf(s, names, letters string) (letter string, width int) {
	if len(s) > 1 {
		if i := strings.IndexByte(names, s[1]); i >= 0 {
			return letters[i : i+1], 2
		}
	}
	return "", 0
}

// codeUnit reads \uXXXX.
func codeUnit(s string) (rune, bool) {
	if len(s) < 6 || s[:2] != `\u` {
		return 0, false
	}
	n, err := strconv.ParseUint(s[2:6], 16, 16)
	return rune(n), err == nil
}
