package reports

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/assay-conformance/assay/internal/exchange"
)

// maxBody is how much of a body a report shows, in bytes; exchanges.jsonl has all of it.
const maxBody = 4 << 10

// show returns a body for display, with JSON indented, and a note if it is encoded or truncated.
func show(b exchange.Body, id string) (text, note string) {
	if !utf8.Valid(b) {
		b, _ = b.MarshalText()
		note = "The body is not UTF-8; it is shown in base64. "
	}
	shown := []byte(b)
	if json.Valid(b) {
		shown = indent(b, maxBody+1)
	}
	if len(shown) > maxBody {
		shown = shown[:maxBody]
		for !utf8.Valid(shown) {
			shown = shown[:len(shown)-1] // an incomplete character
		}
		note += fmt.Sprintf("Truncated: the body has %d bytes. See exchange %s in exchanges.jsonl for all of it.", len(b), id)
	}
	return string(shown), strings.TrimSpace(note)
}

// indent indents valid JSON and stops once it has enough bytes. Unlike json.Indent its output is
// bounded, however deep a hostile body is nested. Numbers, escapes and duplicate properties are
// unchanged.
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
				i = len(body) - len(next) // an empty one takes one line; c+2 closes what c opens
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
