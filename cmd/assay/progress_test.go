package main

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/result"
)

func TestOnATerminal(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	p := &progress{out: &out, terminal: true}
	p.start(2)
	p.trial(1, 2, result.Trial{Title: "A name is given once"})
	assert.Contains(t, out.String(), "A name is given once", "what ran last")
	assert.Contains(t, out.String(), "/2)", "how far it is")
	p.trial(2, 2, result.Trial{Title: "A page is complete", Where: "list.feature:6", Error: "a panic"})
	p.stop()
	assert.Contains(t, out.String(), "error: A page is complete (list.feature:6)\n  harness error: a panic\n", "a failure as it comes")
}

func TestColoursAreForTerminals(t *testing.T) {
	t.Parallel()
	assert.Equal(t, "\x1b[31;1mfail\x1b[0;22m", paint(true)(result.Fail, "fail"), "red, and bold: not by colour alone")
	assert.Equal(t, "not selected", paint(true)(result.Filtered, "not selected"), "what is nobody's matter has none")
	assert.Equal(t, "fail", paint(false)(result.Fail, "fail"))
	assert.Equal(t, "fail", painter(&bytes.Buffer{})(result.Fail, "fail"), "a file is no terminal")
}
