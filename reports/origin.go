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

// origin is a line of a file, for programs that show findings next to the source.
type origin struct {
	File string
	Line int // from 1
}

// ofEvidence returns the line of the contract for a piece of evidence, or else the line of its
// trial.
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

// ofRule returns the line of the contract for the first of a rule's sites.
func ofRule(r result.Result, one rule.Rule) origin {
	if o, ok := ofSites(r, one.Vendor, one.Sites); ok {
		return o
	}
	return origin{contractFile(one.Vendor), 1}
}

// ofSites returns the line of the response of one of the sites, or else of the operation.
func ofSites(r result.Result, vendor string, sites []rule.Site) (origin, bool) {
	var found origin
	for _, s := range sites {
		i := slices.IndexFunc(r.Operations, func(op result.Operation) bool { return op.Vendor == vendor && op.ID == s.Operation() })
		if i < 0 {
			continue
		}
		op := r.Operations[i]
		if k := slices.IndexFunc(op.Responses, func(one result.ResponseCount) bool { return s.Response() == rule.MakeSite(op.ID, one.Status) }); k >= 0 && op.Responses[k].Line > 0 {
			return origin{op.File, op.Responses[k].Line}, true
		}
		if found.Line == 0 {
			found = origin{op.File, op.Line}
		}
	}
	return found, found.Line > 0
}

func contractFile(vendor string) string { return fmt.Sprintf("specs/%s/openapi.yaml", vendor) }
