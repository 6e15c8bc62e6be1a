package beyondinsight

import (
	"time"

	api "github.com/assay-conformance/assay/generated/beyondinsight"
	"github.com/assay-conformance/assay/internal/rule"
)

// anHour is how many minutes an access token lives by default.
const anHour int32 = 60

// registrationRequest is the request to create or change an API registration of either type.
type registrationRequest struct {
	api.APIKeyPolicy
	AccessTokenDuration *int32
}

// fill gives an API registration the values of a request. What the request does not have stays, except
// how long its tokens live (A-BI-16).
func (s *server) fill(r *registration, body registrationRequest, ofKey, ofAccess, byDefault rule.Site) {
	r.RegistrationType, r.Name = string(body.RegistrationType), *orElse(body.Name, &r.Name)
	r.Active, r.Visible = *orElse(body.Active, &r.Active), *orElse(body.Visible, &r.Visible)
	r.ClientCertificateRequired = *orElse(body.ClientCertificateRequired, &r.ClientCertificateRequired)
	r.IPAuthenticationRules = s.authentication(r.IPAuthenticationRules, body.IPAuthenticationRules)
	r.XForwardedForAuthenticationRules = s.authentication(r.XForwardedForAuthenticationRules, body.XForwardedForAuthenticationRules)
	if r.RegistrationType == keyPolicy {
		if !s.enforces(ofKey) {
			body.MultiFactorAuthenticationEnforced, body.UserPasswordRequired, body.VerifyPsrunSignature, body.PSRUNRules = nil, nil, nil, nil
		}
		r.MultiFactorAuthenticationEnforced = orElse(body.MultiFactorAuthenticationEnforced, orElse(r.MultiFactorAuthenticationEnforced, new(bool)))
		r.UserPasswordRequired = orElse(body.UserPasswordRequired, orElse(r.UserPasswordRequired, new(bool)))
		r.VerifyPsrunSignature = orElse(body.VerifyPsrunSignature, orElse(r.VerifyPsrunSignature, new(bool)))
		r.PSRUNRules = s.psrun(r.PSRUNRules, body.PSRUNRules)
		return
	}
	kept := *orElse(r.AccessTokenDuration, new(2*anHour))
	switch {
	case body.AccessTokenDuration != nil && s.enforces(ofAccess):
		kept = *body.AccessTokenDuration
	case body.AccessTokenDuration == nil && s.enforces(byDefault):
		kept = anHour
	}
	r.AccessTokenDuration = &kept
}

// authentication returns the authentication rules of a request, or those that there were if it has none.
func (s *server) authentication(were []api.AuthenticationRule, sent []api.NewAuthenticationRule) []api.AuthenticationRule {
	if sent == nil && were != nil {
		return were
	}
	all := []api.AuthenticationRule{}
	for _, a := range sent {
		all = append(all, api.AuthenticationRule{ID: s.next(), Type: text(a.Type), Value: text(a.Value), Description: a.Description, CreatedDate: s.date()})
	}
	return all
}

func (s *server) psrun(were []api.PsrunRule, sent []api.NewPsrunRule) []api.PsrunRule {
	if sent == nil && were != nil {
		return were
	}
	all := []api.PsrunRule{}
	for _, p := range sent {
		all = append(all, api.PsrunRule{
			ID: s.next(), IPAddress: p.IPAddress, MacAddress: p.MacAddress, SystemName: p.SystemName, FQDN: p.FQDN, DomainName: p.DomainName,
			UserID: p.UserID, RootVolumeID: p.RootVolumeID, OSVersion: p.OSVersion, CreatedDate: s.date(),
		})
	}
	return all
}

func (s *server) date() string { return s.clock.Now().Format(time.RFC3339) }

// read is how a read shows an API registration: without the duration (A-BI-72).
func (r registration) read() api.APIRegistration {
	return api.APIRegistration{
		ID: r.ID, Name: r.Name, RegistrationType: r.RegistrationType, Active: r.Active, Visible: r.Visible, ClientCertificateRequired: r.ClientCertificateRequired,
		MultiFactorAuthenticationEnforced: r.MultiFactorAuthenticationEnforced, UserPasswordRequired: r.UserPasswordRequired, VerifyPsrunSignature: r.VerifyPsrunSignature,
		IPAuthenticationRules: r.IPAuthenticationRules, PSRUNRules: r.PSRUNRules, XForwardedForAuthenticationRules: r.XForwardedForAuthenticationRules,
	}
}
