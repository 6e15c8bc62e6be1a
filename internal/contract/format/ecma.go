package format

import (
	"strconv"
	"strings"
	"unicode/utf16"
)

// Where the library reads a pattern in another way than ECMA 262 does.
const (
	wordBorder   = `(?:(?<=[A-Za-z0-9_])(?![A-Za-z0-9_])|(?<![A-Za-z0-9_])(?=[A-Za-z0-9_]))` // section 15.10.2.6: letters of ASCII
	noWordBorder = `(?:(?<=[A-Za-z0-9_])(?=[A-Za-z0-9_])|(?<![A-Za-z0-9_])(?![A-Za-z0-9_]))`
	noLineEnd    = `[^\n\r\u2028\u2029]` // section 15.10.2.8
)

// asECMA writes a pattern so that the library reads it as ECMA 262 says: borders of words, a dot, and characters
// that are written as two surrogates.
func asECMA(pattern string) string {
	var out strings.Builder
	inClass := false
	for i := 0; i < len(pattern); {
		text, width := pattern[i:i+1], 1
		switch c := pattern[i]; {
		case c == '\\':
			text, width = escape(pattern[i:], inClass)
		case inClass:
			inClass = c != ']'
		case c == '[':
			inClass = true
		case c == '.':
			text = noLineEnd
		}
		out.WriteString(text)
		i += width
	}
	return out.String()
}

// escape returns what stands for the escape that a pattern begins with, and how many bytes it takes.
func escape(pattern string, inClass bool) (text string, width int) {
	if high, ok := codeUnit(pattern); ok {
		if low, ok := codeUnit(pattern[6:]); ok && utf16.DecodeRune(high, low) != '\uFFFD' {
			return string(utf16.DecodeRune(high, low)), 12
		}
	}
	switch {
	case len(pattern) < 2:
		return pattern, len(pattern)
	case pattern[1] == 'b' && !inClass:
		return wordBorder, 2
	case pattern[1] == 'B' && !inClass:
		return noWordBorder, 2
	}
	return pattern[:2], 2
}

// codeUnit decodes the \uXXXX that a pattern begins with.
func codeUnit(pattern string) (rune, bool) {
	if len(pattern) < 6 || pattern[:2] != `\u` {
		return 0, false
	}
	unit, err := strconv.ParseUint(pattern[2:6], 16, 16)
	return rune(unit), err == nil
}
