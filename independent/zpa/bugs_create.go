package zpa

import "github.com/assay-conformance/assay/independent/server"

// createBugs are the bugs of what creating does.
var createBugs = []server.Bug{
	{Name: "create-without-name", What: "A new group without a name is named undefined.", Line: "002:59"},
	{Name: "create-with-null-as-name", What: "A new group with null as its name is named undefined.", Line: "002:59"},
	{Name: "number-as-name", What: "A number or a truth value as the name is stored as text.", Line: "002:59"},
	{Name: "description-of-any-type", What: "A description that is no string is stored as its JSON.", Line: "002:60"},
	{Name: "create-trims-name", What: "The name of a new group loses spaces at its ends and double ones within.", Line: "002:59"},
	{Name: "create-escapes-name", What: "The name of a new group is stored with its special characters escaped for HTML.", Line: "002:59"},
	{Name: "create-in-ascii", What: "A new group's name and description have question marks for letters outside ASCII.", Line: "002:59"},
	{Name: "create-forgets-description", What: "The description of a new group is not stored.", Line: "002:60"},
	{Name: "create-cuts-description", What: "The description of a new group is cut at 100 characters.", Line: "002:60"},
	{Name: "enabled-unless-told", What: "A new group that does not say is enabled.", Line: "002:61"},
	{Name: "create-always-enabled", What: "A new group is enabled although it says otherwise.", Line: "002:61"},
	{Name: "create-stores-disabled", What: "A new group is stored as disabled, and the answer shows what was sent.", Line: "002:61"},
	{Name: "enabled-of-text", What: "A text such as \"true\" is taken for enabled.", Line: "002:61"},
	{Name: "enabled-of-anything", What: "Whatever is no truth value is taken for enabled being false.", Line: "002:61"},
	{Name: "inspect-unchecked", What: "InspectTrafficWithZia may be of any type.", Line: "002:64"},
	{Name: "inspected-by-default", What: "Applications have inspectTrafficWithZia switched on.", Line: "002:64"},
	{Name: "create-links-first-application", What: "Of several applications the first alone is linked to a new group.", Line: "002:21"},
	{Name: "create-stores-no-links", What: "The answer shows the applications of a new group, and nothing links them.", Line: "002:16"},
	{Name: "number-as-id-refused", What: "An application id that is a JSON number is refused.", Line: "002:62"},
	{Name: "ids-through-floats", What: "An application id that is a JSON number loses its last digits.", Line: "002:62"},
	{Name: "create-answers-201", What: "Creating answers 201.", Line: "002:52"},
	{Name: "create-refused-but-done", What: "A new group with an unknown application is refused, and exists afterwards.", Line: "002:52"},
	{Name: "microtenant-of-body-ignored", What: "A microtenantId in a body is ignored.", Line: "002:63"},
	{Name: "microtenant-of-the-last-call", What: "A new group that names no Microtenant gets into the one that was named last.", Line: "002:63"},
	{Name: "unknown-application-skipped", What: "A new group with an unknown application is made without it.", Line: "002:483",
		Silent: "Line 483 refuses unknown applications of an update; no line (16, 62) says what a creation does with them."},
	{Name: "application-of-another-customer", What: "An application of another customer can be linked.", Line: "002:62",
		Silent: "Line 62 says no more than that it is the id of an application; none says whose."},
	{Name: "ids-used-again", What: "The id of a deleted group is given to the next one.", Line: "002:71",
		Silent: "Line 71 wants an id for a particular group; no line forbids an id of a group that is gone."},
	{Name: "linked-twice", What: "An application that is linked already is linked once more.", Line: "002:478",
		Silent: "Line 478 does not say what adding does to an application that is there already."},
}
