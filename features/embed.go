// Package features holds the scenarios: one directory per vendor, one file per topic. A Rule of a
// feature file is one documented rule, tagged with its id.
//
// Rules carried by the contract or a policy have no scenarios; their cases are derived.
package features

import "embed"

// Files holds <vendor>/*.feature and conventions.feature, whose outlines all vendors share. Every file is run; nothing else lists the files.
//
//go:embed conventions.feature */*.feature
var Files embed.FS
