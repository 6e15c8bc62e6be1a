// Package specs holds the hand-written truth: for each vendor an OpenAPI document, which says
// what its endpoints look like, a rules.yaml, which says what its documentation promises, and a
// resources.yaml, which says how its things are made, changed, listed and removed.
//
// All are data. A folder here is a vendor; nothing else lists them.
package specs

import "embed"

// Files holds <vendor>/openapi.yaml, rules.yaml, resources.yaml and, where something about the proof
// needs a word, proof.yaml.
//
//go:embed */*.yaml
var Files embed.FS
