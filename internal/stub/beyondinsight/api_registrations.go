package beyondinsight

import (
	"fmt"
	"net/http"
	"time"

	api "github.com/assay-conformance/assay/generated/beyondinsight"
	"github.com/assay-conformance/assay/internal/rule"
)

// The guards of API registrations.
const (
	registrationRequested   rule.Site = "getApiRegistration/guard/requested"           // the one with the id
	registrationStored      rule.Site = "createApiRegistration/guard/stored"           // the created registration is listed
	registrationKeyPolicy   rule.Site = "createApiRegistration/guard/key-policy"       // with what only an ApiKeyPolicy has
	registrationAccess      rule.Site = "createApiRegistration/guard/access-policy"    // with what only an ApiAccessPolicy has
	registrationDuration    rule.Site = "createApiRegistration/guard/default-duration" // an hour, unless the request says otherwise
	registrationChanged     rule.Site = "updateApiRegistration/guard/changed"          // the new values are stored
	registrationChangeKey   rule.Site = "updateApiRegistration/guard/key-policy"       // as above
	registrationChangeToken rule.Site = "updateApiRegistration/guard/access-policy"    // as above
	registrationChangeHour  rule.Site = "updateApiRegistration/guard/default-duration" // as above
	registrationRemoved     rule.Site = "deleteApiRegistration/guard/removes"          // it is gone afterwards
	registrationKeepsOthers rule.Site = "deleteApiRegistration/guard/keeps-others"     // and the others are not
	keyRotated              rule.Site = "rotateApiKey/guard/new-key"                   // it is another one
	keyKept                 rule.Site = "rotateApiKey/guard/stored"                    // and the one that a read returns
	rotatedKeyPolicyOnly    rule.Site = "rotateApiKey/guard/key-policy-only"           // no other type has a key
	readKeyPolicyOnly       rule.Site = "getApiKey/guard/key-policy-only"              // as above
)

var registrationGuards = []rule.Site{
	registrationRequested, registrationStored, registrationKeyPolicy, registrationAccess, registrationDuration, registrationChanged, registrationChangeKey,
	registrationChangeToken, registrationChangeHour, registrationRemoved, registrationKeepsOthers, keyRotated, keyKept, rotatedKeyPolicyOnly, readKeyPolicyOnly,
}

// keyPolicy is the type of API registration that has a key.
const keyPolicy = "ApiKeyPolicy"

// anHour is how many minutes an access token lives by default.
const anHour int32 = 60

// registration is an API registration with the key that signs in to it.
type registration struct {
	api.WrittenAPIRegistration
	key string
}

// registrationRequest is the request to create or change an API registration of either type.
type registrationRequest struct {
	api.APIKeyPolicy
	AccessTokenDuration *int32
}

// ListAPIRegistrations lists all API registrations.
func (s *server) ListAPIRegistrations(w http.ResponseWriter, _ *http.Request) {
	all := []api.APIRegistration{}
	for _, r := range s.registrations.Where(func(registration) bool { return true }) {
		all = append(all, r.read())
	}
	respond(w, http.StatusOK, all)
}

// GetAPIRegistration returns an API registration.
func (s *server) GetAPIRegistration(w http.ResponseWriter, _ *http.Request, id string) {
	found, ok := s.registration(w, id)
	if !ok {
		return
	}
	if !s.enforces(registrationRequested) {
		found.ID = firstID
	}
	respond(w, http.StatusOK, found.read())
}

// CreateAPIRegistration creates an API registration of one of two types.
func (s *server) CreateAPIRegistration(w http.ResponseWriter, r *http.Request) {
	made := registration{WrittenAPIRegistration: api.WrittenAPIRegistration{ID: s.next()}, key: s.newKey()}
	s.fill(&made, read[registrationRequest](r), registrationKeyPolicy, registrationAccess, registrationDuration)
	if s.enforces(registrationStored) {
		s.registrations.Put(key(made.ID), made)
	}
	respond(w, http.StatusOK, made.WrittenAPIRegistration)
}

