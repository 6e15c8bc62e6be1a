package sailpoint

import (
	"slices"

	"github.com/assay-conformance/assay/independent/server"
)

// bugs lists what the server can do although the document says otherwise.
var bugs = slices.Concat(callerBugs, limitBugs, createBugs, storeBugs, showBugs,
	patchBugs, patchStandardBugs, patchFieldBugs, readBugs, listBugs, deleteBugs)

// bug says that line of the source document is violated.
func bug(name, line, what string) server.Bug {
	return server.Bug{Name: name, Line: "001:" + line, What: what}
}

// silent says that no line is, and why.
func silent(name, what, why string) server.Bug {
	return server.Bug{Name: name, What: what, Silent: why}
}
