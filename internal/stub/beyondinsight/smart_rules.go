package beyondinsight

import (
	"net/http"
	"strings"

	"github.com/oapi-codegen/nullable"

	api "github.com/assay-conformance/assay/generated/beyondinsight"
	"github.com/assay-conformance/assay/internal/rule"
)

// The guards of reading Smart Rules.
const (
	rulesReadable      rule.Site = "listSmartRules/guard/readable-only"             // those that the caller may read
	rulesOfType        rule.Site = "listSmartRules/guard/of-type"                   // those of the requested type
	rulesOfAllTypes    rule.Site = "listSmartRules/guard/all-types"                 // all if no type is requested
	ruleByTitle        rule.Site = "listSmartRules/@by-title/guard/of-title"        // the one of the title
	ruleTitled         rule.Site = "listSmartRules/@by-title/guard/permitted"       // not one that the caller may not read
	ruleTitledGlobal   rule.Site = "listSmartRules/@by-title/guard/global"          // not one of another organization
	ruleRequested      rule.Site = "getSmartRule/guard/requested"                   // the one with the id
	ruleReadable       rule.Site = "getSmartRule/guard/permitted"                   // not one that the caller may not read
	ruleOfOrganization rule.Site = "getOrganizationSmartRule/guard/of-organization" // not one of another organization
	ruleInOrganization rule.Site = "getOrganizationSmartRule/guard/of-title"        // the one of the title
	ruleInOrgPermitted rule.Site = "getOrganizationSmartRule/guard/permitted"       // not one that the caller may not read
)

var smartRuleGuards = []rule.Site{
	rulesReadable, rulesOfType, rulesOfAllTypes, ruleByTitle, ruleTitled, ruleTitledGlobal, ruleRequested, ruleReadable,
	ruleOfOrganization, ruleInOrganization, ruleInOrgPermitted,
}

// Types of Smart Rules (A-BI-38).
const (
	assetRules   = "Asset"
	accountRules = "ManagedAccount"
	systemRules  = "ManagedSystem"
)

// Access levels (A-BI-57).
const (
	noAccess    int32 = 0
	readAccess  int32 = 1
	writeAccess int32 = 3
)

// smartRule is a Smart Rule with what other operations show of it.
type smartRule struct {
	api.SmartRule
	access     int32   // of every caller
	processing bool    // it is being processed
	attributes []int32 // that its assets have; nil for a rule of another kind
	assets     []int32 // as last processed
}

// ListSmartRules lists the Smart Rules that the caller may read, or returns the one of a title.
func (s *server) ListSmartRules(w http.ResponseWriter, _ *http.Request, params api.ListSmartRulesParams) {
	if params.Title != nil {
		found, ok := s.smartRuleTitled(w, s.meant(*params.Title, ruleByTitle), ruleTitled, func(r smartRule) bool { return global(r) || !s.enforces(ruleTitledGlobal) })
		if ok {
			s.respondRule(w, found, ruleByTitle)
		}
		return
	}
	kind := "all"
	if params.Type != nil && s.enforces(rulesOfType) {
		kind = strings.ReplaceAll(*params.Type, " ", "")
	} else if params.Type == nil && !s.enforces(rulesOfAllTypes) {
		kind = assetRules
	}
	all := api.SmartRules{}
	for _, r := range s.smartRules.Where(func(r smartRule) bool { return r.access > noAccess || !s.enforces(rulesReadable) }) {
		if strings.EqualFold(kind, "all") || strings.EqualFold(kind, r.RuleType) {
			all = append(all, r.SmartRule)
		}
	}
	respond(w, http.StatusOK, all)
}

// GetSmartRule returns a Smart Rule.
func (s *server) GetSmartRule(w http.ResponseWriter, _ *http.Request, id string) {
	if found, ok := s.smartRule(w, id, ruleReadable); ok {
		s.respondRule(w, found, ruleRequested)
	}
}

// GetOrganizationSmartRule returns the Smart Rule of a title in an organization.
func (s *server) GetOrganizationSmartRule(w http.ResponseWriter, _ *http.Request, organization string, params api.GetOrganizationSmartRuleParams) {
	found, ok := s.smartRuleTitled(w, s.meant(params.Title, ruleInOrganization), ruleInOrgPermitted, func(r smartRule) bool {
		return strings.EqualFold(organizationOfRule(r), organization) || !s.enforces(ruleOfOrganization)
	})
	if ok {
		s.respondRule(w, found, ruleInOrganization)
	}
}

// respondRule responds with a Smart Rule, and with another one if the guard is off.
func (s *server) respondRule(w http.ResponseWriter, found smartRule, requested rule.Site) {
	if !s.enforces(requested) {
		found, _ = s.smartRules.Get(key(serverRule))
	}
	respond(w, http.StatusOK, found.SmartRule)
}

// smartRule returns a Smart Rule that the caller may read, or refuses.
func (s *server) smartRule(w http.ResponseWriter, id string, permitted rule.Site) (smartRule, bool) {
	found, ok := s.smartRules.Get(id)
	if ok = ok && (found.access > noAccess || !s.enforces(permitted)); !ok {
		notFound(w, "Smart Rule")
	}
	return found, ok
}

// smartRuleTitled returns the Smart Rule of a title in some organization, if the caller may read it, or refuses.
func (s *server) smartRuleTitled(w http.ResponseWriter, title string, permitted rule.Site, in func(smartRule) bool) (found smartRule, ok bool) {
	all := s.smartRules.Where(func(r smartRule) bool { return r.Title == title && in(r) })
	if len(all) == 0 || all[0].access == noAccess && s.enforces(permitted) {
		notFound(w, "Smart Rule")
		return found, false
	}
	return all[0], true
}

// meant returns the title that a caller asks for; if the guard is off, a whole one for a part.
func (s *server) meant(title string, ofTitle rule.Site) string {
	for _, r := range s.smartRules.Where(func(r smartRule) bool { return s.called(r.Title, title, ofTitle) }) {
		return r.Title
	}
	return title
}

// organizationOfRule returns the organization of a Smart Rule; empty if it has none.
func organizationOfRule(r smartRule) string {
	id, _ := r.OrganizationID.Get()
	return id
}

// global reports whether a Smart Rule is of the global organization, which is the default one here.
func global(r smartRule) bool {
	of := organizationOfRule(r)
	return of == "" || of == defaultOrganization.String()
}

// inOrganization returns the id of an organization as a Smart Rule shows it.
func inOrganization(id string) nullable.Nullable[string] { return nullable.NewNullableWithValue(id) }
