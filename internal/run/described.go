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

// What a target may take to describe itself.
const (
	describeTime = 5 * time.Second
	describeSize = 64 << 10 // bytes
)

// described enters into the target what it says of itself, if it is an assay stub: how long a
// change takes to show, and its rate limit. Anything else that is answered is ignored, for a
// vendor's endpoint knows nothing of this. A stub of another vendor is an error.
func described(ctx context.Context, base *url.URL, t *target.Target) error {
	ctx, cancel := context.WithTimeout(ctx, describeTime)
	defer cancel()
	at := url.URL{Scheme: base.Scheme, Host: base.Host, Path: stub.WellKnown}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, at.String(), nil)
	if err != nil {
		return err
	}
	resp, err := t.Transport.RoundTrip(req) // which follows no redirect
	if err != nil {
		return nil // whether anybody is there shows when signing in
	}
	defer resp.Body.Close()
	var d stub.Description
	if resp.StatusCode != http.StatusOK || json.NewDecoder(io.LimitReader(resp.Body, describeSize)).Decode(&d) != nil || d.Vendor == "" {
		return nil
	}
	if d.Vendor != t.Vendor {
		return fmt.Errorf("the target is an assay stub of %q, and the vendor of the run is %s: run with --vendor %[1]s, or name another URL", d.Vendor, t.Vendor)
	}
	config := t.Config
	if d.Enter(&config) == nil {
		t.Config = config
	}
	return nil
}
