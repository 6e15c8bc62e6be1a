package reports

import (
	"bytes"
	"fmt"
	"unicode"
	"unicode/utf8"
)

// visible escapes the characters of a report that are invisible but would mislead a reader: marks
// that reorder the text around them, and control characters, most of which XML does not allow.
// U+202E becomes the six characters \u202e. It works on the finished report, so that no value can
// be forgotten.
func visible(report []byte) []byte {
	var out bytes.Buffer
	out.Grow(len(report))
	for len(report) > 0 {
		r, size := utf8.DecodeRune(report)
		switch {
		case r == utf8.RuneError:
			out.WriteRune(r) // invalid UTF-8 becomes U+FFFD
		case misleading(r):
			fmt.Fprintf(&out, `\u%04x`, r)
		default:
			out.Write(report[:size])
		}
		report = report[size:]
	}
	return out.Bytes()
}

// plain makes a value visible, for formats that other programs display.
func plain(s string) string { return string(visible([]byte(s))) }

func misleading(r rune) bool {
	switch r {
	case '\t', '\n', '\r':
		return false
	case '\u061c', '\u200e', '\u200f', '\u2028', '\u2029', '\ufeff', '\ufffe', '\uffff':
		return true
	}
	return unicode.IsControl(r) || '\u202a' <= r && r <= '\u202e' || '\u2066' <= r && r <= '\u2069'
}
