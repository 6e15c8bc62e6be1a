package alloyscan

import "github.com/assay-conformance/assay/independent/server"

// accessBugs are about who may call.
var accessBugs = []server.Bug{
	{Name: "any-token-works", What: "Any bearer token is taken for an administrator's.", Line: "000:93"},
	{Name: "expired-token-works", What: "A token is accepted after it has expired.", Line: "000:93"},
	{Name: "list-needs-no-token", What: "The list is given to callers without a token.", Line: "000:9"},
	{Name: "scan-token-unchecked", What: "A scan is started for any Authorization header.", Line: "000:9"},
	{Name: "no-token-is-forbidden", What: "A call without token is answered with 403.", Line: "000:93"},
	{Name: "list-needs-no-privilege", What: "Callers who are no administrators can list segments.", Line: "000:19"},
	{Name: "read-needs-no-privilege", What: "Callers who are no administrators can get a segment.", Line: "000:19"},
	{Name: "create-needs-no-privilege", What: "Callers who are no administrators can create segments.", Line: "000:94"},
	{Name: "update-needs-no-privilege", What: "Callers who are no administrators can change segments.", Line: "000:19"},
	{Name: "delete-needs-no-privilege", What: "Callers who are no administrators can delete segments.", Line: "000:19"},
	{Name: "scan-needs-no-capability", What: "Any caller can start a scan.", Line: "000:139"},
	{Name: "refused-create-is-done", What: "A create is refused with 403, and the segment is stored all the same.", Line: "000:94"},
	{Name: "refused-update-is-done", What: "A change is refused with 403 and stored all the same.", Line: "000:19"},
	{Name: "refused-delete-is-done", What: "A delete is refused with 403 and done all the same.", Line: "000:19"},
	{Name: "refused-scan-is-done", What: "A scan is refused with 403 and started all the same.", Line: "000:139"},
}

// siteBugs are about the sites.
var siteBugs = []server.Bug{
	{Name: "list-of-all-sites", What: "The list has the segments of all sites.", Line: "000:25"},
	{Name: "total-of-all-sites", What: "The total counts the segments of the other sites too.", Line: "000:25"},
	{Name: "created-on-the-first-site", What: "A segment is created on the first site, whoever creates it.", Line: "000:25"},
	{Name: "names-unique-on-all-sites", What: "A name that another site uses is refused with 409.", Line: "000:149"},
	{Name: "update-on-any-site", What: "A segment of another site can be changed by its id.", Line: "000:97",
		Silent: "Only the list (25) and the names (95, 149) are said to be of a site; 97 to 106 do not say whose segments can be changed."},
}

// nameBugs are about names.
var nameBugs = []server.Bug{
	{Name: "deleted-names-stay-taken", What: "The name of a deleted segment cannot be used again.", Line: "000:95"},
	{Name: "names-compared-with-50-segments", What: "A name is compared with the first 50 segments only.", Line: "000:149"},
	{Name: "conflict-is-stored", What: "A second segment of a name is refused with 409 and stored all the same.", Line: "000:95"},
	{Name: "renaming-not-unique", What: "A segment can get the name of another one by a change.", Line: "000:149"},
	{Name: "renaming-conflict-crashes", What: "Renaming a segment to a name in use is answered with 500.", Line: "000:146"},
	{Name: "renaming-conflict-is-stored", What: "Renaming a segment to a name in use is refused and stored all the same.", Line: "000:149"},
	{Name: "own-name-is-taken", What: "A change that repeats the segment's own name is refused with 409.", Line: "000:106"},
	{Name: "names-trimmed", What: "Spaces around a name are removed.", Line: "000:87"},
	{Name: "names-in-small-letters", What: "Names are stored in small letters.", Line: "000:87"},
	{Name: "names-escaped", What: "Names are stored with HTML entities.", Line: "000:87"},
	{Name: "names-in-ascii", What: "Letters beyond ASCII become question marks in names.", Line: "000:87"},
	{Name: "names-cut", What: "Names are cut after 32 characters.", Line: "000:87"},
	{Name: "blank-names", What: "An empty name is accepted.", Line: "000:149"},
	{Name: "name-by-default", What: "A segment without name gets one.", Line: "000:149"},
	{Name: "renamed-to-nothing", What: "A change can set an empty name.", Line: "000:146"},
}
