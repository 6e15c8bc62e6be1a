package main

import (
	"context"
	"fmt"
	"os"
	"strings"

	"golang.org/x/sync/errgroup"

	"github.com/assay-conformance/assay/independent/server"
	"github.com/assay-conformance/assay/internal/result"
)

// atOnce is how many servers are judged at the same time.
const atOnce = 2

// gate judges the honest servers and their variants, and returns the number of false alarms.
func gate(ctx context.Context, all []subject) (int, error) {
	type honest struct {
		subject
		name string
	}
	var every []honest
	for _, s := range all {
		every = append(every, honest{s, ""})
		for _, v := range s.Variants {
			every = append(every, honest{s, v.Name})
		}
	}
	found := make([]result.Result, len(every))
	if err := parallel(ctx, len(every), func(i int) (err error) {
		found[i], err = every[i].judge(ctx, server.Options{Variant: every[i].name}, false)
		return err
	}); err != nil {
		return 0, err
	}
	alarms := 0
	for i, h := range every {
		violated, open := faults(found[i])
		if found[i].Footer.Tested == 0 {
			violated = append(violated, "no rule was tested: nothing says that the server is honest")
		}
		name := h.Name + ", honest"
		if h.name != "" {
			name = h.Name + ", variant " + h.name
		}
		fmt.Printf("%s: %d rules tested on the wire, %d violated, %d warned of or not judged\n", name, found[i].Footer.Tested, len(violated), len(open))
		list(violated)
		if h.name == "" {
			list(open)
		}
		alarms += len(violated)
	}
	fmt.Printf("\n%d honest servers, %d false alarms\n", len(every), alarms)
	return alarms, nil
}

// shares judges the servers with bugs, and prints how many were noticed.
func shares(ctx context.Context, all []subject, whole bool) error {
	fmt.Printf("\n%-14s %5s %13s %10s %8s %7s\n", "", "bugs", "undocumented", "documented", "noticed", "share")
	var sum tally
	var missed []string
	for _, s := range all {
		noticed := make([]bool, len(s.Bugs))
		if err := parallel(ctx, len(s.Bugs), func(i int) (err error) {
			noticed[i], err = s.noticed(ctx, server.Options{Bug: s.Bugs[i].Name}, whole)
			return err
		}); err != nil {
			return err
		}
		var t tally
		for i, b := range s.Bugs {
			t.add(b, noticed[i])
			if !noticed[i] && b.Silent == "" {
				missed = append(missed, fmt.Sprintf("%s %s (%s): %s", s.Name, b.Name, b.Line, b.What))
			}
			if noticed[i] && b.Silent != "" {
				missed = append(missed, fmt.Sprintf("%s %s is noticed, but listed as undocumented (%s)", s.Name, b.Name, b.Silent))
			}
		}
		fmt.Println(t.row(s.Name))
		sum.bugs, sum.silent, sum.noticed = sum.bugs+t.bugs, sum.silent+t.silent, sum.noticed+t.noticed
	}
	fmt.Println(sum.row("all"))
	if len(missed) > 0 {
		fmt.Println()
		list(missed)
	}
	return nil
}

// tally counts the bugs of a vendor.
type tally struct{ bugs, silent, noticed int }

func (t *tally) add(b server.Bug, noticed bool) {
	t.bugs++
	switch {
	case b.Silent != "":
		t.silent++
	case noticed:
		t.noticed++
	}
}

func (t tally) row(name string) string {
	documented := t.bugs - t.silent
	return fmt.Sprintf("%-14s %5d %13d %10d %8d %6.1f%%", name, t.bugs, t.silent, documented, t.noticed, 100*float64(t.noticed)/float64(max(documented, 1)))
}

// one judges one server and says what is held against it.
func one(ctx context.Context, s subject, o server.Options, log string) (int, error) {
	if log != "" {
		file, err := os.Create(log)
		if err != nil {
			return 0, err
		}
		defer file.Close()
		s.log = file
	}
	r, err := s.judge(ctx, o, false)
	if err != nil {
		return 0, err
	}
	violated, open := faults(r)
	list(violated)
	list(open)
	words, exit := r.Conclusion()
	fmt.Println(words)
	return exit, nil
}

func list(lines []string) {
	for _, line := range lines {
		fmt.Println("  " + strings.TrimSpace(line))
	}
}

// parallel calls do for 0 to n-1, a few at a time.
func parallel(ctx context.Context, n int, do func(int) error) error {
	var g errgroup.Group
	g.SetLimit(atOnce)
	for i := range n {
		g.Go(func() error {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			return do(i)
		})
	}
	return g.Wait()
}
