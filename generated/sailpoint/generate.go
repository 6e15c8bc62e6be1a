// Package sailpoint has the typed client, the models and the strict server interface of
// SailPoint's access request segments. It is generated from specs/sailpoint/openapi.yaml. Do
// not edit it: change the document and run "make generate".
package sailpoint

//go:generate go tool oapi-codegen -config cfg.yaml ../../specs/sailpoint/openapi.yaml
