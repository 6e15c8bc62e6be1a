package sailpoint

import "github.com/assay-conformance/assay/independent/server"

// readBugs are about the answer to a get.
var readBugs = []server.Bug{
	bug("get-deleted", "171", "A deleted segment can still be read by its id."),
	bug("get-missing-is-200", "171", "What does not exist is answered with 200 and null."),
	bug("get-missing-is-400", "171", "What does not exist is answered with 400 instead of 404."),
	bug("get-by-beginning", "171", "The beginning of an id finds a segment."),
	bug("get-of-other-tenant", "171", "A get finds the segments of every tenant."),
	bug("get-without-description", "167", "A get does not show the description."),
	bug("get-as-list", "167", "A get answers a list with the segment."),
	bug("get-cached", "167", "A get answers what the first get of the segment answered, whatever was patched since."),
	bug("modified-moves-on-read", "77", "A get changes modified."),
	bug("missing-as-text", "171", "A refusal of what does not exist is plain text."),
	silent("get-id-in-any-case", "An id is found in capitals too.",
		"lines 109, 158 and 261 say that an id is a string, and no line says that its case counts"),
}

// listBugs are about the list and its pages.
var listBugs = []server.Bug{
	bug("list-default-100", "207", "Without a limit a page has 100 segments."),
	bug("limit-one-more", "207", "A page has one segment more than its limit."),
	bug("limit-lost-on-page-two", "207", "With an offset the limit is ignored."),
	bug("limit-zero-is-250", "207", "A limit of 0 counts as none."),
	silent("bad-limit-ignored", "A limit that is not a number counts as none.",
		"line 219 speaks of the body of a request, and a list has none"),
	bug("offset-counts-pages", "208", "offset counts pages."),
	bug("offset-from-one", "208", "offset counts from 1, so that 0 and 1 are the same."),
	bug("offset-needs-limit", "208", "Without a limit the offset is ignored."),
	silent("negative-offset-is-0", "A negative offset counts as 0.",
		"line 208 gives no minimum, and line 219 speaks of the body of a request"),
	bug("behind-the-end-is-404", "218", "An offset behind the end is answered with 404."),
	bug("last-page-lost", "208", "A last page that is not full is empty, unless it is the first."),
	bug("empty-list-is-null", "213", "An empty page is answered as null."),
	bug("total-missing", "209", "X-Total-Count is never sent."),
	bug("total-of-page", "209", "X-Total-Count is the number of segments on the page."),
	bug("total-with-deleted", "209", "X-Total-Count counts deleted segments too."),
	bug("total-at-most-250", "209", "X-Total-Count is at most 250."),
	bug("total-less-offset", "209", "X-Total-Count counts from the offset on."),
	silent("total-without-asking", "X-Total-Count is sent although nobody asked.",
		"line 209 says that the header is sent if count is true, and not that it is absent otherwise"),
	bug("list-wrapped", "213", "With count the list comes in an object, with its total."),
	bug("list-shuffles", "208", "The order of the list changes from call to call."),
	bug("list-active-only", "200", "Segments that are not active are not listed."),
	bug("list-owned-only", "200", "Segments without an owner are not listed."),
	bug("list-own-only", "200", "Segments that another client created are not listed."),
	bug("list-of-all-tenants", "200", "The list has the segments of every tenant."),
	bug("list-without-criteria", "213", "The list does not show visibilityCriteria."),
	bug("list-cached", "200", "The list shows a patch only after the next create or delete."),
	bug("list-shows-deleted", "100", "Deleted segments are still listed."),
	bug("deleted-take-room", "207", "Deleted segments are left out of a page after it was cut, so that it is too short."),
	bug("list-same-name-once", "200", "Of segments with the same name only one is listed."),
}
