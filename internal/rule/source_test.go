package rule_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/rule"
)

func TestSourceString(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ reason, section, want string }{
		{"a line under a heading", "Creating", "Acme API, Creating, line 9"},
		{"a line before the first heading: the title is not repeated", "Acme API", "Acme API, line 9"},
	} {
		assert.Equal(t, c.want, rule.Source{Title: "Acme API", Section: c.section, Line: 9}.String(), c.reason)
	}
}

func TestSourceLink(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ reason, url, want string }{
		{"a page", "https://acme.example/api", "https://acme.example/api"},
		{"a page without TLS", "http://acme.example", "http://acme.example"},
		{"a scheme in capitals is the same scheme", "HTTPS://acme.example", "https://acme.example"},
		{"invalid characters are escaped", "https://acme.example/<a b>", "https://acme.example/%3Ca%20b%3E"},
		{"a document without a URL", "", ""},
		{"a script", "javascript:alert(1)", ""},
		{"a script that looks like a URL", "javascript://acme.example/%0aalert(1)", ""},
		{"a local file", "file:///etc/passwd", ""},
		{"a path, which would be relative to the report", "/api", ""},
		{"an invalid URL", "https://acme.example/\x00", ""},
	} {
		assert.Equal(t, c.want, rule.Source{URL: c.url}.Link(), c.reason)
	}
}
