package reports

import (
	"html/template"
	"regexp"
	"strings"

	"github.com/assay-conformance/assay/internal/rule"
)

// Statements and notes have names and values in backticks. The page and the summary show these
// as code; everywhere else the backticks stay.
var backticks = regexp.MustCompile("`[^`]+`")

// withCode puts a text together again from its parts, those in backticks and the rest.
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

// codeHTML writes a text for the page.
func codeHTML(s string) template.HTML {
	return template.HTML(withCode(s, func(code string) string {
		return "<code>" + template.HTMLEscapeString(code) + "</code>"
	}, template.HTMLEscapeString))
}

// codeMarkdown writes a text for the summary, in one line. Nothing can be escaped inside code,
// and a bar there would end a cell of a table: with one the text is not shown as code.
func codeMarkdown(s string) string {
	return withCode(brief(s), func(code string) string {
		if strings.Contains(code, "|") {
			return markdown.Replace("`" + code + "`")
		}
		return "`" + code + "`"
	}, markdown.Replace)
}

// ofLink escapes what would end the address of a link in Markdown, or a cell of a table.
var ofLink = strings.NewReplacer("(", "%28", ")", "%29", "<", "%3C", ">", "%3E", "|", "%7C", `\`, "%5C", "`", "%60", " ", "%20")

// sourceMarkdown writes where a rule is stated, as a link where the document has an address.
func sourceMarkdown(s rule.Source) string {
	place := markdown.Replace(brief(s.String()))
	if s.Link() == "" {
		return place
	}
	return "[" + place + "](" + ofLink.Replace(s.Link()) + ")"
}
