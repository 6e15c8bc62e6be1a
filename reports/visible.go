package reports

import (
	"bytes"
	"fmt"
	"unicode"
	"unicode/utf8"
)

// visible writes out the characters of a report that a reader would not see but would be
// misled by: marks that reorder the text around them, and control characters, most of which
// XML does not allow at all. U+202E becomes the six characters \u202e. It works on the
// finished report, so that no value can be forgotten; the templates have none of their own.
func visible(report []byte) []byte {
	var out bytes.Buffer
	out.Grow(len(report))
	for len(report) > 0 {
		r, size := utf8.DecodeRune(report)
		switch {
		case r == utf8.RuneError:
			out.WriteRune(r) // bytes that are no UTF-8 become the mark for that
		case misleading(r):
			fmt.Fprintf(&out, `\u%04x`, r)
		default:
			out.Write(report[:size])
		}
		report = report[size:]
	}
	return out.Bytes()
}

// plain makes one value visible, for a form in which a program hands it on to a reader.
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
