package reports

import (
	"html/template"
	"regexp"
	"strings"

	"github.com/assay-conformance/assay/internal/rule"
)

// Statements and notes have names and values in backticks. The page and the summary show them as
// code; the other reports keep the backticks.
var backticks = regexp.MustCompile("`[^`]+`")

// withCode converts a text, with one function for code in backticks and one for the rest.
func withCode(s string, code, rest func(string) string) string {
	var out strings.Builder
	end := 0
	for _, at := range backticks.FindAllStringIndex(s, -1) {
		out.WriteString(rest(s[end:at[0]]))
		out.WriteString(code(s[at[0]+1 : at[1]-1]))
		end = at[1]
	}
	out.WriteString(rest(s[end:]))
	return out.String()
}

// codeHTML converts a text for the page.
func codeHTML(s string) template.HTML {
	return template.HTML(withCode(s, func(code string) string {
		return "<code>" + template.HTMLEscapeString(code) + "</code>"
	}, template.HTMLEscapeString))
}

// codeMarkdown converts a text for the summary, as one line. Code cannot have escapes, and a bar
// would end a table cell: code with a bar is written as text.
func codeMarkdown(s string) string {
	return withCode(brief(s), func(code string) string {
		if strings.Contains(code, "|") {
			return markdown.Replace("`" + code + "`")
		}
		return "`" + code + "`"
	}, markdown.Replace)
}

// ofLink escapes what would end a link in Markdown, or a table cell.
var ofLink = strings.NewReplacer("(", "%28", ")", "%29", "<", "%3C", ">", "%3E", "|", "%7C", `\`, "%5C", "`", "%60", " ", "%20")

// sourceMarkdown returns where a rule is stated, as a link if the document has a URL.
func sourceMarkdown(s rule.Source) string {
	place := markdown.Replace(brief(s.String()))
	if s.Link() == "" {
		return place
	}
	return "[" + place + "](" + ofLink.Replace(s.Link()) + ")"
}
