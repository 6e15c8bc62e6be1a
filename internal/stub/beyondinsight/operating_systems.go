package beyondinsight

import (
	"net/http"

	api "github.com/assay-conformance/assay/generated/beyondinsight"
)

// ListOperatingSystems lists the operating systems.
func (s *server) ListOperatingSystems(w http.ResponseWriter, _ *http.Request) {
	respond(w, http.StatusOK, []api.OperatingSystem{{OperatingSystemID: 1, Name: "Windows Server 2022"}, {OperatingSystemID: 2, Name: "Red Hat Enterprise Linux 9"}})
}
