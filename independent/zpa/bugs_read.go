package zpa

import "github.com/assay-conformance/assay/independent/server"

// readBugs are the bugs of what reading one group does.
var readBugs = []server.Bug{
	{Name: "id-as-number", What: "The id of a group is a number.", Line: "002:33"},
	{Name: "times-in-milliseconds", What: "Times are in milliseconds.", Line: "002:34"},
	{Name: "times-as-numbers", What: "Times are numbers.", Line: "002:34"},
	{Name: "disabled-left-out", What: "The answer leaves enabled out where it is false.", Line: "002:61"},
	{Name: "enabled-shown-as-text", What: "The answer shows enabled as a string.", Line: "002:80"},
	{Name: "first-application-shown", What: "Of several applications of a group the first alone is shown.", Line: "002:126"},
	{Name: "application-names-in-small-letters", What: "The names of applications are shown in small letters.", Line: "002:315"},
	{Name: "ports-as-numbers", What: "Port ranges have numbers.", Line: "002:116"},
	{Name: "first-port-range-shown", What: "Of several port ranges of an application the first alone is shown.", Line: "002:120"},
	{Name: "get-stale", What: "A group that was read is shown unchanged for a minute.", Line: "002:485"},
	{Name: "get-from-any-microtenant", What: "A group of any Microtenant is read without naming it.", Line: "002:63"},
	{Name: "get-of-another-customer", What: "A group of another customer is read by its id.", Line: "002:70"},
	{Name: "get-still-finds-deleted", What: "A deleted group can still be read by its id.", Line: "002:505"},
	{Name: "get-without-description", What: "Reading one group leaves its description out.", Line: "002:60"},
	{Name: "get-in-a-list", What: "Reading one group answers a list of it.", Line: "002:75"},
	{Name: "get-missing-is-200", What: "Reading a group that does not exist answers 200 with an empty object.", Line: "002:175"},
	{Name: "get-modifies", What: "Reading a group sets its modifiedTime.", Line: "002:84",
		Silent: "Lines 84 and 302 show modifiedTime; no line says what sets it."},
	{Name: "microtenant-name-always-default", What: "Groups of any Microtenant have Default as microtenantName.", Line: "002:79",
		Silent: "Line 79 shows the property for one group; no line says what it holds."},
}
