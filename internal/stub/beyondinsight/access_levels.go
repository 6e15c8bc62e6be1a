package beyondinsight

import (
	"net/http"

	api "github.com/assay-conformance/assay/generated/beyondinsight"
)

// ListAccessLevels lists the access levels (A-BI-57).
func (s *server) ListAccessLevels(w http.ResponseWriter, _ *http.Request) {
	respond(w, http.StatusOK, []api.AccessLevel{{AccessLevelID: 0, Name: "None"}, {AccessLevelID: 1, Name: "Read"}, {AccessLevelID: 3, Name: "Read/Write"}})
}
