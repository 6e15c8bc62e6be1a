package sailpoint

import "github.com/assay-conformance/assay/independent/server"

// callerBugs are about who may call.
var callerBugs = []server.Bug{
	bug("get-asks-no-authority", "151", "A segment is answered to a token without any authority."),
	bug("list-asks-no-authority", "200", "The list is answered to a token without any authority."),
	bug("create-asks-no-authority", "28", "A token without any authority creates segments."),
	bug("patch-asks-no-authority", "254", "A token without any authority changes segments."),
	bug("delete-asks-no-authority", "102", "A token without any authority deletes segments."),
	bug("api-cannot-patch", "254", "A patch asks for ORG_ADMIN, and API alone gets 403."),
	bug("org-admin-cannot-delete", "102", "A delete asks for API, and ORG_ADMIN alone gets 403."),
	bug("both-to-create", "28", "A create asks for both authorities, and either alone gets 403."),
	bug("any-token", "46", "A token that was never issued passes for one of the main client."),
	bug("expired-token-works", "169", "Nobody looks whether a token has expired."),
	bug("expired-token-lists", "220", "The list alone does not look whether a token has expired."),
	bug("expired-is-forbidden", "46", "An expired token is answered with 403 instead of 401."),
	bug("no-header-is-400", "169", "A call without an authorization header is answered with 400 instead of 401."),
	bug("no-authority-is-401", "47", "A known caller without the authority is answered with 401 instead of 403."),
	bug("no-authority-sees-nothing", "221", "A caller without the authority gets an empty list instead of 403."),
	bug("forbidden-but-deleted", "121", "A delete without the authority is answered with 403, and is done."),
	bug("forbidden-but-created", "47", "A create without the authority is answered with 403, and is done."),
}

// limitBugs are about too many calls.
var limitBugs = []server.Bug{
	bug("no-limit", "48", "However many calls are made, none is refused."),
	bug("limit-never-resets", "48", "A token that has used up its limit is refused for ever, whatever Retry-After says."),
	bug("retry-after-missing", "222", "A refusal for too many calls has no Retry-After."),
	bug("retry-after-in-milliseconds", "48", "Retry-After counts milliseconds."),
	bug("retry-after-too-short", "48", "Retry-After is always 1, although the wait is longer."),
	bug("limited-is-503", "172", "Too many calls are answered with 503 instead of 429."),
	bug("limited-but-created", "48", "A create is answered with 429, and is done."),
	bug("lists-not-limited", "222", "Lists are not counted, so that they are never too many."),
	silent("limit-by-tenant", "The calls of all tokens of a tenant are counted together.",
		"lines 48, 123, 172, 222 and 276 speak of too many requests, and do not say whose are counted"),
}

// deleteBugs are about the deletion of a segment.
var deleteBugs = []server.Bug{
	bug("delete-answers-200", "118", "A delete is answered with 200 and the segment that was deleted."),
	bug("delete-missing-is-204", "122", "A delete of what does not exist is answered with 204."),
	bug("delete-of-other-tenant", "122", "A delete finds the segments of every tenant."),
	bug("delete-active-refused", "100", "An active segment is not deleted, and the answer is 400."),
	bug("delete-same-name", "100", "A delete takes all segments that have the same name."),
	bug("delete-deactivates", "100", "A delete only makes the segment inactive."),
	bug("delete-fails-without-owner", "118", "The delete of a segment without an owner is done, and answered with 500."),
	bug("delete-needs-two", "100", "The first delete of a segment that was patched only takes back the patch."),
}
