package beyondinsight

import (
	"encoding/json"
	"net/http"
	"net/netip"
	"slices"
	"strings"

	api "github.com/assay-conformance/assay/generated/beyondinsight"
	"github.com/assay-conformance/assay/internal/rule"
)

// The guards of imports, besides those of each type.
const (
	importTypes         rule.Site = "createImport/guard/types"          // no other type than the documented ones
	importTypeCase      rule.Site = "createImport/guard/type-case"      // a type in other case is another type
	importFilterAddress rule.Site = "createImport/guard/filter-address" // one address is a filter
	importFilterRange   rule.Site = "createImport/guard/filter-range"   // and so is a range of them
	importFilterNetwork rule.Site = "createImport/guard/filter-network" // and a network
)

// fileTypes are the documented types of an import.
var fileTypes = []string{"PASSWORDSAFE", "RETINARTD", "NESSUS", "NESSUSSECCEN", "NEXPOSE", "QUALYSGUARD", "METASPLOIT", "MCAFEEVM", "TRIPWIRE"}

// takesType is the guard of one type: an import of it is accepted.
func takesType(fileType string) rule.Site { return rule.Guard("createImport", "type-"+fileType) }

func importGuards() []rule.Site {
	all := []rule.Site{importTypes, importTypeCase, importFilterAddress, importFilterRange, importFilterNetwork}
	for _, t := range fileTypes {
		all = append(all, takesType(t))
	}
	return all
}

// CreateImport queues the import of a file. It reads no file, and nothing shows the import.
func (s *server) CreateImport(w http.ResponseWriter, r *http.Request) {
	body := read[api.ImportOfText](r) // the contents are in either of two properties
	switch {
	case !s.takesType(*orElse(body.ImportType, new("PASSWORDSAFE"))):
		refuse(w, http.StatusBadRequest, "", "no such import type")
	case !s.takesFilter(*orElse(body.Filter, new("All Assets"))):
		refuse(w, http.StatusBadRequest, "", "the filter is neither an address, a range nor a network")
	default:
		s.queue(w, body.WorkgroupID, text(body.FileName))
	}
}

// QueueImportFile queues the import of an uploaded file.
func (s *server) QueueImportFile(w http.ResponseWriter, r *http.Request) {
	var body api.UploadedImport
	_ = json.Unmarshal([]byte(r.PostFormValue("import")), &body) // the chain has found it valid
	s.queue(w, body.WorkgroupID, text(body.FileName))
}

// queue responds with a new import into a workgroup, or refuses. A file has no path.
func (s *server) queue(w http.ResponseWriter, workgroup *int32, file string) {
	if file == "" || strings.ContainsAny(file, `/\`) {
		refuse(w, http.StatusBadRequest, "", "the file needs a name without a path")
		return
	}
	if into, ok := s.workgroups.Get(key(*orElse(workgroup, new(int32)))); !ok || !visible(into.OrganizationID) {
		refuse(w, http.StatusBadRequest, "", "no such workgroup")
		return
	}
	respond(w, http.StatusOK, api.QueuedImport{ImportID: s.next()})
}

// takesType reports whether files of a type can be imported. Its case matters (003:1915).
func (s *server) takesType(fileType string) bool {
	if slices.Contains(fileTypes, fileType) {
		return s.enforces(takesType(fileType))
	}
	if slices.Contains(fileTypes, strings.ToUpper(fileType)) {
		return !s.enforces(importTypeCase)
	}
	return !s.enforces(importTypes)
}

// takesFilter reports whether a text selects assets: all, or those of an address, a range or a network.
func (s *server) takesFilter(filter string) bool {
	if filter == "All Assets" {
		return true
	}
	if _, err := netip.ParseAddr(filter); err == nil {
		return s.enforces(importFilterAddress)
	}
	if _, err := netip.ParsePrefix(filter); err == nil {
		return s.enforces(importFilterNetwork)
	}
	first, last, _ := strings.Cut(filter, "-")
	_, err := netip.ParseAddr(first)
	_, failed := netip.ParseAddr(last)
	return err == nil && failed == nil && s.enforces(importFilterRange)
}
