// Command measure says how many bugs assay notices in servers that somebody else wrote.
//
//	cd independent/measure && go run .
//
// # The gate
//
// First every server is run honest, and then in each of its variants. A rule that is violated there is
// a false alarm: it is printed, no share is, and the exit code is 1.
//
// # The shares
//
// Then every bug is switched on alone. It is noticed if a rule is violated: the exit code of the run
// would be 1. A bug that no document rules out is undocumented, and counts in no share. What was not
// noticed is listed.
//
// The servers run in this process, on a clock that advances without waiting, so that rate limits cost
// no time.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"

	"github.com/assay-conformance/assay/independent"
	"github.com/assay-conformance/assay/independent/server"
)

func main() {
	vendor := flag.String("vendor", "", "measure only the servers of this vendor")
	bug := flag.String("bug", "", "run only the server with this bug, and say which rules are violated")
	variant := flag.String("variant", "", "run only this variant, and say which rules are violated")
	rules := flag.String("rules", "", "judge only these rules, with commas between them")
	log := flag.String("log", "", "with --bug or --variant: a file for the exchanges, as JSON lines")
	honest := flag.Bool("honest", false, "run only the gate")
	whole := flag.Bool("whole", false, "run all trials against every bug, not only up to the first that notices it")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	code, err := measure(ctx, options{vendor: *vendor, bug: *bug, variant: *variant, rules: *rules, log: *log, honest: *honest, whole: *whole})
	if err != nil {
		fmt.Fprintln(os.Stderr, "measure:", err)
		os.Exit(2)
	}
	os.Exit(code)
}

type options struct {
	vendor, bug, variant, rules, log string
	honest, whole                    bool
}

// measure runs what the options ask for, and returns the exit code.
func measure(ctx context.Context, o options) (int, error) {
	var all []subject
	for _, v := range independent.Vendors() {
		if o.vendor == "" || o.vendor == v.Name {
			s, err := load(v, o.rules)
			if err != nil {
				return 0, err
			}
			all = append(all, s)
		}
	}
	switch {
	case len(all) == 0:
		return 0, fmt.Errorf("unknown vendor %q", o.vendor)
	case o.bug != "" || o.variant != "" || o.log != "":
		if len(all) != 1 {
			return 0, fmt.Errorf("a bug or a variant needs --vendor")
		}
		return one(ctx, all[0], server.Options{Bug: o.bug, Variant: o.variant}, o.log)
	}
	alarms, err := gate(ctx, all)
	if err != nil || alarms > 0 || o.honest {
		return min(alarms, 1), err
	}
	return 0, shares(ctx, all, o.whole)
}