// UpdateAPIRegistration changes an API registration, whose type stays.
func (s *server) UpdateAPIRegistration(w http.ResponseWriter, r *http.Request, id string) {
	found, ok := s.registration(w, id)
	if !ok {
		return
	}
	body := read[registrationRequest](r)
	if string(body.RegistrationType) != found.RegistrationType {
		refuse(w, http.StatusBadRequest, "", "an API registration keeps its type")
		return
	}
	if !s.enforces(registrationChanged) { // what only one type has is changed all the same
		body.Name, body.Active, body.Visible, body.ClientCertificateRequired = nil, nil, nil, nil
		body.IPAuthenticationRules, body.XForwardedForAuthenticationRules = nil, nil
	}
	s.fill(&found, body, registrationChangeKey, registrationChangeToken, registrationChangeHour)
	s.registrations.Put(id, found)
	respond(w, http.StatusOK, found.WrittenAPIRegistration)
}

// DeleteAPIRegistration removes an API registration.
func (s *server) DeleteAPIRegistration(w http.ResponseWriter, _ *http.Request, id string) {
	found, ok := s.registration(w, id)
	if !ok {
		return
	}
	if !s.enforces(registrationKeepsOthers) {
		for _, other := range s.registrations.Where(func(other registration) bool { return other.ID != found.ID }) {
			s.registrations.Remove(key(other.ID))
		}
	}
	if s.enforces(registrationRemoved) {
		s.registrations.Remove(id)
	}
	w.WriteHeader(http.StatusOK)
}

// RotateAPIKey gives an API registration a new key, and returns it.
func (s *server) RotateAPIKey(w http.ResponseWriter, _ *http.Request, id string) {
	found, ok := s.withKey(w, id, rotatedKeyPolicyOnly)
	if !ok {
		return
	}
	fresh := found.key
	if s.enforces(keyRotated) {
		fresh = s.newKey()
	}
	if s.enforces(keyKept) {
		found.key = fresh
	}
	s.registrations.Put(id, found)
	respond(w, http.StatusCreated, fresh)
}

// GetAPIKey returns the key of an API registration.
func (s *server) GetAPIKey(w http.ResponseWriter, _ *http.Request, id string) {
	if found, ok := s.withKey(w, id, readKeyPolicyOnly); ok {
		respond(w, http.StatusOK, found.key)
	}
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

// newKey returns a key that nothing had before.
func (s *server) newKey() string { return fmt.Sprintf("demo-key-%d", s.next()) }

// read is how a read shows an API registration: without the duration (A-BI-72).
func (r registration) read() api.APIRegistration {
	return api.APIRegistration{
		ID: r.ID, Name: r.Name, RegistrationType: r.RegistrationType, Active: r.Active, Visible: r.Visible, ClientCertificateRequired: r.ClientCertificateRequired,
		MultiFactorAuthenticationEnforced: r.MultiFactorAuthenticationEnforced, UserPasswordRequired: r.UserPasswordRequired, VerifyPsrunSignature: r.VerifyPsrunSignature,
		IPAuthenticationRules: r.IPAuthenticationRules, PSRUNRules: r.PSRUNRules, XForwardedForAuthenticationRules: r.XForwardedForAuthenticationRules,
	}
}

// registration returns an API registration, or refuses.
func (s *server) registration(w http.ResponseWriter, id string) (registration, bool) {
	found, ok := s.registrations.Get(id)
	if !ok {
		notFound(w, "API registration")
	}
	return found, ok
}

// withKey returns an API registration of the type that has a key, or refuses.
func (s *server) withKey(w http.ResponseWriter, id string, only rule.Site) (registration, bool) {
	found, ok := s.registration(w, id)
	if ok && found.RegistrationType != keyPolicy && s.enforces(only) {
		refuse(w, http.StatusBadRequest, "", "only an API registration of the type "+keyPolicy+" has a key")
		return found, false
	}
	return found, ok
}
