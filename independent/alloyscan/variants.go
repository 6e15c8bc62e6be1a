package alloyscan

import "github.com/assay-conformance/assay/independent/server"

// variants are other honest servers.
var variants = []server.Variant{
	{Name: "names-of-40-characters", What: "A name has at most 40 characters; a longer one is refused with 400."},
	{Name: "sixty-segments-exist", What: "60 other segments exist on the site already."},
	{Name: "newest-first", What: "Lists begin with the newest segment."},
	{Name: "refusals-without-body", What: "A refusal has no body."},
	{Name: "refusals-as-problems", What: "A refusal is an application/problem+json object."},
	{Name: "fractions-of-seconds", What: "lastScan has milliseconds."},
	{Name: "media-type-is-checked", What: "A body that is not declared as application/json is refused with 415, and so is a missing one where one is required."},
	{Name: "never-is-absent", What: "A segment that was never scanned has no lastScan, and one without Audit Service no auditServiceId."},
	{Name: "one-shape", What: "A segment shows all documented properties, in a list and on its own."},
	{Name: "shows-after-a-second", What: "A change shows in reads and lists after a second."},
	{Name: "ids-in-capitals", What: "The letters in the ids of segments and tasks are capitals."},
	{Name: "unknown-properties-are-refused", What: "A property that the document does not show is refused with 400."},
	{Name: "unknown-types-are-not-filtered-by", What: "A list filtered by a type that does not exist is refused with 400."},
	{Name: "names-differ-by-more-than-case", What: "Names that differ in capitals only count as the same name."},
	{Name: "host-names-are-addresses", What: "Host names are accepted as addresses."},
	{Name: "malformed-ids-are-bad-requests", What: "An id in the path that is no UUID is refused with 400 instead of 404."},
	{Name: "each-site-has-its-services", What: "Audit Services, tags, schedules and credentials can be used only on the site that has them."},
	{Name: "pages-of-100-at-most", What: "A page never has more than 100 items, whatever the limit."},
	{Name: "attributes-vary-by-type", What: "A segment of a type without addresses has no property addresses."},
	{Name: "credentials-fit-the-type", What: "A credential that is for segments of another type is refused with 400."},
	{Name: "every-type-authenticates", What: "Segments of all types need credentials."},
	{Name: "workload-limit", What: "More than 150 calls of a client in 5 seconds are refused with 429 and Retry-After."},
}
