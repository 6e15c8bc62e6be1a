package zpa

import (
	"slices"

	"github.com/assay-conformance/assay/independent/server"
)

// bugs lists what a server can do wrong.
var bugs = slices.Concat(createBugs, readBugs, listBugs, updateBugs, deleteBugs)

// variants lists what another honest server does differently.
var variants = []server.Variant{
	{Name: "newest-first", What: "Lists have the newest group first."},
	{Name: "by-name", What: "Lists are in the order of names."},
	{Name: "full-house", What: "The Default Microtenant holds 60 groups more."},
	{Name: "names-of-40", What: "Names have at most 40 characters."},
	{Name: "unique-names", What: "Two groups of a Microtenant cannot have one name."},
	{Name: "enabled-must-be-given", What: "A body without enabled is refused."},
	{Name: "update-keeps-the-rest", What: "An update keeps what it leaves out."},
	{Name: "unknown-properties-refused", What: "A body with a property that the document does not have is refused."},
	{Name: "one-group-per-application", What: "Linking an application takes it from the group that had it."},
	{Name: "no-applications-left-out", What: "A group without applications has no applications property."},
	{Name: "no-applications-is-null", What: "A group without applications has null there."},
	{Name: "microtenant-id-not-shown", What: "Answers do not have the microtenantId."},
	{Name: "short-ids", What: "Ids have four digits."},
	{Name: "shows-after-a-second", What: "A change shows a second later."},
	{Name: "long-pages-cut", What: "A page size above 500 is answered with a page of 500."},
	{Name: "empty-refusals", What: "Refusals other than 400, of which the document shows bodies, have none."},
	{Name: "missing-is-400", What: "A group that does not exist is answered with 400."},
	{Name: "deception-is-403", What: "Changing what Deception has configured is answered with 403."},
	{Name: "content-type-is-415", What: "A write without the right Content-Type is answered with 415."},
	{Name: "retry-after-with-unit", What: "Retry-After has the unit of seconds behind its number."},
	{Name: "sliding-limit", What: "A limit counts the calls of the last 10 seconds, not those of a fixed span."},
	{Name: "one-api", What: "The service is reached under /zpa, with a token of OneAPI."},
}
