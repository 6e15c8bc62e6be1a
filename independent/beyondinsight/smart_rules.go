package beyondinsight

import (
	"net/http"
	"strings"
	"time"
)

type smartRule struct {
	id           int
	name         string
	description  string
	organization string
	kind         string
	processed    time.Time
	assets       []int
}

func (r *smartRule) number() int   { return r.id }
func (r *smartRule) title() string { return r.name }

// smartRuleOf finds a Smart Rule that the caller may read: those of the caller's organizations.
func (s *service) smartRuleOf(c *call, text string, forgets bool) (*smartRule, error) {
	found := s.store.smartRules[id(text)]
	if found == nil {
		return nil, refuse(http.StatusNotFound, "The Smart Rule was not found.")
	}
	return found, s.readsSmartRule(c, found, forgets)
}

func (s *service) readsSmartRule(c *call, r *smartRule, forgets bool) error {
	if forgets || c.caller.belongs(r.organization) {
		return nil
	}
	if s.variant("foreign-is-missing") {
		return refuse(http.StatusNotFound, "The Smart Rule was not found.")
	}
	return refuse(http.StatusForbidden, "You cannot read the Smart Rule.")
}

func (s *service) viewSmartRule(r *smartRule) map[string]any {
	return map[string]any{
		"SmartRuleID": r.id, "OrganizationID": r.organization, "Title": r.name, "Description": r.description,
		"Category": "Assets and Devices", "Status": 1, "LastProcessedDate": s.stamp(r.processed),
		"IsReadOnly": false, "RuleType": r.kind,
	}
}

// getSmartRules lists the Smart Rules of a type that the caller may read, or finds one of the global
// organization by its title.
func (s *service) getSmartRules(c *call) (answer, error) {
	if title, given := c.query["title"]; given {
		return s.smartRuleTitled(c, defaultOrganization, title)
	}
	kind := strings.ToLower(strings.ReplaceAll(c.query["type"], " ", ""))
	list := arrange(s, s.store.smartRules, func(r *smartRule) bool {
		own := strings.ToLower(strings.ReplaceAll(r.kind, " ", ""))
		return c.caller.belongs(r.organization) && (kind == "" || kind == "all" || kind == own)
	})
	return ok(views(list, s.viewSmartRule))
}

func (s *service) smartRuleTitled(c *call, organization, title string) (answer, error) {
	found, there := named(s, s.store.smartRules, title, func(r *smartRule) bool {
		return strings.EqualFold(r.organization, organization)
	})
	if !there {
		return answer{}, refuse(http.StatusNotFound, "The Smart Rule was not found.")
	}
	if err := s.readsSmartRule(c, found, false); err != nil {
		return answer{}, err
	}
	return ok(s.viewSmartRule(found))
}

func (s *service) getSmartRuleOfOrganization(c *call) (answer, error) {
	if _, given := c.query["title"]; !given {
		return answer{}, refuse(http.StatusBadRequest, "title is required.")
	}
	return s.smartRuleTitled(c, c.args[0], c.query["title"])
}

func (s *service) getSmartRule(c *call) (answer, error) {
	found, err := s.smartRuleOf(c, c.args[0], false)
	if err != nil {
		return answer{}, err
	}
	return ok(s.viewSmartRule(found))
}
