package reports

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/rule"
)

func TestBackticksBecomeCode(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ reason, in, html, markdown string }{
		{"the usual case", "Create returns `400` when `name` is missing", "Create returns <code>400</code> when <code>name</code> is missing", "Create returns `400` when `name` is missing"},
		{"a text without code", "a_b <i>", "a_b &lt;i&gt;", `a\_b &lt;i&gt;`},
		{"code is escaped in HTML, and has no markup in Markdown", "`</code><script>*_`", "<code>&lt;/code&gt;&lt;script&gt;*_</code>", "`</code><script>*_`"},
		{"a bar would end a table cell", "`a|b`", "<code>a|b</code>", "\\`a\\|b\\`"},
		{"an unpaired backtick", "a ` <b>", "a ` &lt;b&gt;", "a \\` &lt;b&gt;"},
		{"an odd number of backticks", "``x` y", "`<code>x</code> y", "\\``x` y"},
		{"an empty pair", "a `` b", "a `` b", "a \\`\\` b"},
		{"a line break in code", "`a\n# b`", "<code>a\n# b</code>", "`a # b`"},
		{"an empty text", "", "", ""},
	} {
		assert.Equal(t, c.html, string(codeHTML(c.in)), c.reason)
		assert.Equal(t, c.markdown, codeMarkdown(c.in), c.reason)
	}
}

func TestSourceMarkdown(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ reason, url, want string }{
		{"the document has a URL", "https://acme.example/a?b=1&c=2", `[A \[b\], line 7](https://acme.example/a?b=1&c=2)`},
		{"the document has no URL", "", `A \[b\], line 7`},
		{"characters that could end the link or the cell are escaped", "https://acme.example/)?| <b>`\\", `[A \[b\], line 7](https://acme.example/%29?%7C%20%3Cb%3E%60%5C)`},
		{"a script is no URL", "javascript:alert(1)", `A \[b\], line 7`},
	} {
		assert.Equal(t, c.want, sourceMarkdown(rule.Source{Title: "A [b]", Section: "A [b]", Line: 7, URL: c.url}), c.reason)
	}
}
