package sailpoint

import "github.com/assay-conformance/assay/independent/server"

// patchBugs are about a patch as a whole.
var patchBugs = []server.Bug{
	bug("patch-answers-old", "271", "A patch answers the segment as it was before."),
	bug("patch-answers-204", "271", "A patch is answered with 204 and no body."),
	bug("patch-half-applied", "252", "The operations before the one that fails are stored."),
	bug("patch-missing-is-400", "275", "A patch of what does not exist is answered with 400."),
	bug("patch-creates", "275", "A patch of what does not exist creates a segment, if it adds a name."),
	bug("patch-revives", "275", "A patch of a deleted segment is done, and brings it back."),
	bug("patch-of-other-tenant", "275", "A patch finds the segments of every tenant."),
	bug("patch-takes-object", "262", "A body that is an object is merged into the segment."),
	bug("patch-takes-one-operation", "262", "A body that is one operation, without a list, is taken."),
	silent("patch-charset-refused", "The content type with a charset is refused.",
		"line 281 has the content type without a parameter, and RFC 6902, section 6, defines none"),
	bug("only-first-operation", "262", "Of a list of operations only the first is done."),
	silent("modified-stays", "A patch does not change modified.",
		"line 77 shows modified in an example, and no line says what sets it"),
	bug("created-moves", "64", "A patch changes created."),
	bug("patch-resets-active", "262", "A patch that does not name active makes the segment inactive."),
	bug("owner-change-is-500", "271", "A patch of the owner is done, and answered with 500."),
	silent("patch-moves-to-end", "A segment that is patched moves to the end of the list.",
		"lines 198 to 218 say nothing about the order of the list"),
}

// patchStandardBugs are about the standard, JSON Patch.
var patchStandardBugs = []server.Bug{
	bug("test-ignored", "252", "test passes, whatever is there."),
	bug("test-of-objects-passes", "252", "test compares texts and booleans, and passes for objects and lists."),
	bug("remove-ignored", "252", "remove of a member does nothing."),
	bug("remove-of-nothing", "252", "remove of what is not there passes."),
	bug("replace-of-nothing", "252", "replace of what is not there adds it."),
	bug("add-overwrites-item", "252", "add in a list replaces the item that is there."),
	bug("dash-refused", "252", "add at the end of a list (-) is refused."),
	bug("index-with-zeros", "252", "The index 00 of a list is taken for 0."),
	bug("move-keeps-source", "252", "move is done like copy."),
	bug("copy-shares", "252", "A copy changes together with what it was copied from, in the same patch."),
	bug("operation-in-any-case", "252", "An operation in capitals is taken."),
	bug("unknown-operation-skipped", "252", "An operation that does not exist is skipped."),
	bug("no-value-is-null", "252", "An operation without a value has the value null."),
	bug("removes-last", "252", "All removes of a patch are done after its other operations."),
}

// patchFieldBugs are about single fields in a patch.
var patchFieldBugs = []server.Bug{
	bug("description-not-patchable", "262", "A patch of the description is refused."),
	bug("owner-not-patchable", "262", "A patch of the owner is answered with 200, and the owner stays."),
	bug("active-false-ignored", "262", "A patch to active false does nothing."),
	bug("criteria-only-whole", "252", "A patch of a part of visibilityCriteria is refused."),
	bug("criteria-merged", "252", "replace of visibilityCriteria merges the new one into the old one."),
	bug("patch-criteria-unchecked", "272", "A patch takes any visibilityCriteria that is an object."),
	bug("owner-name-stays", "60", "An owner that a patch replaces keeps the name of the former one."),
	bug("null-is-unchanged", "252", "A patch to null does nothing."),
	bug("empty-description-ignored", "262", "A patch to an empty description does nothing."),
	silent("patch-empty-name", "A patch to an empty name is taken.",
		"line 9 speaks of a page of the user interface and asks for access items as well; no line of the API says that a request needs a name"),
	silent("name-removable", "A patch removes the name, which is then empty.",
		"line 9 speaks of a page of the user interface and asks for access items as well; no line of the API says that a request needs a name"),
	bug("id-patchable", "262", "A patch changes the id."),
	bug("created-patchable", "262", "A patch changes created."),
	silent("read-only-skipped", "A patch of what is not patchable is skipped, with 200.",
		"line 262 lists what can be patched, and does not say what becomes of the rest"),
}
