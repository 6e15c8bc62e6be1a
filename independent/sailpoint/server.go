// Package sailpoint is a server of its vendor.
package sailpoint

import "github.com/assay-conformance/assay/independent/server"

// Vendor makes the servers.
var Vendor = server.Vendor{Name: "sailpoint"}
