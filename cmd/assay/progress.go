package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/fatih/color"
	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/reports"
)

// redraw is the shortest time between two updates of a progress bar.
const redraw = 65 * time.Millisecond

// progress shows the progress of a long operation: a bar on a terminal, a line per quarter
// elsewhere.
type progress struct {
	out      io.Writer
	terminal bool
	bar      *progressbar.ProgressBar
	quarter  int
	teller   reports.Teller
}

func newProgress(out io.Writer) *progress {
	return &progress{out: out, terminal: isTerminal(out)}
}

func isTerminal(w io.Writer) bool {
	file, ok := w.(*os.File)
	return ok && term.IsTerminal(int(file.Fd()))
}

func (p *progress) start(total int) {
	if !p.terminal {
		fmt.Fprintf(p.out, "%d trials\n", total)
	}
}

// trial reports that a trial has ended, with the details if it failed.
func (p *progress) trial(done, total int, t result.Trial) {
	if lines := p.teller.Failure(t); lines != nil {
		if p.bar != nil {
			_ = p.bar.Clear() // the next step draws the bar below the failure
		}
		style := map[bool]result.Verdict{true: result.Error, false: result.Fail}[t.Error != ""]
		fmt.Fprintln(p.out, strings.Join(append([]string{painter(p.out)(style, lines[0])}, lines[1:]...), "\n"))
	}
	p.step(done, total, t.Title)
}

// step reports how many items are done, and the last of them.
func (p *progress) step(done, total int, last string) {
	if p.terminal {
		if p.bar == nil {
			p.bar = progressbar.NewOptions(total, progressbar.OptionSetWriter(p.out), progressbar.OptionShowCount(),
				progressbar.OptionSetPredictTime(true), progressbar.OptionThrottle(redraw), progressbar.OptionClearOnFinish(), progressbar.OptionSetWidth(30))
		}
		if r := []rune(last); len(r) > 60 {
			last = string(r[:59]) + "…"
		}
		p.bar.Describe(last)
		_ = p.bar.Set(done) // a bar that cannot be drawn is no reason to stop
		return
	}
	if q := done * 4 / total; q > p.quarter {
		p.quarter = q
		fmt.Fprintf(p.out, "%d of %d\n", done, total)
	}
}

func (p *progress) stop() {
	if p.bar != nil {
		_ = p.bar.Finish()
	}
	for _, line := range p.teller.Again() {
		fmt.Fprintln(p.out, line)
	}
}

// painter returns a function that colours a text by its verdict. It colours only on a terminal,
// and not if NO_COLOR is set.
func painter(out io.Writer) func(result.Verdict, string) string {
	return paint(isTerminal(out) && os.Getenv("NO_COLOR") == "")
}

func paint(enabled bool) func(result.Verdict, string) string {
	styles := map[result.Verdict][]color.Attribute{
		result.Fail: {color.FgRed, color.Bold}, result.Pass: {color.FgGreen, color.Bold}, result.Warn: {color.FgYellow},
		result.Blocked: {color.FgMagenta}, result.Error: {color.FgMagenta}, result.Vacuous: {color.FgMagenta},
	}
	return func(v result.Verdict, s string) string {
		if !enabled || styles[v] == nil {
			return s
		}
		c := color.New(styles[v]...)
		c.EnableColor() // the package checks standard output; the caller has checked the actual stream
		return c.Sprint(s)
	}
}
