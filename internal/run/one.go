package run

import (
	"context"

	"github.com/assay-conformance/assay/internal/result"
	"github.com/assay-conformance/assay/internal/target"
)

// One runs one trial of a plan on a target of its own, and returns its record. Whoever changes the target
// by other means than a mutant, such as tools/mutants, needs no more of a run.
func One(ctx context.Context, p Planned, source target.Source) result.Trial {
	record := p.Record
	try(ctx, p, source, &record, nil, "assay")
	return record
}
