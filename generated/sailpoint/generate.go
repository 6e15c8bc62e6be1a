// Package sailpoint is the typed client, the models and the strict server interface of
// SailPoint's access request segments, generated from specs/sailpoint/openapi.yaml. Never
// edited: change the document and run "make generate".
package sailpoint

//go:generate go tool oapi-codegen -config cfg.yaml ../../specs/sailpoint/openapi.yaml
