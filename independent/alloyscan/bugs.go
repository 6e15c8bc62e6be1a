package alloyscan

import (
	"slices"

	"github.com/assay-conformance/assay/independent/server"
)

// bugs lists the bugs that the server can have.
func bugs() []server.Bug {
	return slices.Concat(accessBugs, siteBugs, nameBugs, createBugs, fieldBugs, updateBugs, deleteBugs, listBugs, pageBugs, showBugs, scanBugs)
}
