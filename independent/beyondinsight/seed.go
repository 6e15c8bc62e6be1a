package beyondinsight

import (
	"fmt"
	"time"
)

// seed fills a new server.
func (s *service) seed() {
	st := s.store
	now := s.options.Now().Add(-240 * time.Hour).Truncate(time.Second)
	st.organizations = []organization{
		{defaultOrganization, "Default Organization", true},
		{tenantOrganization, "Northwind", true},
		{foreignOrganization, "Contoso Holding", true},
	}
	for i, name := range []string{"Head Office", "Branch", "Northwind Plant", "Contoso Sites"} {
		of := []string{defaultOrganization, defaultOrganization, tenantOrganization, foreignOrganization}[i]
		st.workgroups = append(st.workgroups, workgroup{st.next(ofWorkgroup), name, of})
	}
	st.addAddressGroup("Printers", defaultOrganization, now, "192.0.2.10", "192.0.2.11")
	st.addAddressGroup("Plant", tenantOrganization, now, "198.51.100.1")
	st.addAddressGroup("Contoso Cameras", foreignOrganization, now, "203.0.113.5")
	st.addAddressGroup("Shared", "", now)
	s.seedAssets(now)
	s.seedGroups(now)
	if s.variant("sixty-others") {
		s.seedOthers(now)
	}
}

func (st *store) addAddressGroup(name, organization string, now time.Time, values ...string) {
	made := &addressGroup{id: st.next(ofAddressGroup), name: name, organization: organization}
	st.addressGroups[made.id] = made
	for _, value := range values {
		one := &address{id: st.next(ofAddress), group: made.id, kind: singleAddress, value: value, updated: now}
		st.addresses[one.id] = one
	}
}

// addAsset adds the asset of a number to a workgroup.
func (s *service) addAsset(workgroup, n int, now time.Time) int {
	made := &asset{
		id: s.store.next(ofAsset), workgroup: workgroup, name: fmt.Sprintf("host-%03d", n),
		dns: fmt.Sprintf("host-%03d.example.com", n), domain: "EXAMPLE", ip: fmt.Sprintf("192.0.2.%d", n),
		mac: fmt.Sprintf("02:00:5e:00:53:%02x", n), kind: "Server", system: "Linux", created: now, updated: now,
	}
	s.store.assets[made.id] = made
	s.index.set(now, made.id, made)
	return made.id
}

func (s *service) seedAssets(now time.Time) {
	var own []int
	for n := 1; n <= 5; n++ {
		own = append(own, s.addAsset(s.store.workgroups[0].id, n, now))
	}
	s.store.assets[own[4]].domain = ""
	s.index.set(now, own[4], s.store.assets[own[4]])
	s.addAsset(s.store.workgroups[1].id, 20, now)
	plant := s.addAsset(s.store.workgroups[2].id, 30, now)
	theirs := s.addAsset(s.store.workgroups[3].id, 40, now)
	s.addRule("Head Office Servers", defaultOrganization, now, own...)
	s.addRule("Plant Servers", tenantOrganization, now, plant)
	s.addRule("Contoso Servers", foreignOrganization, now, theirs)
}

func (s *service) addRule(title, organization string, now time.Time, assets ...int) {
	made := &smartRule{
		id: s.store.next(ofSmartRule), name: title, description: title, organization: organization,
		kind: "Asset", processed: now, assets: assets,
	}
	s.store.smartRules[made.id] = made
}

// seedOthers adds sixty more of each kind.
func (s *service) seedOthers(now time.Time) {
	for n := 1; n <= 60; n++ {
		s.store.addAddressGroup(fmt.Sprintf("Floor %d", n), defaultOrganization, now, fmt.Sprintf("198.51.100.%d", n))
		s.addAsset(s.store.workgroups[0].id, 100+n, now)
		s.addAsset(s.store.workgroups[1].id, 160+n, now)
		s.addGroup(&userGroup{name: fmt.Sprintf("Team %d", n), description: "A team.", kind: localGroup, active: true})
	}
}
