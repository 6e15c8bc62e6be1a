// Command assay tests whether an endpoint conforms to its vendor's documentation. It is
// mutation-tested: each of its checks has been shown to fail.
package main

import (
	"os"

	"github.com/assay-conformance/assay/internal/builtin"
)

func main() {
	os.Exit(execute(os.Args[1:], os.Stdout, os.Stderr, builtin.Vendors()))
}
