package zpa

import (
	"fmt"
	"time"
)

// The customers and their Microtenants.
const (
	mainCustomer  = "72057615512764416"
	otherCustomer = "73186051597795328"

	defaultTenant = "0"
	branch        = "216196257331282001"
	archive       = "216196257331282002"
)

// The names of what the server begins with, where something else refers to them.
const (
	freeApp       = "Intranet"
	secondFreeApp = "Wiki"
	linkedApp     = "CRM"
	linkedGroup   = "Sales"
	decoyGroup    = "Decoys"
)

// seed fills the store.
func (s *service) seed() {
	before := s.opts.Now().Add(-48 * time.Hour)
	for _, a := range []*app{
		{name: freeApp, customer: mainCustomer, domains: []string{"intranet.example.com"}, tcp: []string{"80", "80", "8080", "8080"}},
		{name: secondFreeApp, customer: mainCustomer, domains: []string{"wiki.example.com"}, tcp: []string{"443", "443"}},
		{name: linkedApp, customer: mainCustomer, domains: []string{"crm.example.com", "10.66.62.15"}, tcp: []string{"1", "52", "54", "65535"}, udp: []string{"54", "54"}},
		{name: "Elsewhere", customer: otherCustomer, domains: []string{"elsewhere.example.com"}, tcp: []string{"22", "22"}},
	} {
		a.id, a.created = s.store.newID(), before
		s.store.apps[a.id] = a
	}
	put := func(customer, microtenant, name string, enabled bool, apps ...string) *group {
		g := &group{id: s.store.newID(), customer: customer, microtenant: microtenant, created: before}
		for _, a := range apps {
			g.linkedOnce = s.store.apps[a].name
		}
		g.versions = []version{{at: before, state: state{
			name: name, enabled: enabled, apps: apps, configSpace: "DEFAULT", modifiedBy: "72057594038608960",
		}}}
		s.store.add(g)
		return g
	}
	put(mainCustomer, defaultTenant, "Engineering", true)
	put(mainCustomer, defaultTenant, "Retired", false)
	put(mainCustomer, defaultTenant, linkedGroup, true, s.appNamed(linkedApp))
	put(mainCustomer, defaultTenant, decoyGroup, true).deception = true
	put(mainCustomer, branch, "Branch printers", true)
	put(mainCustomer, branch, "Branch guests", false)
	for i := 1; i <= 507; i++ {
		put(mainCustomer, archive, fmt.Sprintf("Archived %03d", i), i%3 != 0)
	}
	put(otherCustomer, defaultTenant, "Elsewhere", true, s.appNamed("Elsewhere"))
	if s.variant("full-house") {
		for i := 1; i <= 60; i++ {
			put(mainCustomer, defaultTenant, fmt.Sprintf("Team %02d", i), i%2 == 0)
		}
	}
}

// appNamed is the id of the application of a name.
func (s *service) appNamed(name string) string {
	for id, a := range s.store.apps {
		if a.name == name {
			return id
		}
	}
	return ""
}

// groupNamed is the id of the group that began with a name.
func (s *service) groupNamed(name string) string {
	for _, g := range s.store.groups {
		if g.versions[0].state.name == name {
			return g.id
		}
	}
	return ""
}
