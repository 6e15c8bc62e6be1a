package beyondinsight

import (
	"net/http"

	api "github.com/assay-conformance/assay/generated/beyondinsight"
	"github.com/assay-conformance/assay/internal/rule"
)

// levelsNamed is the guard of access levels: the documented ones are listed.
const levelsNamed rule.Site = "listAccessLevels/guard/names"

// ListAccessLevels lists the access levels (A-BI-57).
func (s *server) ListAccessLevels(w http.ResponseWriter, _ *http.Request) {
	all := []api.AccessLevel{{AccessLevelID: 0, Name: "None"}, {AccessLevelID: 1, Name: "Read"}, {AccessLevelID: 3, Name: "Read/Write"}}
	if !s.enforces(levelsNamed) {
		all = all[:2]
	}
	respond(w, http.StatusOK, all)
}
