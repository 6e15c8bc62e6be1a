package reports_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/reports"
)

func parse(t *testing.T, r result.Result) *html.Node {
	t.Helper()
	page, err := html.Parse(strings.NewReader(written(t, reports.HTML, r)))
	require.NoError(t, err)
	return page
}

// elements returns the elements with one of the names, or all.
func elements(page *html.Node, names ...string) []*html.Node {
	var found []*html.Node
	for n := range page.Descendants() {
		if n.Type == html.ElementNode && (len(names) == 0 || slices.Contains(names, n.Data)) {
			found = append(found, n)
		}
	}
	return found
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func text(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

func byID(page *html.Node, id string) *html.Node {
	for _, n := range elements(page) {
		if attribute(n, "id") == id {
			return n
		}
	}
	return nil
}
