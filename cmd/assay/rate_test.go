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
	f.Add("none")
	f.Fuzz(func(t *testing.T, s string) {
		rate, err := parseRate(s)
		if err == nil && s != "" && s != "none" {
			assert.Positive(t, rate.Calls)
			assert.Greater(t, rate.Per, time.Duration(0))
		}
	})
}
