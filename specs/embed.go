// Package specs holds the hand-written truth: for each vendor an OpenAPI document, which says
// what its endpoints look like, and a rules.yaml, which says what its documentation promises.
//
// Both are data. A folder here is a vendor; nothing else lists them.
package specs

import "embed"

// Files holds <vendor>/openapi.yaml, <vendor>/rules.yaml and, where something about the proof
// needs a word, <vendor>/proof.yaml.
//
//go:embed */*.yaml
var Files embed.FS
