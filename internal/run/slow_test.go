//go:build !race

package run_test

import "testing"

// slow marks a test that takes many seconds: it runs only without the race detector.
func slow(t *testing.T) {
	if testing.Short() {
		t.Skip("takes many seconds")
	}
}
