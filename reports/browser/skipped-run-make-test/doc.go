//go:build !browser

// Package skipped has no code and no tests. "go test ./..." prints its path, which says that the
// browser tests were skipped, and how to run them. With the build tag browser the package does not
// exist.
package skipped
