// Package alloyscan has the typed client, the models and the strict server interface of
// AlloyScan's segment endpoints. It is generated from specs/alloyscan/openapi.yaml. Do not
// edit it: change the document and run "make generate".
package alloyscan

//go:generate go tool oapi-codegen -config cfg.yaml ../../specs/alloyscan/openapi.yaml
