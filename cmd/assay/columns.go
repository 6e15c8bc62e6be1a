package main

import (
	"fmt"
	"io"
	"strings"
)

// Terminal output is at most 96 columns wide: a label column and a text column.
const (
	labelWidth = 10
	textWidth  = 96 - labelWidth
)

// field writes lines next to a label. It writes nothing if there are no lines.
func field(w io.Writer, label string, lines []string) {
	for _, line := range lines {
		fmt.Fprintf(w, "%-*s%s\n", labelWidth, label, line)
		label = ""
	}
}

// sideBySide puts two texts on one line if they fit, and on separate lines otherwise.
func sideBySide(a, b string) []string {
	if len(a)+len(b)+2 <= textWidth {
		return []string{a + "  " + b}
	}
	return append(wrap(a), "  "+b)
}

// wrap breaks a text into lines at its spaces. An empty text has no lines.
func wrap(text string) (lines []string) {
	for _, word := range strings.Fields(text) {
		if last := len(lines) - 1; last >= 0 && len(lines[last])+1+len(word) <= textWidth {
			lines[last] += " " + word
			continue
		}
		lines = append(lines, word)
	}
	return lines
}
