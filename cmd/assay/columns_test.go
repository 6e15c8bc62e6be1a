package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestWrap(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("x", textWidth+1)
	for _, c := range []struct {
		reason, text string
		want         []string
	}{
		{"an empty text has no lines", "", nil},
		{"a short text fits on one line", "a b", []string{"a b"}},
		{"the last column is used", strings.Repeat("x", textWidth-2) + " y", []string{strings.Repeat("x", textWidth-2) + " y"}},
		{"a word beyond the last column starts the next line", strings.Repeat("x", textWidth-1) + " y", []string{strings.Repeat("x", textWidth-1), "y"}},
		{"a long word stays whole, so that a location can be copied", "a " + long + " b", []string{"a", long, "b"}},
		{"a line break counts as a space", "a\nb", []string{"a b"}},
	} {
		assert.Equal(t, c.want, wrap(c.text), c.reason)
	}
	assert.Equal(t, []string{"a  b"}, sideBySide("a", "b"), "both fit on one line")
	assert.Equal(t, []string{long, "  b"}, sideBySide(long, "b"), "the second moves to its own line")
}
