package rule

import (
	"regexp"
	"strings"
)

var notInSlug = regexp.MustCompile(`[^\pL\pN]+`)

// Slug writes a name as part of that of a guard: in lower case, with hyphens instead of everything
// that is neither a letter nor a digit.
//
//	Slug("Asset Management (Read/Write)") // asset-management-read-write
func Slug(name string) string {
	return strings.Trim(notInSlug.ReplaceAllString(strings.ToLower(name), "-"), "-")
}
