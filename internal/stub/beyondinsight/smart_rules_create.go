package beyondinsight

import (
	"fmt"
	"net/http"
	"slices"
	"time"

	api "github.com/assay-conformance/assay/generated/beyondinsight"
	"github.com/assay-conformance/assay/internal/rule"
)

// The guards of creating Smart Rules.
const (
	attributeRuleStored    rule.Site = "createAttributeSmartRule/guard/stored"               // the created rule is listed
	attributeRuleType      rule.Site = "createAttributeSmartRule/guard/asset-type"           // as one for assets
	attributeRuleFilters   rule.Site = "createAttributeSmartRule/guard/filters"              // it has the assets with the attribute, and no others
	attributeRuleSameType  rule.Site = "createAttributeSmartRule/guard/same-type"            // the attributes are of one type
	attributeRuleUnique    rule.Site = "createAttributeSmartRule/guard/unique-title"         // no other rule has the title
	attributeRuleProcessed rule.Site = "createAttributeSmartRule/guard/processed-by-default" // unless the request says otherwise
	attributeRuleDeferred  rule.Site = "createAttributeSmartRule/guard/deferred"             // if it does
	accountRuleStored      rule.Site = "createAccountSmartRule/guard/stored"                 // the created rule is listed
	accountRuleType        rule.Site = "createAccountSmartRule/guard/account-type"           // as one for managed accounts
	accountRuleTitle       rule.Site = "createAccountSmartRule/guard/generated-title"        // a missing title is a unique one
)

var smartRuleCreationGuards = []rule.Site{
	attributeRuleStored, attributeRuleType, attributeRuleFilters, attributeRuleSameType, attributeRuleUnique, attributeRuleProcessed,
	attributeRuleDeferred, accountRuleStored, accountRuleType, accountRuleTitle,
}

// CreateAttributeSmartRule creates a Smart Rule for the assets that have one of some attributes (A-BI-76).
func (s *server) CreateAttributeSmartRule(w http.ResponseWriter, r *http.Request) {
	body := read[api.AttributeSmartRuleCreate](r)
	var types []int32
	for _, id := range body.AttributeIDs {
		found, known := s.attributes.Get(key(id))
		if !known {
			refuse(w, http.StatusBadRequest, "", "no such attribute")
			return
		}
		types = append(types, found.AttributeTypeID)
	}
	slices.Sort(types)
	switch {
	case len(slices.Compact(types)) > 1 && s.enforces(attributeRuleSameType):
		refuse(w, http.StatusBadRequest, "", "the attributes are of different types")
		return
	case s.titleTaken(body.Title) && s.enforces(attributeRuleUnique):
		refuse(w, http.StatusBadRequest, "", "a Smart Rule with this title exists")
		return
	}
	made := smartRule{access: writeAccess, attributes: body.AttributeIDs, SmartRule: api.SmartRule{
		SmartRuleID: s.next(), OrganizationID: inOrganization(defaultOrganization.String()), Title: body.Title, Category: body.Category,
		Description: text(body.Description), Status: 1, RuleType: assetRules,
	}}
	if !s.enforces(attributeRuleType) {
		made.RuleType = systemRules
	}
	if *orElse(body.ProcessImmediately, new(s.enforces(attributeRuleProcessed))) || body.ProcessImmediately != nil && !s.enforces(attributeRuleDeferred) {
		s.process(&made)
	}
	if s.enforces(attributeRuleStored) {
		s.smartRules.Put(key(made.SmartRuleID), made)
	}
	respond(w, http.StatusCreated, api.CreatedSmartRule{
		SmartRuleID: made.SmartRuleID, OrganizationID: made.OrganizationID, Title: made.Title, Description: made.Description, Category: made.Category,
		Status: made.Status, LastProcessedDate: made.LastProcessedDate, IsReadOnly: made.IsReadOnly,
	})
}

// CreateAccountSmartRule creates a Smart Rule for one managed account.
func (s *server) CreateAccountSmartRule(w http.ResponseWriter, r *http.Request) {
	body := read[api.AccountSmartRuleCreate](r)
	if body.AccountID != managedAccount {
		refuse(w, http.StatusBadRequest, "", "no such managed account")
		return
	}
	made := smartRule{access: writeAccess, SmartRule: api.SmartRule{
		SmartRuleID: s.next(), OrganizationID: inOrganization(defaultOrganization.String()), Title: text(body.Title), Category: "Quick Rules",
		Status: 1, RuleType: accountRules,
	}}
	switch {
	case made.Title == "" && s.enforces(accountRuleTitle):
		made.Title = fmt.Sprintf("Managed account %d, rule %d", body.AccountID, made.SmartRuleID)
	case made.Title == "":
		made.Title = fmt.Sprintf("Managed account %d", body.AccountID)
	case s.titleTaken(made.Title):
		refuse(w, http.StatusBadRequest, "", "a Smart Rule with this title exists")
		return
	}
	if !s.enforces(accountRuleType) {
		made.RuleType = assetRules
	}
	s.process(&made)
	if s.enforces(accountRuleStored) {
		s.smartRules.Put(key(made.SmartRuleID), made)
	}
	respond(w, http.StatusCreated, made.SmartRule)
}

// titleTaken reports whether a Smart Rule has a title.
func (s *server) titleTaken(title string) bool {
	return len(s.smartRules.Where(func(r smartRule) bool { return r.Title == title })) > 0
}

// process finds the assets of a Smart Rule.
func (s *server) process(r *smartRule) {
	r.LastProcessedDate = new(s.clock.Now().Format(time.RFC3339))
	if r.attributes == nil {
		return
	}
	r.assets = nil
	for _, a := range s.assets.Where(func(a asset) bool { return s.hasAny(a.AssetID, r.attributes) || !s.enforces(attributeRuleFilters) }) {
		r.assets = append(r.assets, a.AssetID)
	}
}

// hasAny reports whether an asset has one of some attributes.
func (s *server) hasAny(asset int32, attributes []int32) bool {
	return slices.ContainsFunc(attributes, func(id int32) bool { _, has := s.assignedTo(asset).Get(key(id)); return has })
}
