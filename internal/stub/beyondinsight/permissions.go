package beyondinsight

import (
	"net/http"
	"slices"

	api "github.com/assay-conformance/assay/generated/beyondinsight"
	"github.com/assay-conformance/assay/internal/rule"
)

// permissionsNamed is the guard of permissions: the documented ones are listed.
const permissionsNamed rule.Site = "listPermissions/guard/names"

// secretsSafe is the id of the permission to use Secrets Safe.
const secretsSafe int32 = 6

// ListPermissions lists the permissions.
func (s *server) ListPermissions(w http.ResponseWriter, _ *http.Request) {
	all := []api.Permission{
		{PermissionID: 1, Name: "Asset Management"}, {PermissionID: 2, Name: "Attribute Management"}, {PermissionID: 3, Name: "Scan Management"},
		{PermissionID: 4, Name: "User Accounts Management"}, {PermissionID: 5, Name: "Credential Management"}, {PermissionID: secretsSafe, Name: "Secrets Safe"},
	}
	if !s.enforces(permissionsNamed) {
		all = slices.Delete(all, 2, 3)
	}
	respond(w, http.StatusOK, all)
}
