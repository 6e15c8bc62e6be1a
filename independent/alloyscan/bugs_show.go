package alloyscan

import "github.com/assay-conformance/assay/independent/server"

// showBugs are about how a segment is shown.
var showBugs = []server.Bug{
	{Name: "service-shown-by-name", What: "auditServiceId is the name of the Audit Service.", Line: "000:62"},
	{Name: "tag-not-listed", What: "The list shows null for every tag.", Line: "000:44"},
	{Name: "device-count-as-text", What: "deviceCount is a text.", Line: "000:45"},
	{Name: "last-scan-in-seconds", What: "lastScan is a number of seconds.", Line: "000:46"},
	{Name: "last-scan-without-zone", What: "lastScan has a space and no zone.", Line: "000:46"},
	{Name: "last-scan-is-now", What: "lastScan is the time of the call.", Line: "000:46"},
	{Name: "schedules-not-shown", What: "A segment is shown without its schedules.", Line: "000:66"},
	{Name: "credentials-not-shown", What: "A segment is shown without its credentials.", Line: "000:65"},
	{Name: "credentials-as-one-text", What: "Credentials are shown as one text with commas.", Line: "000:65"},
	{Name: "prefix-not-shown", What: "Networks are shown without their prefix.", Line: "000:64"},
	{Name: "answers-as-text", What: "Answers are declared as text/plain.", Line: "000:35",
		Silent: "35 to 50 show JSON; no line names a content type."},
}

// scanBugs are about scans.
var scanBugs = []server.Bug{
	{Name: "scan-is-200", What: "A scan is answered with 200.", Line: "000:126"},
	{Name: "scan-status-in-small-letters", What: "The status of a new scan is queued.", Line: "000:130"},
	{Name: "scan-status-running", What: "The status of a new scan is Running.", Line: "000:130"},
	{Name: "task-as-number", What: "The id of a task is a number.", Line: "000:129"},
	{Name: "task-missing", What: "A scan is answered without the id of its task.", Line: "000:129"},
	{Name: "one-task-for-all", What: "All scans have the same task.", Line: "000:129"},
	{Name: "scan-twice", What: "A scan can be started while another one runs on the segment.", Line: "000:140"},
	{Name: "scan-never-ends", What: "A scan is said to run for ever.", Line: "000:140",
		Silent: "116 to 140 do not say how long a scan takes, and nothing in 21 to 142 shows that one has ended."},
	{Name: "one-scan-on-a-site", What: "A scan of another segment of the site prevents a scan.", Line: "000:140"},
	{Name: "running-scan-is-a-bad-request", What: "A scan of a segment that is being scanned is refused with 400.", Line: "000:140"},
	{Name: "scan-without-service", What: "A segment without Audit Service can be scanned.", Line: "000:138"},
	{Name: "no-service-is-a-conflict", What: "A scan of a segment without Audit Service is refused with 409.", Line: "000:138"},
	{Name: "scan-needs-a-body", What: "A scan without body is refused.", Line: "000:118"},
	{Name: "audit-refused", What: "A scan with an audit is refused with 400.", Line: "000:124"},
	{Name: "audit-unchecked", What: "A value of audit that is not true or false is accepted.", Line: "000:121",
		Silent: "137 to 140 do not name a malformed body."},
	{Name: "scan-of-nothing", What: "A scan of a segment that does not exist is queued.", Line: "000:116",
		Silent: "137 to 140 do not name a segment that does not exist."},
}
