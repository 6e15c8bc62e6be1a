// Package zpa is a server of its vendor.
package zpa

import "github.com/assay-conformance/assay/independent/server"

// Vendor makes the servers.
var Vendor = server.Vendor{Name: "zpa"}
