package sailpoint

import "github.com/assay-conformance/assay/independent/server"

// variants lists what the document leaves open, and another honest server does otherwise.
var variants = []server.Variant{
	{Name: "names-of-at-most-40", What: "A name has at most 40 characters."},
	{Name: "sixty-segments", What: "Sixty more segments exist already."},
	{Name: "newest-first", What: "The newest segment is the first of the list."},
	{Name: "by-name", What: "The list is in the order of the names."},
	{Name: "terse-refusals", What: "A refusal has only a code, and no text."},
	{Name: "shows-after-a-second", What: "A change shows after a second."},
	{Name: "ids-of-32-digits", What: "Ids are 32 hexadecimal digits, as in the examples of a get."},
	{Name: "fractions-of-seconds", What: "Times have milliseconds."},
	{Name: "unsupported-media-type", What: "Another content type is answered with 415 instead of 400."},
	{Name: "absent-not-null", What: "What a segment does not have is left out, and is not null."},
	{Name: "full-criteria", What: "An expression is shown with all its members, null where it has none."},
	{Name: "other-operators", What: "Operators besides AND and EQUALS are taken, and values of types besides STRING."},
	{Name: "unknown-refused", What: "A member that does not exist is refused with 400."},
	{Name: "active-by-default", What: "A new segment is active, unless the body says otherwise."},
	{Name: "owned-by-the-caller", What: "A segment that is created without an owner belongs to the caller."},
	{Name: "retry-after-date", What: "Retry-After is a date."},
	{Name: "long-limit-is-250", What: "A limit above 250 counts as 250, and is not refused."},
	{Name: "body-before-id", What: "A wrong patch of what does not exist is answered with 400 instead of 404."},
	{Name: "modified-by-real-changes", What: "A patch that changes nothing leaves modified as it is."},
	{Name: "empty-patch-refused", What: "A patch without operations is refused with 400."},
}
