package beyondinsight

import (
	"net/http"
	"strings"

	api "github.com/assay-conformance/assay/generated/beyondinsight"
	"github.com/assay-conformance/assay/internal/rule"
)

// The guards of workgroups.
const (
	workgroupsPermitted   rule.Site = "listWorkgroups/guard/permitted-only"     // those that the caller may see
	workgroupByName       rule.Site = "listWorkgroups/@by-name/guard/of-name"   // the one of the name
	workgroupNamed        rule.Site = "listWorkgroups/@by-name/guard/permitted" // not one that the caller may not see
	workgroupRequested    rule.Site = "getWorkgroup/guard/requested"            // the one with the id
	workgroupPermitted    rule.Site = "getWorkgroup/guard/permitted"            // not one that the caller may not see
	workgroupOfName       rule.Site = "getWorkgroup/@by-name/guard/requested"   // the one of the name
	workgroupOfNameAccess rule.Site = "getWorkgroup/@by-name/guard/permitted"   // not one that the caller may not see
	workgroupStored       rule.Site = "createWorkgroup/guard/stored"            // the created workgroup is listed
)

var workgroupGuards = []rule.Site{
	workgroupsPermitted, workgroupByName, workgroupNamed, workgroupRequested, workgroupPermitted, workgroupOfName, workgroupOfNameAccess,
	workgroupStored,
}

// ListWorkgroups lists the workgroups that the caller may see, or returns the one of a name.
func (s *server) ListWorkgroups(w http.ResponseWriter, _ *http.Request, params api.ListWorkgroupsParams) {
	if params.Name != nil {
		s.workgroupNamed(w, *params.Name, workgroupByName, workgroupNamed)
		return
	}
	respond(w, http.StatusOK, s.workgroups.Where(func(g api.Workgroup) bool { return visible(g.OrganizationID) || !s.enforces(workgroupsPermitted) }))
}

// GetWorkgroup returns a workgroup by its id, or by its name (A-BI-2).
func (s *server) GetWorkgroup(w http.ResponseWriter, _ *http.Request, idOrName string) {
	if isName(idOrName) {
		s.workgroupNamed(w, idOrName, workgroupOfName, workgroupOfNameAccess)
		return
	}
	found, ok := s.workgroups.Get(idOrName)
	if !ok || !visible(found.OrganizationID) && s.enforces(workgroupPermitted) {
		notFound(w, "workgroup")
		return
	}
	if !s.enforces(workgroupRequested) {
		found, _ = s.workgroups.Get(key(1))
	}
	respond(w, http.StatusOK, found)
}

// isName reports whether a path that takes an id or a name has a name (A-BI-1, A-BI-2).
func isName(idOrName string) bool {
	return strings.ContainsFunc(idOrName, func(r rune) bool { return r < '0' || r > '9' })
}

// workgroup returns the workgroup of an id or a name, if the caller may see it, or refuses.
func (s *server) workgroup(w http.ResponseWriter, idOrName string) (found api.Workgroup, ok bool) {
	if !isName(idOrName) {
		found, ok = s.workgroups.Get(idOrName)
	} else if all := s.workgroups.Where(func(g api.Workgroup) bool { return g.Name == idOrName }); len(all) > 0 {
		found, ok = all[0], true
	}
	if ok = ok && visible(found.OrganizationID); !ok {
		notFound(w, "workgroup")
	}
	return found, ok
}

// workgroupNamed responds with the workgroup of a name that the caller may see.
func (s *server) workgroupNamed(w http.ResponseWriter, name string, ofName, permitted rule.Site) {
	found := s.workgroups.Where(func(g api.Workgroup) bool { return s.called(g.Name, name, ofName) })
	if len(found) == 0 || !visible(found[0].OrganizationID) && s.enforces(permitted) {
		notFound(w, "workgroup")
		return
	}
	if !s.enforces(ofName) {
		found[0], _ = s.workgroups.Get(key(1))
	}
	respond(w, http.StatusOK, found[0])
}

// CreateWorkgroup creates a workgroup in an organization, or in the default one.
func (s *server) CreateWorkgroup(w http.ResponseWriter, r *http.Request) {
	body := read[api.WorkgroupCreate](r)
	if body.Name == nil || *body.Name == "" {
		refuse(w, http.StatusBadRequest, "", "Workgroup Name is required")
		return
	}
	made := api.Workgroup{OrganizationID: defaultOrganization.String(), ID: s.next(), Name: *body.Name}
	if body.OrganizationID != nil && *body.OrganizationID != "" {
		if _, known := s.organizations[*body.OrganizationID]; !known || !visible(*body.OrganizationID) {
			refuse(w, http.StatusBadRequest, "", "no such organization")
			return
		}
		made.OrganizationID = *body.OrganizationID
	}
	if s.enforces(workgroupStored) {
		s.workgroups.Put(key(made.ID), made)
	}
	respond(w, http.StatusCreated, made)
}
