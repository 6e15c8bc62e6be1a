package reports

import (
	"fmt"
	"io"

	"github.com/assay-conformance/assay/internal/result"
)

// badge is what shields.io asks of an endpoint.
type badge struct {
	SchemaVersion int    `json:"schemaVersion"`
	Label         string `json:"label"`
	Message       string `json:"message"`
	Color         string `json:"color"`
	IsError       bool   `json:"isError,omitempty"` // keeps a page from choosing another colour
}

// Badge writes the endpoint of a badge: the part of the rules tested on the wire that are kept,
// and a colour for the verdict. The part is rounded down, and is never whole when the run was not
// conformant.
func Badge(w io.Writer, r result.Result) error {
	tested := pick(r.Rules, func(rr result.RuleResult) bool { return rr.Verdict.Judged() && !rr.Stated })
	kept := pick(tested, func(rr result.RuleResult) bool { return rr.Verdict != result.Fail })
	_, exit := r.Conclusion()
	b := badge{SchemaVersion: 1, Label: "conformance", Message: "nothing tested", Color: "lightgrey"}
	if len(tested) > 0 {
		percent := 100 * len(kept) / len(tested)
		if exit != result.ExitConformant {
			percent = min(percent, 99)
		}
		b.Message = fmt.Sprintf("%d%% of %s", percent, count(len(tested), "rule"))
	}
	switch {
	case exit == result.ExitViolation && len(tested) == 0:
		b.Message, b.Color, b.IsError = "contract broken", "red", true
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
