package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"net"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/assay-conformance/assay/internal/builtin"
	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/run"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/suite"
	"github.com/assay-conformance/assay/internal/target"
)

// shutdownTime is how long calls at work may take to end once the stub is told to stop.
const shutdownTime = 5 * time.Second

// stubFlags are the flags of "assay stub" as they are written.
type stubFlags struct {
	vendor, addr, rate string
	latency, lag       time.Duration
	strict             bool
	breaks             []string
}

func newStub(a *app) *cobra.Command {
	var s stubFlags
	cmd := &cobra.Command{
		Use:   "stub",
		Short: "Serve a vendor's stub",
		Long: `stub serves the stub of a vendor until it is stopped (Ctrl-C). It keeps every documented
promise, unless it is told to break some: by rule, by site, or by the id of a defect.`,
		Example: `  assay stub --vendor alloyscan
  assay stub --vendor alloyscan --rate 100/10s --latency 200ms
  assay stub --vendor alloyscan --break ALLOY-CREATE-409-DUPLICATE-NAME`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.stub(cmd.Context(), s) },
	}
	f := cmd.Flags()
	f.StringVar(&s.vendor, "vendor", "", "vendor to serve")
	f.StringVar(&s.addr, "addr", stub.DefaultAddress, "host and port to listen at")
	f.StringVar(&s.rate, "rate", "", "calls that a credential may make in a time, as 100/10s, or none (default the vendor's own limit)")
	f.DurationVar(&s.latency, "latency", 0, "how long every answer takes")
	f.DurationVar(&s.lag, "lag", 0, "how long a change takes to show, where the vendor says that it may (default the stub's own)")
	f.BoolVar(&s.strict, "strict", false, "take requests in the document's spelling alone, not in those that public clients send")
	f.StringArrayVar(&s.breaks, "break", nil, "rule, site or defect to break (repeatable)")
	complete(cmd, "vendor", builtin.Vendors().Names()...)
	if err := cmd.MarkFlagRequired("vendor"); err != nil {
		panic(err) // only a flag that does not exist: a mistake in the code
	}
	return cmd
}

func (a *app) stub(ctx context.Context, s stubFlags) error {
	v, err := a.source.Load(s.vendor)
	if err != nil {
		return err
	}
	o := stub.Options{Clock: target.RealClock{}, Latency: s.latency, Lag: s.lag, Strict: s.strict}
	if o.Rate, err = parseRate(s.rate); err != nil {
		return err
	}
	broken, err := run.Break(ctx, v, s.breaks, &o)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", s.addr)
	if err != nil {
		return fmt.Errorf("%w; choose another address with --addr (127.0.0.1:0 takes any free port)", err)
	}
	o.BaseURL = "http://" + listener.Addr().String()
	made := v.NewStub(o)
	a.announce(made.Config, v, broken)
	handler := stub.Describe(made.Config).Around(made.Handler)
	return serve(ctx, listener, logged(handler, slog.New(slog.NewTextHandler(a.err, nil))))
}

// announce says how to reach the stub.
func (a *app) announce(c target.Config, v *suite.Vendor, broken []string) {
	fmt.Fprintf(a.out, "stub of %s at %s\n\ncredentials (published, for this stub alone):\n", v.Name, c.URL)
	for _, n := range slices.Sorted(maps.Keys(c.Credentials)) {
		credential := c.Credentials[n]
		if credential.Token != "" {
			fmt.Fprintf(a.out, "  token     %s (%s)\n", credential.Token, n)
			continue
		}
		fmt.Fprintf(a.out, "  client_id %-28s client_secret %-28s holds %s\n", credential.ClientID, credential.ClientSecret, dash(strings.Join(credential.Holds, ", ")))
	}
	for _, b := range broken {
		fmt.Fprintln(a.out, "\nbroken: "+b)
	}
	fmt.Fprintf(a.out, `
try it:
  curl -s -d grant_type=client_credentials -d client_id=%[3]s -d client_secret=%[4]s %[2]s
  curl -s -H 'Authorization: Bearer demo-%[3]s' %[1]s%[6]s

judge it:
  assay run --vendor %[5]s --target %[1]s --allow-writes%[7]s
`, c.URL, c.TokenURL(), c.Main, c.Credentials[c.Main].ClientSecret, v.Name, firstPath(v, c), delayFlag(c))
}

// firstPath is the path of a read that needs no id.
func firstPath(v *suite.Vendor, c target.Config) string {
	if op := run.FirstRead(v.Contract, c.Parameters); op != nil {
		return op.URLPath(c.Parameters)
	}
	return "/"
}

// delayFlag tells a run how long a change takes to show.
func delayFlag(c target.Config) string {
	if c.PropagationDelay == 0 {
		return ""
	}
	return " --propagation-delay " + c.PropagationDelay.String()
}

// serve serves until ctx is done, and lets calls at work end.
func serve(ctx context.Context, listener net.Listener, handler http.Handler) error {
	server := &http.Server{Handler: handler, ReadHeaderTimeout: 10 * time.Second}
	stopped := make(chan error, 1)
	go func() {
		<-ctx.Done()
		ending, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownTime)
		defer cancel()
		stopped <- server.Shutdown(ending)
	}()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-stopped
}

// logged logs every request, without its secrets.
func logged(next http.Handler, log *slog.Logger) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began := time.Now()
		seen := &statusWriter{ResponseWriter: w, status: http.StatusOK}
		next.ServeHTTP(seen, r)
		log.Info("request", "method", r.Method, "path", r.URL.Path, "status", seen.status, "took", time.Since(began).Round(time.Microsecond))
	})
}

type statusWriter struct {
	http.ResponseWriter
	status int
}

func (w *statusWriter) WriteHeader(status int) {
	w.status = status
	w.ResponseWriter.WriteHeader(status)
}

// parseRate reads N/DURATION, or none; empty leaves the limit to the document.
func parseRate(s string) (*contract.Rate, error) {
	switch s {
	case "":
		return nil, nil
	case "none":
		return &stub.NoRate, nil
	}
	count, per, _ := strings.Cut(s, "/")
	n, err := strconv.Atoi(count)
	d, errPer := time.ParseDuration(per)
	if err != nil || errPer != nil || n <= 0 || d <= 0 {
		return nil, fmt.Errorf("--rate: want calls per time, as 100/10s, or none, got %q", s)
	}
	return &contract.Rate{Calls: n, Per: d}, nil
}
