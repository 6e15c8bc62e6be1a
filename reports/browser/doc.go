// Package browser tries the HTML report in a real browser: what a reader does with it, with
// a mouse, with a keyboard, with a screen reader, on a phone, on paper, without scripts.
//
// It has tests alone. They open reports from disk, as a reader does who got one by mail, in
// one Chromium with a tab for each test. Two things must be on the machine; where one is
// missing the tests fail and say how to install it, for a skip would look like a pass:
//
//	Chromium   a package of that name, or Chrome
//	axe-core   an accessibility checker, from npm, in the user's cache folder
//
// go test -short leaves them out.
package browser
