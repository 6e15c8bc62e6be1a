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

// redraw is how often a bar is drawn anew, at most.
const redraw = 65 * time.Millisecond

// progress shows how far a long piece of work is: a bar on a terminal, a line at every
// quarter elsewhere.
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

func (p *progress) start(all int) {
	if !p.terminal {
		fmt.Fprintf(p.out, "%d trials\n", all)
	}
}

// trial tells of a trial that has ended, and at once of one that failed.
func (p *progress) trial(done, all int, t result.Trial) {
	if lines := p.teller.Failure(t); lines != nil {
		if p.bar != nil {
			_ = p.bar.Clear() // the bar is drawn anew below what is said
		}
		shade := map[bool]result.Verdict{true: result.Error, false: result.Fail}[t.Error != ""]
		fmt.Fprintln(p.out, strings.Join(append([]string{painter(p.out)(shade, lines[0])}, lines[1:]...), "\n"))
	}
	p.step(done, all, t.Title)
}

// step tells how far the work is, and what was done last.
func (p *progress) step(done, all int, what string) {
	if p.terminal {
		if p.bar == nil {
			p.bar = progressbar.NewOptions(all, progressbar.OptionSetWriter(p.out), progressbar.OptionShowCount(),
				progressbar.OptionSetPredictTime(true), progressbar.OptionThrottle(redraw), progressbar.OptionClearOnFinish(), progressbar.OptionSetWidth(30))
		}
		if r := []rune(what); len(r) > 60 {
			what = string(r[:59]) + "…"
		}
		p.bar.Describe(what)
		_ = p.bar.Set(done) // a bar that cannot be drawn is not worth a word
		return
	}
	if q := done * 4 / all; q > p.quarter {
		p.quarter = q
		fmt.Fprintf(p.out, "%d of %d\n", done, all)
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

// painter colours a word by its verdict, on a terminal and unless NO_COLOR is set.
func painter(out io.Writer) func(result.Verdict, string) string {
	return paint(isTerminal(out) && os.Getenv("NO_COLOR") == "")
}

func paint(coloured bool) func(result.Verdict, string) string {
	shades := map[result.Verdict][]color.Attribute{
		result.Fail: {color.FgRed, color.Bold}, result.Pass: {color.FgGreen, color.Bold}, result.Warn: {color.FgYellow},
		result.Blocked: {color.FgMagenta}, result.Error: {color.FgMagenta}, result.Vacuous: {color.FgMagenta},
	}
	return func(v result.Verdict, s string) string {
		if !coloured || shades[v] == nil {
			return s
		}
		c := color.New(shades[v]...)
		c.EnableColor() // whether to colour has been asked of the stream that is written to
		return c.Sprint(s)
	}
}
