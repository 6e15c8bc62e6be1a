//go:build browser

// Package browser tries the HTML report in a real browser: what a reader does with it, with
// a mouse, with a keyboard, with a screen reader, on a phone, on paper, without scripts.
//
// It has tests alone, behind the build tag browser, for they need more than Go: Chromium (or
// Chrome), and axe-core, an accessibility checker. "make test" installs what is missing
// (setup.sh) and runs them with all others. A plain "go test ./..." leaves them out and says
// so: it lists the package skipped-run-make-test in their place.
//
// The tests open reports from disk, as a reader does who got one by mail, in one Chromium
// with a tab for each test. Where something is missing they fail, for a skip would look like
// a pass. With -short nothing is run.
package browser
