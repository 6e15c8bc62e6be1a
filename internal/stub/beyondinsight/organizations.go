package beyondinsight

import (
	"net/http"
	"slices"
	"strings"

	api "github.com/assay-conformance/assay/generated/beyondinsight"
	"github.com/assay-conformance/assay/internal/rule"
)

// The guards of organizations.
const (
	organizationsPermitted rule.Site = "listOrganizations/guard/permitted-only"     // those that the caller may see
	organizationByName     rule.Site = "listOrganizations/@by-name/guard/of-name"   // the one of the name
	organizationNamed      rule.Site = "listOrganizations/@by-name/guard/permitted" // not one that the caller may not see
	organizationRequested  rule.Site = "getOrganization/guard/requested"            // the one with the id
	organizationPermitted  rule.Site = "getOrganization/guard/permitted"            // not one that the caller may not see
)

var organizationGuards = []rule.Site{organizationsPermitted, organizationByName, organizationNamed, organizationRequested, organizationPermitted}

// ListOrganizations lists the organizations that the caller may see, or returns the one of a name.
func (s *server) ListOrganizations(w http.ResponseWriter, _ *http.Request, params api.ListOrganizationsParams) {
	all := []api.Organization{}
	for _, o := range s.organizations {
		if params.Name != nil || visible(o.OrganizationID) || !s.enforces(organizationsPermitted) {
			all = append(all, o)
		}
	}
	slices.SortFunc(all, func(a, b api.Organization) int { return strings.Compare(a.OrganizationID, b.OrganizationID) })
	if params.Name == nil {
		respond(w, http.StatusOK, all)
		return
	}
	i := slices.IndexFunc(all, func(o api.Organization) bool { return s.called(o.Name, *params.Name, organizationByName) })
	if i < 0 || !visible(all[i].OrganizationID) && s.enforces(organizationNamed) {
		notFound(w, "organization")
		return
	}
	if !s.enforces(organizationByName) {
		i = (i + 1) % len(all)
	}
	respond(w, http.StatusOK, all[i])
}

// GetOrganization returns an organization.
func (s *server) GetOrganization(w http.ResponseWriter, _ *http.Request, id string) {
	found, ok := s.organizations[strings.ToLower(id)]
	if !ok || !visible(found.OrganizationID) && s.enforces(organizationPermitted) {
		notFound(w, "organization")
		return
	}
	if !s.enforces(organizationRequested) {
		found = s.organizations[branchOrganization.String()]
	}
	respond(w, http.StatusOK, found)
}
