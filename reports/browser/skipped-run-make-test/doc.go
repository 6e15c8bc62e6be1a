//go:build !browser

// Package skipped has no code and no tests. Its name does the work: go test prints nothing of
// a package that passes but its path, so a plain "go test ./..." says with the line of this
// one that it left the browser tests out, and what runs them. With the tag browser the
// package is gone, and the line with it.
package skipped
