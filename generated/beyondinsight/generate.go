// Package beyondinsight has the typed client, the models and the server interface of BeyondInsight's
// public API. It is generated from specs/beyondinsight/openapi.yaml, which is joined from the parts in
// specs/beyondinsight/openapi. Do not edit it: change a part and run "make generate".
package beyondinsight

//go:generate sh -c "cd ../.. && go run ./specs/join beyondinsight"
//go:generate go tool oapi-codegen -config cfg.yaml ../../specs/beyondinsight/openapi.yaml
