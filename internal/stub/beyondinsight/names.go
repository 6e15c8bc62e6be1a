package beyondinsight

import (
	"strings"

	"github.com/assay-conformance/assay/internal/rule"
)

// called reports whether a thing has the name that a caller asks for. A part of the name is not enough, unless the
// guard is off.
func (s *server) called(name, asked string, ofName rule.Site) bool {
	return name == asked || !s.enforces(ofName) && strings.Contains(name, asked)
}
