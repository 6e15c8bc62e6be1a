// Package independent lists servers of the vendors that somebody else wrote, with bugs of their own.
// Package measure, a module of its own, says how many of the bugs assay notices.
package independent

import (
	"github.com/assay-conformance/assay/independent/alloyscan"
	"github.com/assay-conformance/assay/independent/beyondinsight"
	"github.com/assay-conformance/assay/independent/sailpoint"
	"github.com/assay-conformance/assay/independent/server"
	"github.com/assay-conformance/assay/independent/zpa"
)

// Vendors lists the vendors in alphabetical order.
func Vendors() []server.Vendor {
	return []server.Vendor{alloyscan.Vendor, beyondinsight.Vendor, sailpoint.Vendor, zpa.Vendor}
}
