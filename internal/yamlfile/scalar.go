package yamlfile

import (
	"regexp"
	"strings"
)

// afterKey matches what follows a key, up to the end of a plain scalar on the same line.
var afterKey = regexp.MustCompile(`^["']?[ \t]*:[ \t]*([^\s,\]}#]+)`)

// Scalar returns the plain text that follows a key at a line and a column, both counted from 1, exactly as
// the file writes it; empty if there is none on that line. A decoder that reads numbers as floats loses it.
func (f *File) Scalar(line, column int, key string) string {
	lines := strings.Split(string(f.data), "\n")
	if line < 1 || line > len(lines) {
		return ""
	}
	text := []rune(lines[line-1])
	if column < 1 || column > len(text) {
		return ""
	}
	rest, ok := strings.CutPrefix(strings.TrimLeft(string(text[column-1:]), `"'`), key)
	if !ok {
		return ""
	}
	found := afterKey.FindStringSubmatch(rest)
	if found == nil {
		return ""
	}
	return found[1]
}
