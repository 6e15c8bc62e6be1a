package format

import (
	"time"

	"github.com/dlclark/regexp2"
)

// mostMatching limits a match: a pattern with backtracking may take very long.
const mostMatching = time.Second

// Pattern is a regular expression in the dialect of ECMA 262, which OpenAPI's pattern has (OpenAPI 3.0.3,
// Schema Object): unlike Go's, it knows lookaheads and back references.
type Pattern struct{ *regexp2.Regexp }

// Compile reads a pattern.
func Compile(text string) (Pattern, error) {
	re, err := regexp2.Compile(asECMA(text), regexp2.ECMAScript|regexp2.Unicode)
	if err == nil {
		re.MatchTimeout = mostMatching
	}
	return Pattern{re}, err
}

// MatchString reports whether a text contains a match. One that takes too long to tell counts as one.
func (p Pattern) MatchString(text string) bool {
	matches, err := p.Regexp.MatchString(text)
	return matches || err != nil
}
