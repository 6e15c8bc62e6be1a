package stub

import (
	"encoding/json"
	"fmt"
	"net/http"
	"time"

	"github.com/assay-conformance/assay/internal/contract"
	"github.com/assay-conformance/assay/internal/target"
)

// WellKnown is the path at which an assay stub in another process describes itself (RFC 8615),
// without a credential. A vendor's endpoint does not serve it.
const WellKnown = "/.well-known/assay-stub"

// Limits of what a description may ask of a run.
const (
	longestDelay = 10 * time.Minute
	mostCalls    = 1000
)

// Description describes a stub: options of the stub that a run cannot know from the vendor's
// documentation.
type Description struct {
	Vendor           string    `json:"vendor"`
	PropagationDelay string    `json:"propagation_delay"` // how long a change may take to show, such as "1.5s"
	Rate             *RateText `json:"rate,omitempty"`    // if it differs from the document's
}

// RateText is a rate limit in a description.
type RateText struct {
	Calls int    `json:"calls"`
	Per   string `json:"per"` // such as "10s"
}

// Describe returns the description of a stub with this config. It omits that a stub has no rate
// limit: such a stub is judged by the document's limit.
func Describe(c target.Config) Description {
	d := Description{Vendor: c.Vendor, PropagationDelay: c.PropagationDelay.String()}
	if c.Rate != nil && c.Rate.Calls > 0 {
		d.Rate = &RateText{Calls: c.Rate.Calls, Per: c.Rate.Per.String()}
	}
	return d
}

// Around serves the description in addition to the stub's own paths.
func (d Description) Around(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet || r.URL.Path != WellKnown {
			next.ServeHTTP(w, r)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(d) // a failed write means that the client is gone
	})
}

// Enter applies the description to a config. An invalid description is an error and changes
// nothing.
func (d Description) Enter(c *target.Config) error {
	delay, err := time.ParseDuration(d.PropagationDelay)
	if err != nil || delay < 0 || delay > longestDelay {
		return fmt.Errorf("propagation_delay: want a duration of at most %s, got %q", longestDelay, d.PropagationDelay)
	}
	rate := c.Rate
	if d.Rate != nil {
		per, err := time.ParseDuration(d.Rate.Per)
		if err != nil || per <= 0 || per > longestDelay || d.Rate.Calls < 1 || d.Rate.Calls > mostCalls {
			return fmt.Errorf("rate: want at most %d calls in at most %s, got %d in %q", mostCalls, longestDelay, d.Rate.Calls, d.Rate.Per)
		}
		rate = &contract.Rate{Calls: d.Rate.Calls, Per: per}
	}
	c.PropagationDelay, c.Rate = delay, rate
	return nil
}
