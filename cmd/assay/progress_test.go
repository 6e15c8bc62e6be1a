package main

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/result"
)

func TestProgressOnTerminal(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	p := &progress{out: &out, terminal: true}
	p.start(2)
	p.trial(1, 2, result.Trial{Title: "A name is given once"})
	assert.Contains(t, out.String(), "A name is given once", "the last trial")
	assert.Contains(t, out.String(), "/2)", "the number of trials")
	p.trial(2, 2, result.Trial{Title: "A page is complete", Where: "list.feature:6", Error: "a panic"})
	p.stop()
	assert.Contains(t, out.String(), "error: A page is complete (list.feature:6)\n  harness error: a panic\n", "a failure appears immediately")
}

func TestPaint(t *testing.T) {
	t.Parallel()
	assert.Equal(t, "\x1b[31;1mfail\x1b[0;22m", paint(true)(result.Fail, "fail"), "red and bold, so that colour is not the only signal")
	assert.Equal(t, "not selected", paint(true)(result.Filtered, "not selected"), "a verdict without consequence has no colour")
	assert.Equal(t, "fail", paint(false)(result.Fail, "fail"))
	assert.Equal(t, "fail", painter(&bytes.Buffer{})(result.Fail, "fail"), "a buffer is not a terminal")
}
