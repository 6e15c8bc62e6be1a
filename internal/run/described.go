package run

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"time"

	"github.com/assay-conformance/assay/internal/stub"
	"github.com/assay-conformance/assay/internal/target"
)

// Limits of a target's description of itself.
const (
	describeTime = 5 * time.Second
	describeSize = 64 << 10 // bytes
)

// described reads the description that an assay stub serves of itself, its propagation delay
// and rate limit, into the target. Any other response is ignored: a vendor's endpoint has no
// such description. A stub of another vendor is an error.
func described(ctx context.Context, base *url.URL, t *target.Target) error {
	ctx, cancel := context.WithTimeout(ctx, describeTime)
	defer cancel()
	at := url.URL{Scheme: base.Scheme, Host: base.Host, Path: stub.WellKnown}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, at.String(), nil)
	if err != nil {
		return err
	}
	resp, err := t.Transport.RoundTrip(req) // a RoundTripper follows no redirect
	if err != nil {
		return nil // the sign-in reports an unreachable target
	}
	defer resp.Body.Close()
	var d stub.Description
	if resp.StatusCode != http.StatusOK || json.NewDecoder(io.LimitReader(resp.Body, describeSize)).Decode(&d) != nil || d.Vendor == "" {
		return nil
	}
	if d.Vendor != t.Vendor {
		return fmt.Errorf("the target is an assay stub of %q, but the run tests vendor %s: use --vendor %[1]s or another URL", d.Vendor, t.Vendor)
	}
	config := t.Config
	if d.Enter(&config) == nil {
		t.Config = config
	}
	return nil
}
