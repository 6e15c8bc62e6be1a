// Package alloyscan is the typed client, the models and the strict server interface of
// AlloyScan's segment endpoints, generated from specs/alloyscan/openapi.yaml. Never edited:
// change the document and run "make generate".
package alloyscan

//go:generate go tool oapi-codegen -config cfg.yaml ../../specs/alloyscan/openapi.yaml
