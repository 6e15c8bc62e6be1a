//go:build browser

// Package browser tests the HTML report in a real browser: with a mouse, a keyboard and a screen
// reader, on a phone, on paper, and without scripts.
//
// # Requirements
//
// The tests need Chromium (or Chrome) and axe-core, an accessibility checker, so they have the build
// tag browser. "make test" installs what is missing (setup.sh) and runs them with all other tests.
// "go test ./..." skips them and lists the package skipped-run-make-test instead.
//
// The tests open reports from disk, in one Chromium with a tab for each test. If a requirement is
// missing they fail, because a skip would look like a pass. With -short nothing is run.
package browser
