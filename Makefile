.DEFAULT_GOAL := help
.PHONY: help test clients independent race crowded generate check prove mutants run stub build build-cost ci

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

test: ## run every test; installs a browser, curl and jq if they are missing
	@sh reports/browser/setup.sh
	go test -tags browser -timeout 20m ./...

clients: ## run the vendors' own clients against the stubs (modules of their own, in examples/clients)
	@for dir in examples/clients/*/; do (cd $$dir && go vet ./... && go test ./...) || exit 1; done

independent: ## run assay against servers that somebody else wrote, and print how many of their bugs it notices
	cd independent && go vet ./... && go test ./...
	cd independent/measure && go vet ./... && go run .

race: ## run every test except the browser tests twice, in random order, with the race detector
	go test -race -count=2 -shuffle=on ./...

run: ## run the suite against the built-in stubs and write reports/latest/report.html
	go run ./cmd/assay run

crowded: ## disable each guard of AlloyScan in turn, on a stub with 300 segments and on an empty one
	go test ./internal/run -count=1 -run TestCrowdedTarget -every-guard

prove: ## violate each rule in turn and verify that a check fails
	go run ./cmd/assay prove

mutants: ## edit the handlers' source lines, one at a time, and list in docs/mutants.md which edits no check notices
	go run ./tools/mutants

stub: ## serve a stub (VENDOR=alloyscan)
	go run ./cmd/assay stub --vendor $(or $(VENDOR),alloyscan)

generate: ## generate clients, models and servers from the contracts
	go generate ./generated/...

check: ## check formatting, vet, staticcheck, go.mod
	@test -z "$$(gofmt -l .)" || { gofmt -l .; exit 1; }
	go vet -tags browser ./...
	go tool staticcheck -tags browser ./...
	go mod tidy -diff

build: ## build the binary, ./assay
	go build -o assay ./cmd/assay

build-cost: ## measure the cost of a build (COLD=1: also from an empty cache)
	@bash .ci/build-cost $(if $(COLD),cold)

ci: ## run what CI runs
	bash .ci/run
