package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestATextIsBrokenBetweenItsWords(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("x", textWidth+1)
	for _, c := range []struct {
		reason, text string
		want         []string
	}{
		{"nothing has no line", "", nil},
		{"a short text has one", "a b", []string{"a b"}},
		{"the last column is used", strings.Repeat("x", textWidth-2) + " y", []string{strings.Repeat("x", textWidth-2) + " y"}},
		{"what goes beyond it stands on the next", strings.Repeat("x", textWidth-1) + " y", []string{strings.Repeat("x", textWidth-1), "y"}},
		{"a word is never broken: a place can be copied", "a " + long + " b", []string{"a", long, "b"}},
		{"line breaks are spaces", "a\nb", []string{"a b"}},
	} {
		assert.Equal(t, c.want, wrapped(c.text), c.reason)
	}
	assert.Equal(t, []string{"a  b"}, beside("a", "b"), "both have room")
	assert.Equal(t, []string{long, "  b"}, beside(long, "b"), "the second stands below")
}
