package rule_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/rule"
)

func TestSlug(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"Asset Management (Read/Write)": "asset-management-read-write",
		"ORG_ADMIN":                     "org-admin",
		"start-scans":                   "start-scans",
		"Prüfer 2":                      "prüfer-2",
		"*":                             "",
	} {
		assert.Equal(t, want, rule.Slug(name))
	}
}
