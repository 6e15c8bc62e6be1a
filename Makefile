.DEFAULT_GOAL := help
.PHONY: help test race crowded generate check prove run stub build build-cost ci

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

test: ## every test; installs what some need (a browser, curl, jq), if it is missing
	@sh reports/browser/setup.sh
	go test -tags browser ./...

race: ## every test but those in the browser twice, in random order, with the race detector
	go test -race -count=2 -shuffle=on ./...

run: ## judge the built-in stubs and write reports/latest/report.html
	go run ./cmd/assay run

crowded: ## each guard of AlloyScan off, on a stub with 300 segments and on an empty one
	go test ./internal/run -count=1 -run TestCrowdedTarget -every-guard

prove: ## break every promise in turn, and see that the checks notice
	go run ./cmd/assay prove

stub: ## serve a stub (VENDOR=alloyscan)
	go run ./cmd/assay stub --vendor $(or $(VENDOR),alloyscan)

generate: ## clients, models and servers from the contracts
	go generate ./generated/...

check: ## formatting, vet, staticcheck, go.mod
	@test -z "$$(gofmt -l .)" || { gofmt -l .; exit 1; }
	go vet -tags browser ./...
	go tool staticcheck -tags browser ./...
	go mod tidy -diff

build: ## the binary, ./assay
	go build -o assay ./cmd/assay

build-cost: ## what a build costs (COLD=1: from an empty cache too)
	@bash .ci/build-cost $(if $(COLD),cold)

ci: ## what CI runs
	bash .ci/run
