package reports

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/rule"
)

func TestBackticksAreShownAsCode(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ reason, in, html, markdown string }{
		{"the usual case", "Create returns `400` when `name` is missing", "Create returns <code>400</code> when <code>name</code> is missing", "Create returns `400` when `name` is missing"},
		{"a text without code", "a_b <i>", "a_b &lt;i&gt;", `a\_b &lt;i&gt;`},
		{"code is text: in the page it is escaped, and Markdown has no markup in code", "`</code><script>*_`", "<code>&lt;/code&gt;&lt;script&gt;*_</code>", "`</code><script>*_`"},
		{"a bar would end a cell of a table", "`a|b`", "<code>a|b</code>", "\\`a\\|b\\`"},
		{"a backtick alone begins nothing", "a ` <b>", "a ` &lt;b&gt;", "a \\` &lt;b&gt;"},
		{"an odd one stays", "``x` y", "`<code>x</code> y", "\\``x` y"},
		{"nothing between two", "a `` b", "a `` b", "a \\`\\` b"},
		{"a line cannot begin inside code", "`a\n# b`", "<code>a\n# b</code>", "`a # b`"},
		{"nothing", "", "", ""},
	} {
		assert.Equal(t, c.html, string(codeHTML(c.in)), c.reason)
		assert.Equal(t, c.markdown, codeMarkdown(c.in), c.reason)
	}
}

func TestASourceInTheSummaryIsALink(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ reason, url, want string }{
		{"the document has an address", "https://acme.example/a?b=1&c=2", `[A \[b\], line 7](https://acme.example/a?b=1&c=2)`},
		{"it has none", "", `A \[b\], line 7`},
		{"what could end the link or the cell is escaped", "https://acme.example/)?| <b>`\\", `[A \[b\], line 7](https://acme.example/%29?%7C%20%3Cb%3E%60%5C)`},
		{"a script is no address", "javascript:alert(1)", `A \[b\], line 7`},
	} {
		assert.Equal(t, c.want, sourceMarkdown(rule.Source{Title: "A [b]", Section: "A [b]", Line: 7, URL: c.url}), c.reason)
	}
}
