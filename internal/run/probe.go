package run

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/exchange"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/suite"
	"github.com/assay-conformance/assay/internal/target"
	"github.com/assay-conformance/assay/internal/trial"
)

// ErrNotReady means that the target does not respond to a plain read as an API does: the
// address or the credential is wrong, or the target is down. Nothing was judged.
var ErrNotReady = errors.New("the target cannot be tested")

// FirstRead returns the first read operation that needs no id and no parameters other than
// those that are the same in every call, and that returns JSON; nil if there is none.
func FirstRead(c *contract.Contract, parameters map[string]string) *contract.Operation {
	i := slices.IndexFunc(c.Operations(), func(op *contract.Operation) bool {
		success, _ := op.Success()
		return op.Method == http.MethodGet && strings.HasSuffix(success.MediaType, "json") && !strings.Contains(op.URLPath(parameters), "{") &&
			!slices.ContainsFunc(op.Parameters, func(p contract.Parameter) bool { return p.Required && p.In != "path" })
	})
	if i < 0 {
		return nil
	}
	return c.Operations()[i]
}

// ready verifies that the target can be tested: the main credential can sign in, and a plain
// read succeeds.
func ready(ctx context.Context, v *suite.Vendor, t *target.Target, prefix string) error {
	if err := signIn(ctx, t); err != nil {
		return err
	}
	return probe(ctx, v, t, prefix)
}

// signIn verifies that the main credential can sign in.
func signIn(ctx context.Context, t *target.Target) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, t.URL, nil)
	if err != nil {
		return err
	}
	err = t.Authorize(ctx, req, t.Main)
	var refused *target.RefusedError
	var unreachable *url.Error
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.As(err, &refused):
		return fmt.Errorf("%w: %w; %s", ErrNotReady, err, advice(refused.Status, t.Config))
	case errors.As(err, &unreachable):
		return fmt.Errorf("%w: %w; to start a stub, run: assay stub --vendor %s", ErrUnreachable, err, t.Vendor)
	}
	return fmt.Errorf("%w: %w; %s", ErrNotReady, err, advice(0, t.Config))
}

// probe makes one read before the trials. A target that does not serve it is not judged: with a
// wrong address every trial would fail and say nothing about the vendor. Any success that is
// JSON will do; the trials judge the rest.
func probe(ctx context.Context, v *suite.Vendor, t *target.Target, prefix string) error {
	op := FirstRead(v.Contract, t.Parameters)
	if op == nil {
		return nil
	}
	record := result.Trial{ID: "the first read"}
	e, err := trial.NewSession(t, v.Contract, v.Resources, &record, nil, prefix).Send(ctx, trial.Call{Operation: op.ID})
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		return fmt.Errorf("%w: %s at %s as %q: %w", ErrUnreachable, op.ID, t.URL, t.Main, err)
	case trial.Succeeded(e) && isJSON(e):
		return nil
	}
	return fmt.Errorf("%w: %s %s as %q: expected a success with JSON, got %s; %s", ErrNotReady, e.Method, e.URL, t.Main, summary(e.Status, e.Response.Header), advice(e.Status, t.Config))
}

// isJSON reports whether a response declares JSON, or is a JSON list or object anyway.
func isJSON(e *exchange.Exchange) bool {
	if strings.HasSuffix(mediaType(e.Response.Header), "json") {
		return true
	}
	switch v, _ := e.JSON(); v.(type) {
	case map[string]any, []any:
		return true
	}
	return false
}

func mediaType(header http.Header) string {
	media, _, err := mime.ParseMediaType(header.Get("Content-Type"))
	if err != nil {
		return "no media type"
	}
	return media
}

// summary is the status and media type of a response.
func summary(status int, header http.Header) string {
	return strings.TrimSpace(fmt.Sprintf("%d %s", status, http.StatusText(status))) + " with " + mediaType(header)
}

// advice is what the user should check.
func advice(status int, c target.Config) string {
	if status >= 500 {
		return "the target is not working: check its log, then retry"
	}
	check := append([]string{"the base URL", "its path prefix"}, slices.Sorted(maps.Keys(c.Parameters))...)
	return fmt.Sprintf("check %s, and the credential", strings.Join(check, ", "))
}
