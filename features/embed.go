// Package features holds the scenarios: one folder a vendor, one file a theme. A Rule of a
// feature file is one documented rule, tagged with its id.
//
// Only what the contract and its policies cannot carry is told here; the rest is derived.
package features

import "embed"

// Files holds <vendor>/*.feature. A file that is here is run: nothing else lists them.
//
//go:embed */*.feature
var Files embed.FS
