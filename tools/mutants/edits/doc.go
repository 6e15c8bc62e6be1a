// Package edits chooses and makes small edits of Go sources: the mutants of ordinary mutation testing.
//
//	all, err := edits.Find(folder, names...)  every edit that an operator knows to make
//	chosen := edits.Choose(300, all)          a share of each folder, file and operator
//	sources := edits.Rewrite(all)             the files with all edits in them, each behind a switch
//
// An [Operator] is a way in which people get code wrong: a condition that is negated, a bound that is off by
// one, a field that nobody sets. It knows nothing of assay's rules, checks and guards: that is the point of it.
//
// An edit is a piece of text in the place of another. The rewritten file has the original and all edited
// forms of a statement side by side ([Rewrite]), so that one build serves them all. An edit that cannot be put
// behind a switch, such as one of a constant declaration, is not made.
//
// Some code of the stubs is not a handler's: what a stub does only while one of its guards is off is a mutant
// of assay's own, and no edit is made there ([dead]).
package edits
