package reports_test

import (
	"crypto/sha256"
	"encoding/base64"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"github.com/assay-conformance/assay/internal/result"
)

func TestHTMLIsSelfContained(t *testing.T) {
	for _, exit := range []int{result.ExitConformant, result.ExitViolation, result.ExitInconclusive} {
		r := sample()
		r.Footer.Exit = exit
		selfContained(t, parse(t, r))
	}
}

func selfContained(t *testing.T, page *html.Node) {
	t.Helper()
	ids := map[string]bool{}
	for _, n := range elements(page) {
		if id := attribute(n, "id"); id != "" {
			assert.False(t, ids[id], "duplicate id %s", id)
			ids[id] = true
		}
	}
	for _, n := range elements(page) {
		assert.NotContains(t, []string{"link", "img", "iframe", "object", "embed", "base", "form"}, n.Data)
		for _, a := range n.Attr {
			assert.False(t, strings.HasPrefix(a.Key, "on"), "%s runs a script", a.Key)
			assert.NotContains(t, []string{"src", "srcset", "action", "data"}, a.Key)
			if a.Key == "href" && attribute(n, "rel") == "noreferrer" {
				assert.Regexp(t, `^https?://`, a.Val, "an external link is a web page, and gets no referrer")
			} else if a.Key == "href" {
				target, inside := strings.CutPrefix(a.Val, "#")
				assert.True(t, inside && ids[target], "the link %s has no target in this file", a.Val)
			}
			if a.Key == "aria-labelledby" {
				assert.True(t, ids[a.Val], a.Val)
			}
		}
	}
	for _, style := range elements(page, "style") {
		assert.NotContains(t, text(style), "url(")
		assert.NotContains(t, text(style), "@import")
	}
}

// The policy allows only the page's style sheet and script, by their digests.
func TestHTMLPolicy(t *testing.T) {
	page := parse(t, sample())
	var policy string
	for _, meta := range elements(page, "meta") {
		if attribute(meta, "http-equiv") == "Content-Security-Policy" {
			policy = attribute(meta, "content")
		}
	}
	assert.True(t, strings.HasPrefix(policy, "default-src 'none'; "), policy)
	assert.NotContains(t, policy, "unsafe")
	for _, name := range []string{"script", "style"} {
		all := elements(page, name)
		require.Len(t, all, 1)
		sum := sha256.Sum256([]byte(text(all[0])))
		assert.Contains(t, policy, name+"-src 'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'")
	}
	for _, n := range elements(page) {
		assert.Empty(t, attribute(n, "style"), "the policy forbids it")
	}
}
