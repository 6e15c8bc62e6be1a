package main

import (
	"fmt"
	"io"
	"strings"
)

// What is written for a terminal has 96 columns: a label, and a text beside it.
const (
	labelWidth = 10
	textWidth  = 96 - labelWidth
)

// field writes a label, and lines beside it; nothing where there are none.
func field(w io.Writer, label string, lines []string) {
	for _, line := range lines {
		fmt.Fprintf(w, "%-*s%s\n", labelWidth, label, line)
		label = ""
	}
}

// beside writes two texts on a line, or one below the other where that has no room for both.
func beside(a, b string) []string {
	if len(a)+len(b)+2 <= textWidth {
		return []string{a + "  " + b}
	}
	return append(wrapped(a), "  "+b)
}

// wrapped breaks a text into lines between its words; it has none for an empty text.
func wrapped(text string) (lines []string) {
	for _, word := range strings.Fields(text) {
		if last := len(lines) - 1; last >= 0 && len(lines[last])+1+len(word) <= textWidth {
			lines[last] += " " + word
			continue
		}
		lines = append(lines, word)
	}
	return lines
}
