package beyondinsight

import (
	"net/http"

	"github.com/assay-conformance/assay/internal/rule"
	"github.com/assay-conformance/assay/internal/stub"
)

// directoryTypes are the types of groups and users that need a credential of a directory.
var directoryTypes = []string{"EntraId", "ActiveDirectory", "LdapDirectory"}

// Guards of creating something in a type of directory.
func fallsBack(operation, of string) rule.Site { return rule.Guard(operation, "falls-back-"+of) }
func readsCredential(operation, of string) rule.Site {
	return rule.Guard(operation, "existing-credential-"+of)
}
func writesCredential(operation, of string) rule.Site {
	return rule.Guard(operation, "new-credential-"+of)
}

// clientIDNeeded is the guard that a directory without a credential needs one.
func clientIDNeeded(operation string) rule.Site { return rule.Guard(operation, "client-id-needed") }

// directoryGuards returns the guards of an operation, which asks for the permissions of credentials in the
// checked types of directories.
func directoryGuards(operation string, checked ...string) []rule.Site {
	all := []rule.Site{clientIDNeeded(operation)}
	for _, of := range directoryTypes {
		all = append(all, fallsBack(operation, of))
	}
	for _, of := range checked {
		all = append(all, readsCredential(operation, of), writesCredential(operation, of))
	}
	return all
}

// directory is the directory that a request to create a group or a user names.
type directory struct {
	operation string
	of        string  // its type
	name      string  // a domain, a host or a tenant
	user      *string // whom it is bound with; nil for the credential that it has
	checked   bool    // the caller needs the permission for its credential
}

// mayUse reports whether the caller may use the credential of a directory, or refuses (A-BI-30, A-BI-78).
func (s *server) mayUse(w http.ResponseWriter, d directory, caller stub.Principal) bool {
	known := s.credentials[d.name]
	switch {
	case d.user == nil && known != "" && s.enforces(fallsBack(d.operation, d.of)):
		return true
	case d.user == nil && known == "" && d.of == "EntraId" && !s.enforces(clientIDNeeded(d.operation)):
		return true
	case d.user == nil:
		refuse(w, http.StatusBadRequest, "", "the directory has no credential")
		return false
	case !d.checked:
		return true
	case *d.user == known && s.enforces(readsCredential(d.operation, d.of)) && !caller.HoldsAny([]string{"Credential Management (Read)", "Credential Management (Read/Write)"}),
		*d.user != known && s.enforces(writesCredential(d.operation, d.of)) && !caller.HoldsAny([]string{"Credential Management (Read/Write)"}):
		refuse(w, http.StatusForbidden, "", "the caller may not use this credential")
		return false
	}
	return true
}
