package value

import (
	"unicode/utf8"

	"github.com/assay-conformance/assay/internal/contract/format"
)

func (c *check) text(s *Schema, text string, at []string) {
	c.count(uint64(utf8.RuneCountInString(text)), s.MinLength, s.MaxLength, at, "minLength", "maxLength")
	if s.Pattern != nil && !s.Pattern.MatchString(text) {
		c.add(at, "pattern")
	}
	if is := format.Texts[s.Format]; is != nil && is(text) != nil {
		c.add(at, "format")
	}
}
