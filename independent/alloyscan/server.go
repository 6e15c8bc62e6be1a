// Package alloyscan is a server of its vendor.
package alloyscan

import "github.com/assay-conformance/assay/independent/server"

// Vendor makes the servers.
var Vendor = server.Vendor{Name: "alloyscan"}
