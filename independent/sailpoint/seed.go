package sailpoint

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"
)

// seed makes the tenants, their identities, who may sign in, and the segments that exist already.
func (s *service) seed() {
	now := s.opts.Now()
	acme := s.addTenant("acme", "Nora Lindqvist", "Tomas Reyes", "Aiko Mori")
	globex := s.addTenant("globex", "Ines Duarte", "Pavel Novak")
	initech := s.addTenant("initech", "Ruth Okafor", "Lars Holm")

	all := []string{orgAdmin, apiRight}
	main := s.addClient("main", acme, all...)
	s.addClient("second", acme, all...)
	s.addClient("org-admin", acme, orgAdmin)
	s.addClient("api", acme, apiRight)
	s.addClient("no-authority", acme)
	s.addClient("other-tenant", globex, all...)
	s.addClient("many-segments", initech, all...)
	s.issue(main, now.Add(-time.Hour))

	s.addSegments(acme, now, "Austin Office", "Human Resources", "Contractors")
	s.addSegments(globex, now, "Lisbon Office", "Finance")
	if s.variant("sixty-segments") {
		for i := range 60 {
			s.addSegments(acme, now, fmt.Sprintf("Branch %02d", i+1))
		}
	}
	for i := range 263 {
		s.addSegments(initech, now, fmt.Sprintf("Project %03d", i+1))
	}
}

func (s *service) addTenant(name string, identities ...string) *tenant {
	t := &tenant{name: name, identities: map[string]string{}}
	for _, person := range identities {
		t.identities[identityID(person)] = person
	}
	s.tenants = append(s.tenants, t)
	return t
}

// identityID is the id of a person.
func identityID(person string) string {
	sum := sha256.Sum256([]byte("identity " + person))
	return "2c91" + hex.EncodeToString(sum[:14])
}

func (s *service) addClient(name string, t *tenant, holds ...string) *client {
	cl := &client{name: name, id: "client-" + name, secret: secret(), tenant: t, holds: holds}
	for id := range t.identities {
		if cl.identity == "" || id < cl.identity {
			cl.identity = id
		}
	}
	s.clients[cl.id] = cl
	return cl
}

// addSegments adds segments of a plain kind, which have existed for a month.
func (s *service) addSegments(t *tenant, now time.Time, names ...string) {
	for _, name := range names {
		then := now.Add(-30 * 24 * time.Hour).Add(time.Duration(t.made) * time.Minute)
		description := "The segment " + name + "."
		var own *owner
		for id, person := range t.identities {
			if own == nil || id < own.id {
				own = &owner{id: id, name: person}
			}
		}
		criteria, err := s.readCriteria(map[string]any{"expression": map[string]any{
			"operator":  "EQUALS",
			"attribute": "department",
			"value":     map[string]any{"type": "STRING", "value": name},
		}})
		if err != nil {
			panic(err)
		}
		seg := &segment{
			fields: fields{
				name: name, description: &description, owner: own, criteria: criteria,
				active: t.made%2 == 0,
			},
			created:  then,
			modified: then,
		}
		seg.id = s.newID(t)
		s.insert(t, seg, then, 0)
	}
}
