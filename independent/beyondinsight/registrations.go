package beyondinsight

import (
	"net/http"
	"time"
)

type registration struct {
	id      int
	name    string
	made    time.Time
	visible bool
}

func (r *registration) number() int   { return r.id }
func (r *registration) title() string { return r.name }

func (s *service) viewRegistration(r *registration) map[string]any {
	return map[string]any{
		"Id": r.id, "Name": r.name, "RegistrationType": "ApiKeyPolicy", "Active": true, "Visible": r.visible,
		"MultiFactorAuthenticationEnforced": false, "ClientCertificateRequired": false,
		"UserPasswordRequired": true, "VerifyPsrunSignature": false,
		"IPAuthenticationRules": []any{map[string]any{
			"Id": r.id, "Type": "Single IPAddress", "Value": "192.0.2.1", "Description": "", "CreatedDate": s.stamp(r.made),
		}},
		"PSRUNRules": []any{}, "XForwardedForAuthenticationRules": []any{},
	}
}

func (s *service) getRegistrations(*call) (answer, error) {
	return ok(views(arrange(s, s.store.registrations, func(*registration) bool { return true }), s.viewRegistration))
}

func (s *service) getRegistration(c *call) (answer, error) {
	found := s.store.registrations[id(c.args[0])]
	if found == nil {
		return answer{}, refuse(http.StatusNotFound, "The API registration was not found.")
	}
	return ok(s.viewRegistration(found))
}
