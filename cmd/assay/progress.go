package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/fatih/color"
	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"github.com/assay-conformance/assay/internal/result"
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

// trial tells of a trial that has ended.
func (p *progress) trial(done, all int, t result.Trial) { p.step(done, all, t.Title) }

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
}

// painter colours a word by its verdict, on a terminal and unless NO_COLOR is set.
func painter(out io.Writer) func(result.Verdict, string) string {
	if !isTerminal(out) {
		return func(_ result.Verdict, s string) string { return s }
	}
	shades := map[result.Verdict]*color.Color{
		result.Fail: color.New(color.FgRed, color.Bold), result.Pass: color.New(color.FgGreen, color.Bold),
		result.Warn: color.New(color.FgYellow), result.Blocked: color.New(color.FgMagenta),
		result.Error: color.New(color.FgMagenta), result.Vacuous: color.New(color.FgMagenta),
	}
	return func(v result.Verdict, s string) string {
		if c, ok := shades[v]; ok {
			return c.Sprint(s)
		}
		return s
	}
}
