package sailpoint

import "github.com/assay-conformance/assay/independent/server"

// createBugs are about what a create takes and answers.
var createBugs = []server.Bug{
	bug("create-answers-200", "44", "A create is answered with 200 instead of 201."),
	bug("create-answers-nothing", "39", "A create is answered with 201 and no body."),
	bug("create-as-plain-text", "54", "The answer to a create has the content type text/plain."),
	silent("name-not-required", "A segment without a name is created, with an empty one.",
		"line 9 speaks of a page of the user interface and asks for access items as well; no line of the API says that a request needs a name"),
	silent("empty-name", "An empty name is taken by a create.",
		"line 9 speaks of a page of the user interface and asks for access items as well; no line of the API says that a request needs a name"),
	silent("names-unique", "A name that another segment has, in whatever case, is refused with 400.",
		"lines 41 to 49 do not say whether two segments may have one name"),
	bug("active-text-taken", "45", "The text \"true\" is taken for true."),
	bug("number-as-description", "45", "A description that is a number is taken, and becomes a text."),
	bug("criteria-unchecked", "45", "A create takes any visibilityCriteria that is an object, without a look inside."),
	bug("no-owner-is-500", "44", "A create without an owner is answered with 500."),
	bug("broken-json-is-500", "45", "A body that is not JSON is answered with 500 instead of 400."),
	bug("rest-of-body-ignored", "45", "What follows the JSON value in a body is ignored."),
	bug("refused-but-created", "45", "A create with a wrong visibilityCriteria is answered with 400, and the rest is stored."),
	silent("owner-of-any-type", "An owner of a type that is not IDENTITY is taken, and becomes IDENTITY.",
		"lines 59 to 63 show one type in an example, and no line lists the types"),
	silent("id-kept", "The id in the body of a create becomes the id of the segment.",
		"line 80 sends an id in the example of a create, and no line says who decides on the id"),
	silent("created-kept", "The time in created in the body of a create is stored.",
		"line 64 sends created in the example of a create, and no line says who decides on it"),
}

// storeBugs are about what is stored.
var storeBugs = []server.Bug{
	bug("name-trimmed", "44", "Spaces around a name are lost."),
	bug("name-in-small-letters", "44", "A name is stored in small letters."),
	bug("name-cut-at-64", "44", "A name is cut after 64 characters, without a word."),
	bug("name-in-ascii", "44", "Every letter of a name that is not ASCII becomes a question mark."),
	bug("description-cut-at-200", "44", "A description is cut after 200 characters, without a word."),
	bug("description-escaped", "44", "The description of a create is stored as HTML: & becomes &amp;."),
	bug("description-lost", "78", "The description of a create is not stored."),
	bug("active-lost", "79", "A new segment is inactive, whatever the body says."),
	bug("owner-lost", "59", "The owner of a create is not stored."),
	bug("owner-is-the-caller", "59", "A new segment is owned by the caller, whatever the body says."),
	bug("only-first-child", "288", "Of the children of an expression, only the first is stored."),
	bug("value-in-small-letters", "71", "The value of an expression is stored in small letters."),
	bug("attribute-in-capitals", "68", "The attribute of an expression is stored in capitals."),
	bug("ids-by-count", "151", "Ids come from the number of segments, so that after a delete a new segment takes over the id of another."),
	bug("same-children-once", "252", "Children of an expression that are equal are stored once, also where a patch adds them."),
}

// showBugs are about how a segment is shown.
var showBugs = []server.Bug{
	bug("active-as-text", "79", "active is shown as a text."),
	bug("created-in-milliseconds", "64", "created is shown as a number of milliseconds."),
	bug("created-without-zone", "64", "created is shown without a time zone."),
	bug("owner-type-lost", "62", "An owner is shown without its type."),
	bug("owner-name-is-id", "60", "An owner is shown with its id for a name."),
	bug("criteria-as-text", "65", "visibilityCriteria is shown as a text that holds JSON."),
	bug("null-is-a-text", "44", "A description that was null is shown as the text null."),
}
