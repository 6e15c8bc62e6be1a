package alloyscan

import "github.com/assay-conformance/assay/independent/server"

// updateBugs are about changing a segment.
var updateBugs = []server.Bug{
	{Name: "update-not-stored", What: "A change is answered with the new segment and not stored.", Line: "000:99"},
	{Name: "update-is-204", What: "A change is answered with 204 and no body.", Line: "000:106"},
	{Name: "update-answers-the-old", What: "A change is answered with the segment as it was before.", Line: "000:106"},
	{Name: "update-replaces-tag", What: "A change that does not name the tag removes it.", Line: "000:99"},
	{Name: "update-replaces-addresses", What: "A change that does not name the addresses removes them.", Line: "000:99"},
	{Name: "update-replaces-credentials", What: "A change that does not name the credentials removes them.", Line: "000:99"},
	{Name: "update-ignores-the-tag", What: "The tag cannot be changed.", Line: "000:103"},
	{Name: "update-ignores-addresses", What: "The addresses cannot be changed.", Line: "000:99",
		Silent: "99 does not say which fields are editable; 102 and 103 show the name and the tag only."},
	{Name: "tag-not-cleared", What: "A change of the tag to null does nothing.", Line: "000:99"},
	{Name: "name-or-tag", What: "A change of the name and the tag changes only the name.", Line: "000:101"},
	{Name: "null-becomes-a-text", What: "A change of the tag to null stores the text null.", Line: "000:63"},
	{Name: "addresses-appended", What: "A change of the addresses adds to those that there are.", Line: "000:99",
		Silent: "99 does not say that addresses are editable, nor how; 102 and 103 show the name and the tag only."},
	{Name: "credentials-appended", What: "A change of the credentials adds to those that there are.", Line: "000:99",
		Silent: "99 does not say that credentials are editable, nor how; 102 and 103 show the name and the tag only."},
	{Name: "renaming-unassigns-service", What: "A segment loses its Audit Service when it is renamed.", Line: "000:99"},
	{Name: "update-counts-as-scan", What: "A change sets the time of the last scan.", Line: "000:46"},
	{Name: "invalid-update-half-done", What: "A change that is refused with 400 stores the name all the same.", Line: "000:146"},
	{Name: "type-can-change", What: "The type of a segment can be changed.", Line: "000:99",
		Silent: "99 does not say which fields are editable."},
	{Name: "id-of-the-body-updated", What: "A change is applied to the segment that the id in the body names.", Line: "000:97"},
	{Name: "service-unchecked-by-update", What: "A change to an Audit Service that does not exist is accepted.", Line: "000:146"},
	{Name: "service-cleared-by-update", What: "The Audit Service of a segment that needs one can be set to null.", Line: "000:151"},
	{Name: "addresses-unchecked-by-update", What: "A change to malformed addresses is accepted.", Line: "000:146"},
	{Name: "addresses-emptied-by-update", What: "The addresses of an address list can be emptied by a change.", Line: "000:152"},
	{Name: "renaming-not-listed", What: "The list shows the name that a segment was made with.", Line: "000:41"},
	{Name: "reads-are-cached", What: "A segment that was read once is shown unchanged from then on.", Line: "000:54"},
}

// deleteBugs are about deleting a segment.
var deleteBugs = []server.Bug{
	{Name: "delete-does-nothing", What: "A delete is answered with 204 and not done.", Line: "000:110"},
	{Name: "delete-only-from-list", What: "A deleted segment is gone from the list and can still be read.", Line: "000:110"},
	{Name: "delete-only-by-id", What: "A deleted segment cannot be read and is still in the list.", Line: "000:110"},
	{Name: "delete-takes-names-that-begin-alike", What: "A delete takes all segments whose names begin with the name of the segment.", Line: "000:110"},
	{Name: "delete-is-200", What: "A delete is answered with 200 and a body.", Line: "000:112"},
	{Name: "delete-is-202", What: "A delete is answered with 202.", Line: "000:112"},
	{Name: "delete-crashes-when-done", What: "A delete is done and answered with 500.", Line: "000:112"},
	{Name: "delete-again-is-204", What: "A delete of what is not there is answered with 204.", Line: "000:112",
		Silent: "108 to 112 have no table of errors and do not name what is not there."},
	{Name: "ids-come-back", What: "A new segment gets the id of the one deleted last.", Line: "000:40",
		Silent: "40 says that an id is a UUID; no line says that it is never used again."},
	{Name: "missing-is-an-empty-object", What: "A segment that does not exist is answered with 200 and an empty object.", Line: "000:58"},
}
