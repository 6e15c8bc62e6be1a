package reports

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestVisible(t *testing.T) {
	for _, c := range []struct{ name, reason, in, want string }{
		{"plain", "most text is unchanged", "a é 漢 👾\t\n\r", "a é 漢 👾\t\n\r"},
		{"joined emoji", "the joiner is part of the emoji", "👩‍🚀", "👩‍🚀"},
		{"override", "it would reverse the following text", "a\u202eb", `a\u202eb`},
		{"isolate", "it would reorder the following text", "\u2067x\u2069", `\u2067x\u2069`},
		{"marks", "they are invisible", "\u200f\u200e\u061c\ufeff", `\u200f\u200e\u061c\ufeff`},
		{"control", "XML does not allow it", "\x00\x1b[31m\x7f\u0085", `\u0000\u001b[31m\u007f\u0085`},
		{"no character", "XML does not allow it", "\ufffe\uffff", `\ufffe\uffff`},
		{"no UTF-8", "a report is text", "a\xffb", "a\ufffdb"},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, string(visible([]byte(c.in))), c.reason)
		})
	}
}
