// Package zpa is the typed client, the models and the strict server interface of ZPA's
// segment group endpoints, generated from specs/zpa/openapi.yaml. Never edited: change the
// document and run "make generate".
package zpa

//go:generate go tool oapi-codegen -config cfg.yaml ../../specs/zpa/openapi.yaml
