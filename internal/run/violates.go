package run

import (
	"slices"

	"github.com/assay-conformance/assay/internal/evidence"
	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/suite"
)

// Violated lists the MUST rules of a vendor that a trial has evidence against. It is what [result.Fold]
// would say of a run with this trial alone.
func Violated(v *suite.Vendor, t result.Trial) []string {
	var ids []string
	for _, e := range t.Against() {
		if e.Grade != evidence.Violated {
			continue
		}
		for _, r := range v.Rules.Rules {
			if r.Level == rule.Must && r.Untested == "" && slices.ContainsFunc(e.Sites, r.Claims) && !slices.Contains(ids, r.ID) {
				ids = append(ids, r.ID)
			}
		}
	}
	return ids
}
