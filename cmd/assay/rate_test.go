package main

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

func FuzzParseRate(f *testing.F) {
	f.Add("100/10s")
	f.Add("-1/0s")
	f.Add("")
	f.Fuzz(func(t *testing.T, s string) {
		n, per, err := parseRate(s)
		if err == nil && s != "" {
			assert.Positive(t, n)
			assert.Greater(t, per, time.Duration(0))
		}
	})
}
