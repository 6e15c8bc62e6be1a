// Package zpa has the typed client, the models and the strict server interface of ZPA's
// segment group endpoints. It is generated from specs/zpa/openapi.yaml. Do not edit it: change
// the document and run "make generate".
package zpa

//go:generate go tool oapi-codegen -config cfg.yaml ../../specs/zpa/openapi.yaml
