package reports

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
)

// origin is a line of a file, as programs want it that put a finding beside the text.
type origin struct {
	File string
	Line int // from 1
}

// ofEvidence is the line of the contract that makes the promise, or where the contract has no
// place for it the line of the trial that saw it broken.
func ofEvidence(r result.Result, e evidence.Evidence) origin {
	if e.Line > 0 {
		return origin{contractFile(e.Vendor), e.Line}
	}
	if o, ok := ofSites(r, e.Vendor, e.Sites); ok {
		return o
	}
	file, line, _ := strings.Cut(e.Where, ":")
	n, err := strconv.Atoi(line)
	if err != nil || n < 1 {
		return origin{contractFile(e.Vendor), 1}
	}
	return origin{file, n}
}

// ofRule is the line of the contract that the first of a rule's sites stands at.
func ofRule(r result.Result, one rule.Rule) origin {
	if o, ok := ofSites(r, one.Vendor, one.Sites); ok {
		return o
	}
	return origin{contractFile(one.Vendor), 1}
}

// ofSites finds the answer that one of the sites speaks about, or else the operation.
func ofSites(r result.Result, vendor string, sites []rule.Site) (origin, bool) {
	var found origin
	for _, s := range sites {
		i := slices.IndexFunc(r.Operations, func(op result.Operation) bool { return op.Vendor == vendor && op.ID == s.Operation() })
		if i < 0 {
			continue
		}
		op := r.Operations[i]
		if k := slices.IndexFunc(op.Responses, func(a result.ResponseCount) bool { return s.Response() == rule.MakeSite(op.ID, a.Status) }); k >= 0 && op.Responses[k].Line > 0 {
			return origin{op.File, op.Responses[k].Line}, true
		}
		if found.Line == 0 {
			found = origin{op.File, op.Line}
		}
	}
	return found, found.Line > 0
}

func contractFile(vendor string) string { return fmt.Sprintf("specs/%s/openapi.yaml", vendor) }
