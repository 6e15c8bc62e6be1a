package reports

import (
	"fmt"
	"io"

	"github.com/assay-conformance/assay/internal/result"
)

// badge is the response of a shields.io endpoint.
type badge struct {
	SchemaVersion int    `json:"schemaVersion"`
	Label         string `json:"label"`
	Message       string `json:"message"`
	Color         string `json:"color"`
	IsError       bool   `json:"isError,omitempty"` // prevents a page from overriding the color
}

// Badge writes a shields.io endpoint badge: the percentage of the rules tested on the wire that
// passed, and a color for the verdict. The percentage is rounded down, and is below 100 unless the
// run is conformant.
func Badge(w io.Writer, r result.Result) error {
	tested := pick(r.Rules, func(rr result.RuleResult) bool { return rr.Verdict.Judged() && !rr.Stated })
	passed := pick(tested, func(rr result.RuleResult) bool { return rr.Verdict != result.Fail })
	_, exit := r.Conclusion()
	b := badge{SchemaVersion: 1, Label: "conformance", Message: "nothing tested", Color: "lightgrey"}
	if len(tested) > 0 {
		percent := 100 * len(passed) / len(tested)
		if exit != result.ExitConformant {
			percent = min(percent, 99)
		}
		b.Message = fmt.Sprintf("%d%% of %s", percent, count(len(tested), "rule"))
	}
	switch {
	case exit == result.ExitViolation && len(tested) == 0:
		b.Message, b.Color, b.IsError = "contract violated", "red", true
	case exit == result.ExitViolation:
		b.Color, b.IsError = "red", true
	case exit == result.ExitInconclusive && len(tested) > 0:
		b.Message, b.Color = b.Message+", inconclusive", "orange"
	case exit == result.ExitConformant && r.Footer.Counts[result.Warn] > 0:
		b.Color = "yellowgreen"
	case exit == result.ExitConformant:
		b.Color = "brightgreen"
	}
	if r.Meta.Shard != "" {
		b.Label += " " + r.Meta.Shard
	}
	return encode(w, b)
}
