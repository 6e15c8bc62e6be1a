// Package acme has the typed client, the models and the strict server interface of Acme's parcels. It is
// generated from specs/acme/openapi.yaml.
package acme

//go:generate go tool oapi-codegen -config cfg.yaml ../../specs/acme/openapi.yaml
