package beyondinsight

import (
	"net/http"
	"strings"

	api "github.com/assay-conformance/assay/generated/beyondinsight"
	"github.com/assay-conformance/assay/internal/rule"
)

// The guards of processing and deleting Smart Rules.
const (
	ruleProcessable     rule.Site = "processSmartRule/guard/permitted"            // not one that the caller may only read
	ruleProcessing      rule.Site = "processSmartRule/guard/not-twice"            // nor one that is being processed
	ruleProcessedAtOnce rule.Site = "processSmartRule/guard/at-once"              // unless it is to be queued
	ruleQueued          rule.Site = "processSmartRule/guard/queued"               // if it is
	ruleRemoved         rule.Site = "deleteSmartRule/guard/removes"               // it is gone afterwards
	ruleKeepsOthers     rule.Site = "deleteSmartRule/guard/keeps-others"          // and the others are not
	ruleDeletable       rule.Site = "deleteSmartRule/guard/permitted"             // not one that the caller may only read
	namedRuleRemoved    rule.Site = "deleteNamedSmartRule/guard/removes"          // as above
	namedRuleOfTitle    rule.Site = "deleteNamedSmartRule/guard/of-title"         // only the one of the title
	namedRuleDeletable  rule.Site = "deleteNamedSmartRule/guard/permitted"        // as above
	namedRuleGlobal     rule.Site = "deleteNamedSmartRule/guard/global"           // not one of another organization
	orgRuleRemoved      rule.Site = "deleteOrganizationSmartRule/guard/removes"   // as above
	orgRuleOfTitle      rule.Site = "deleteOrganizationSmartRule/guard/of-title"  // only the one of the title
	orgRuleDeletable    rule.Site = "deleteOrganizationSmartRule/guard/permitted" // as above
)

var smartRuleChangeGuards = []rule.Site{
	ruleProcessable, ruleProcessing, ruleProcessedAtOnce, ruleQueued, ruleRemoved, ruleKeepsOthers, ruleDeletable,
	namedRuleRemoved, namedRuleOfTitle, namedRuleDeletable, namedRuleGlobal, orgRuleRemoved, orgRuleOfTitle, orgRuleDeletable,
}

// ProcessSmartRule processes a Smart Rule. The stub has no background processor: what is queued waits for another call.
func (s *server) ProcessSmartRule(w http.ResponseWriter, _ *http.Request, id string, params api.ProcessSmartRuleParams) {
	found, ok := s.smartRule(w, id, ruleReadable)
	if !ok || !s.mayWrite(w, found, ruleProcessable) {
		return
	}
	if found.processing && s.enforces(ruleProcessing) {
		refuse(w, http.StatusConflict, "", "the Smart Rule is currently processing")
		return
	}
	queue := params.Queue != nil && *params.Queue
	if !queue && (params.Queue != nil || s.enforces(ruleProcessedAtOnce)) || queue && !s.enforces(ruleQueued) {
		s.process(&found)
		s.smartRules.Put(id, found)
	}
	respond(w, http.StatusOK, found.SmartRule)
}

// DeleteSmartRule removes a Smart Rule.
func (s *server) DeleteSmartRule(w http.ResponseWriter, _ *http.Request, id string) {
	if found, ok := s.smartRule(w, id, ruleReadable); ok && s.mayWrite(w, found, ruleDeletable) {
		s.forgetRule(w, found, ruleRemoved, ruleKeepsOthers)
	}
}

// DeleteNamedSmartRule removes the Smart Rule of a title in the global organization.
func (s *server) DeleteNamedSmartRule(w http.ResponseWriter, _ *http.Request, params api.DeleteNamedSmartRuleParams) {
	found, ok := s.smartRuleTitled(w, params.Title, ruleReadable, func(r smartRule) bool { return global(r) || !s.enforces(namedRuleGlobal) })
	if ok && s.mayWrite(w, found, namedRuleDeletable) {
		s.forgetRule(w, found, namedRuleRemoved, namedRuleOfTitle)
	}
}

// DeleteOrganizationSmartRule removes the Smart Rule of a title from an organization.
func (s *server) DeleteOrganizationSmartRule(w http.ResponseWriter, _ *http.Request, organization string, params api.DeleteOrganizationSmartRuleParams) {
	found, ok := s.smartRuleTitled(w, params.Title, ruleReadable, func(r smartRule) bool { return strings.EqualFold(organizationOfRule(r), organization) })
	if ok && s.mayWrite(w, found, orgRuleDeletable) {
		s.forgetRule(w, found, orgRuleRemoved, orgRuleOfTitle)
	}
}

// mayWrite reports whether the caller may change a Smart Rule, or refuses.
func (s *server) mayWrite(w http.ResponseWriter, r smartRule, permitted rule.Site) bool {
	if r.access < writeAccess && s.enforces(permitted) {
		refuse(w, http.StatusForbidden, "", "the caller may only read the Smart Rule")
		return false
	}
	return true
}

// forgetRule removes a Smart Rule.
func (s *server) forgetRule(w http.ResponseWriter, r smartRule, removes, keepsOthers rule.Site) {
	if !s.enforces(keepsOthers) {
		for _, other := range s.smartRules.Where(func(other smartRule) bool { return other.SmartRuleID != r.SmartRuleID }) {
			s.smartRules.Remove(key(other.SmartRuleID))
		}
	}
	if s.enforces(removes) {
		s.smartRules.Remove(key(r.SmartRuleID))
	}
	w.WriteHeader(http.StatusOK)
}
