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
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/run"
	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/suite"
	"github.com/assay-conformance/assay/internal/target"
)

// shutdownTime is how long pending requests may take once the stub is told to stop.
const shutdownTime = 5 * time.Second

// stubFlags are the flags of "assay stub", not yet parsed.
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
		Long: `stub serves the stub of a vendor until it is stopped (Ctrl-C). The stub conforms to every
rule except those given with --break: a rule, a site or the id of a mutant.`,
		Example: `  assay stub --vendor alloyscan
  assay stub --vendor alloyscan --rate 100/10s --latency 200ms
  assay stub --vendor alloyscan --break ALLOY-CREATE-409-DUPLICATE-NAME`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.stub(cmd.Context(), s) },
	}
	f := cmd.Flags()
	f.StringVar(&s.vendor, "vendor", "", "vendor to serve")
	f.StringVar(&s.addr, "addr", stub.DefaultAddress, "address to listen on")
	f.StringVar(&s.rate, "rate", "", "rate limit per credential, for example 100/10s, or none (default the vendor's limit)")
	f.DurationVar(&s.latency, "latency", 0, "delay added to each response")
	f.DurationVar(&s.lag, "lag", 0, "time until a write becomes visible, for vendors that document such a delay (default the stub's own)")
	f.BoolVar(&s.strict, "strict", false, "accept only the documented request syntax, not the variants that real clients send")
	f.StringArrayVar(&s.breaks, "break", nil, "rule or site to violate, or id of a mutant (repeatable)")
	complete(cmd, "vendor", builtin.Vendors().Names()...)
	if err := cmd.MarkFlagRequired("vendor"); err != nil {
		panic(err) // the flag does not exist: a programming error
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
	mutants, err := run.Break(ctx, v, s.breaks, &o)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", s.addr)
	if err != nil {
		return fmt.Errorf("%w; choose another address with --addr (127.0.0.1:0 takes any free port)", err)
	}
	o.BaseURL = "http://" + listener.Addr().String()
	server := v.NewStub(o)
	a.announce(server.Config, v, mutants)
	handler := stub.Describe(server.Config).Around(server.Handler)
	return serve(ctx, listener, logged(handler, slog.New(slog.NewTextHandler(a.err, nil))))
}

// announce prints how to reach the stub, its credentials and its mutants.
func (a *app) announce(c target.Config, v *suite.Vendor, mutants []string) {
	fmt.Fprintf(a.out, "stub of %s at %s\n\ndemo credentials (public; valid only for this stub):\n", v.Name, c.URL)
	for _, n := range slices.Sorted(maps.Keys(c.Credentials)) {
		credential := c.Credentials[n]
		if credential.Token != "" {
			fmt.Fprintf(a.out, "  token     %s (%s)\n", credential.Token, n)
			continue
		}
		fmt.Fprintf(a.out, "  client_id %-28s client_secret %-28s permissions %s\n", credential.ClientID, credential.ClientSecret, dash(strings.Join(credential.Holds, ", ")))
	}
	for _, m := range mutants {
		fmt.Fprintln(a.out, "\nmutant: "+m)
	}
	demo, open := "Authorization: Bearer demo-"+c.Main, ""
	if c.Session != nil {
		demo = "Cookie: " + c.Session.Cookie + "=demo-" + c.Main
		key := fmt.Sprintf("Authorization: PS-Auth key=%s; runas=%s;", c.Credentials[c.Main].ClientSecret, c.Main)
		open = fmt.Sprintf("  curl -s -i -X POST -H %s %s\n", exchange.Quote(key), c.SignInURL())
	}
	fmt.Fprintf(a.out, `
try it:
  curl -s -d grant_type=client_credentials -d client_id=%[3]s -d client_secret=%[4]s %[2]s
%[9]s  curl -s -H %[8]s %[1]s%[6]s

test it:
  assay run --vendor %[5]s --target %[1]s --allow-writes%[7]s
`, c.URL, c.TokenURL(), c.Main, c.Credentials[c.Main].ClientSecret, v.Name, firstPath(v, c), delayFlag(c), exchange.Quote(demo), open)
}

// firstPath returns the path of a read request that needs no id.
func firstPath(v *suite.Vendor, c target.Config) string {
	if op := run.FirstRead(v.Contract, c.Parameters); op != nil {
		return op.URLPath(c.Parameters)
	}
	return "/"
}

// delayFlag returns the flag that tells a run the propagation delay of the stub.
func delayFlag(c target.Config) string {
	if c.PropagationDelay == 0 {
		return ""
	}
	return " --propagation-delay " + c.PropagationDelay.String()
}

// serve serves until ctx is done, and then waits for pending requests.
func serve(ctx context.Context, listener net.Listener, handler http.Handler) error {
	server := &http.Server{Handler: handler, ReadHeaderTimeout: 10 * time.Second}
	stopped := make(chan error, 1)
	go func() {
		<-ctx.Done()
		grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownTime)
		defer cancel()
		stopped <- server.Shutdown(grace)
	}()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-stopped
}

// logged logs every request. It leaves out the query, the headers and the body, which may hold
// secrets.
func logged(next http.Handler, log *slog.Logger) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		recorded := &statusWriter{ResponseWriter: w, status: http.StatusOK}
		next.ServeHTTP(recorded, r)
		log.Info("request", "method", r.Method, "path", r.URL.Path, "status", recorded.status, "took", time.Since(start).Round(time.Microsecond))
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

// parseRate parses N/DURATION or "none". An empty text leaves the limit to the document.
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
		return nil, fmt.Errorf("invalid --rate %q: must be calls per duration, for example 100/10s, or none", s)
	}
	return &contract.Rate{Calls: n, Per: d}, nil
}
