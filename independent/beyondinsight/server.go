// Package beyondinsight is a server of its vendor.
package beyondinsight

import "github.com/assay-conformance/assay/independent/server"

// Vendor makes the servers.
var Vendor = server.Vendor{Name: "beyondinsight"}
