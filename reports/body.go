package reports

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/assay-conformance/assay/internal/exchange"
)

// maxShown is how much of a body a report shows, in bytes; the whole is in exchanges.jsonl.
const maxShown = 4 << 10

// show writes a body for reading, JSON indented, with a note when that is not all of it.
func show(b exchange.Body, id string) (text, note string) {
	if !utf8.Valid(b) {
		b, _ = b.MarshalText()
		note = "The body is not UTF-8 text; it stands here in base64. "
	}
	shown := []byte(b)
	if json.Valid(b) {
		shown = indent(b, maxShown+1)
	}
	if len(shown) > maxShown {
		shown = shown[:maxShown]
		for !utf8.Valid(shown) {
			shown = shown[:len(shown)-1] // the cut went through a character
		}
		note += fmt.Sprintf("Cut short: the body has %d bytes. The whole is in exchanges.jsonl, exchange %s.", len(b), id)
	}
	return string(shown), strings.TrimSpace(note)
}

// indent lays out valid JSON and stops once it has enough. Unlike json.Indent it is never
// longer than asked for, however deep a hostile body is nested. Numbers, escapes and repeated
// members stay as they came.
func indent(body []byte, enough int) []byte {
	var out bytes.Buffer
	depth, inString := 0, false
	for i := 0; i < len(body) && out.Len() < enough; i++ {
		c := body[i]
		if inString {
			out.WriteByte(c)
			if c == '\\' {
				i++
				out.WriteByte(body[i])
			}
			inString = c != '"'
			continue
		}
		switch c {
		case ' ', '\t', '\r', '\n':
		case '{', '[':
			out.WriteByte(c)
			if next := bytes.TrimLeft(body[i+1:], " \t\r\n"); next[0] == c+2 {
				i = len(body) - len(next) // an empty one stays on its line; c+2 closes what c opens
				out.WriteByte(next[0])
				continue
			}
			depth++
			newline(&out, depth, enough)
		case '}', ']':
			depth--
			newline(&out, depth, enough)
			out.WriteByte(c)
		case ',':
			out.WriteByte(c)
			newline(&out, depth, enough)
		case ':':
			out.WriteString(": ")
		default:
			out.WriteByte(c)
			inString = c == '"'
		}
	}
	return out.Bytes()
}

func newline(out *bytes.Buffer, depth, enough int) {
	out.WriteByte('\n')
	out.WriteString(strings.Repeat("  ", min(depth, enough)))
}
