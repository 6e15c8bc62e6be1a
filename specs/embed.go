// Package specs holds the hand-written files of each vendor: an OpenAPI document that describes
// its endpoints, a rules.yaml with the rules of its documentation, and a resources.yaml that
// says how its objects are created, changed, listed and deleted.
//
// Each vendor is a directory; nothing else lists the vendors.
package specs

import "embed"

// Files holds <vendor>/openapi.yaml, rules.yaml, resources.yaml and, for vendors with exceptions
// to their proof, proof.yaml.
//
//go:embed */*.yaml */rules/*.yaml
var Files embed.FS
