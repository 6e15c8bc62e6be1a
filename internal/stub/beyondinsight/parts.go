package beyondinsight

import (
	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/stub"
)

// pageGuards are the guards of a listing that always has pages.
type pageGuards struct {
	limit, offset rule.Site // as those of listingGuards
	offsetDefault rule.Site // without an offset nothing is left out
}

func pageGuardsOf(operation string) pageGuards {
	return pageGuards{limit: rule.Guard(operation, "limit"), offset: rule.Guard(operation, "offset"), offsetDefault: rule.Guard(operation, "offset-default")}
}

func (g pageGuards) all() []rule.Site { return []rule.Site{g.limit, g.offset, g.offsetDefault} }

// pageOf returns a part of a list.
func pageOf[T any](s *server, all []T, guards pageGuards, limit, offset *int32) []T {
	skip, most := 0, len(all)
	switch {
	case offset != nil && s.enforces(guards.offset):
		skip = int(*offset)
	case offset == nil && !s.enforces(guards.offsetDefault):
		skip = 1
	}
	if limit != nil && s.enforces(guards.limit) {
		most = int(*limit)
	}
	return stub.Page(all, most, skip)
}
