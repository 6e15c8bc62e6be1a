//go:build race

package run_test

import "testing"

func slow(t *testing.T) {
	t.Skip("takes minutes with the race detector; the same test runs without it")
}
