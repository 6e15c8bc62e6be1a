package format_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/contract/format"
)

func TestTexts(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		format, text string
		ok           bool
		reason       string
	}{
		{"date", "2024-02-29", true, "a leap day"},
		{"date", "2026-02-29", false, "no leap year"},
		{"date", "2026-13-01", false, "no such month"},
		{"date", "2026-1-1", false, "two digits each"},
		{"date-time", "2026-03-14T09:26:53Z", true, "UTC"},
		{"date-time", "2026-03-14t09:26:53.5+02:00", true, "lower case, a fraction, an offset"},
		{"date-time", "1998-12-31T23:59:60Z", true, "a leap second"},
		{"date-time", "1998-12-31T15:59:60.123-08:00", true, "the same in another zone"},
		{"date-time", "1998-12-31T12:00:60Z", false, "a leap second at noon"},
		{"date-time", "2026-03-14 09:26:53Z", false, "no T"},
		{"date-time", "2026-03-14T09:26:53", false, "no offset"},
		{"date-time", "2026-02-30T09:26:53Z", false, "no such day"},
		{"date-time", "2026-03-14T24:00:00Z", false, "no such hour"},
		{"uuid", "0F11F2A4-7C94-4BF3-A2BD-742580FE3BDE", true, "capitals"},
		{"uuid", "0f11f2a4-7c94-0bf3-02bd-742580fe3bde", true, "any version and variant"},
		{"uuid", "0f11f2a47c944bf3a2bd742580fe3bde", false, "no hyphens"},
		{"uuid", "{0f11f2a4-7c94-4bf3-a2bd-742580fe3bde}", false, "braces"},
		{"byte", "aGk=", true, "base64"},
		{"byte", "aGk", false, "no padding"},
		{"ipv4", "192.0.2.1", true, "an address"},
		{"ipv4", "192.0.2.256", false, "too large"},
		{"ipv4", "2001:db8::1", false, "of another version"},
		{"ipv6", "2001:db8::1", true, "an address"},
		{"ipv6", "fe80::1%eth0", false, "with a zone"},
		{"cidr", "192.0.2.0/24", true, "a network"},
		{"cidr", "192.0.2.0", false, "no length"},
		{"hostname", "a-1.example.com", true, "letters, digits, a hyphen"},
		{"hostname", "-a.example", false, "a hyphen first"},
		{"hostname", "a..example", false, "an empty label"},
		{"uri", "urn:a:b", true, "a scheme"},
		{"uri", "/a", false, "none"},
		{"uri", "http://a.example/b c", false, "a space"},
		{"uri", "http://a.example/ä", false, "a character that must be escaped"},
		{"uri", "http://[2001:db8::1]:80/%C3%A4?q#f", true, "all of it"},
		{"uri", "http://a.example/%zz", false, "a malformed escape"},
		{"date-time", "2026-03-14T09:26:53+24:00", false, "no such offset"},
		{"email", `"a b"@example.com`, true, "a quoted name"},
		{"email", "a@example.com", true, "an address"},
		{"email", "A <a@example.com>", false, "a name, too"},
	} {
		assert.Equal(t, c.ok, format.Texts[c.format](c.text) == nil, "%s %q: %s", c.format, c.text, c.reason)
	}
}

// Where ECMA 262 and the library read a pattern differently, ECMA 262 counts.
func TestPattern(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		pattern, text string
		want          bool
		reason        string
	}{
		{`a\b`, "aé", true, "é is no letter of a word"},
		{`a\B`, "aé", false, "so a border is there"},
		{`[\b]`, "\b", true, "in a class it is a backspace"},
		{`^.$`, "\u2028", false, "a dot is no line separator"},
		{`^[.]$`, ".", true, "in a class it is a dot"},
		{`^\.$`, ".", true, "and so is an escaped one"},
		{`^\uD83D\uDE00$`, "😀", true, "two surrogates are one character"},
		{`^[\uD83D\uDE00]$`, "😀", true, "in a class as well"},
		{`^(?!tmp-)`, "tmp-1", false, "a lookahead"},
		{`\`, "", false, "a pattern that ends too soon"},
	} {
		pattern, err := format.Compile(c.pattern)
		got := err == nil && pattern.MatchString(c.text)
		assert.Equal(t, c.want, got, "%s %q: %s", c.pattern, c.text, c.reason)
	}
}

func FuzzTexts(f *testing.F) {
	f.Add("2026-03-14T09:26:53Z")
	f.Fuzz(func(t *testing.T, text string) {
		for _, check := range format.Texts {
			_ = check(text) // must not panic
		}
	})
}
