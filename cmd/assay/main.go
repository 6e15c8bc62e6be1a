// Command assay judges whether an endpoint keeps the promises of its vendor's documentation,
// and proves that its own checks can fail.
package main

import (
	"os"

	"github.com/assay-conformance/assay/internal/builtin"
)

func main() {
	os.Exit(execute(os.Args[1:], os.Stdout, os.Stderr, builtin.Vendors()))
}
