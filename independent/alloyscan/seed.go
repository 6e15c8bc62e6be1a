package alloyscan

import (
	"fmt"
	"time"
)

// seed makes what there is before the first call.
func (s *service) seed() {
	s.stockUp()
	first, second := s.offers["audit-service"], s.offers["second-audit-service"]
	day := 24 * time.Hour
	scanned := s.now().Add(-2 * day)
	past := time.Time{}.Add(day) // always shown
	list := func(name, service, address string) segment {
		return segment{id: s.newID(), name: name, kind: "address-list", service: service, addresses: []string{address}}
	}
	lan := list("Reception LAN", first, "10.20.0.0/24")
	lan.credentials = []string{s.offers["credential"]}
	lan.tag, lan.devices, lan.lastScan = s.offers["tag"], 42, scanned
	lan.scanSchedule, lan.auditSchedule = "sched-nightly", "sched-weekly"
	s.add(mainSite, past, lan)

	directory := segment{id: s.newID(), name: "Corporate domain", kind: "active-directory", service: second,
		credentials: []string{s.offers["segment-of-another-type-credential"]}, devices: 130, lastScan: scanned.Add(-day)}
	s.add(mainSite, past, directory)

	lost := list("Old warehouse", "", "10.44.0.0/24")
	s.add(mainSite, past, lost)
	s.offers["segment-without-audit-service"] = lost.id

	busy := list("Data centre", first, "10.60.0.0/16")
	busy.devices, busy.lastScan = 900, scanned
	s.add(mainSite, past, busy).scan = &scan{task: s.newID()}
	s.offers["running-scan"] = busy.id

	abroad := first
	if s.variant("each-site-has-its-services") {
		abroad = branchService
	}
	s.add(secondSite, past, list("Branch LAN", abroad, "192.168.7.0/24"))
	if s.variant("sixty-segments-exist") {
		for i := range 60 {
			s.add(mainSite, past, list(fmt.Sprintf("Floor %02d", i+1), second, fmt.Sprintf("10.80.%d.0/24", i)))
		}
	}
}

const branchService = "c2a3f0d4-0b5e-4f7c-9d39-2f1a7b8c9d03"

// stockUp makes what segments refer to.
func (s *service) stockUp() {
	const (
		firstService  = "8b1f5d2a-6c3e-4a90-b7d4-51e2c0f3a901"
		secondService = "3e9d7c64-12ab-4f58-8c0d-a6b7f4e5d202"
	)
	s.stock = stock{
		services: map[string]thing{
			firstService:  {name: "AUDIT-HQ-01", site: mainSite},
			secondService: {name: "AUDIT-HQ-02", site: mainSite},
			branchService: {name: "AUDIT-BR-01", site: secondSite},
		},
		tags: map[string]thing{
			"tag-office":  {name: "Office", site: mainSite},
			"tag-servers": {name: "Servers", site: mainSite},
		},
		schedules: map[string]thing{
			"sched-nightly": {name: "Every night", site: mainSite},
			"sched-weekly":  {name: "Every Sunday", site: mainSite},
		},
		credentials: map[string]thing{
			"cred-windows": {name: "Windows administrator", kind: "address-list", site: mainSite},
			"cred-ssh":     {name: "SSH key", kind: "address-list", site: mainSite},
			"cred-domain":  {name: "Domain reader", kind: "active-directory", site: mainSite},
			"cred-aws":     {name: "AWS reader", kind: "aws", site: mainSite},
		},
	}
	s.offers["audit-service"], s.offers["second-audit-service"] = firstService, secondService
	s.offers["tag"], s.offers["second-tag"] = "tag-office", "tag-servers"
	s.offers["credential"], s.offers["second-credential"] = "cred-windows", "cred-ssh"
	s.offers["segment-of-another-type"] = "active-directory"
	s.offers["segment-of-another-type-credential"] = "cred-domain"
	s.offers["cloud-segment-type"], s.offers["cloud-segment-type-credential"] = "aws", "cred-aws"
	s.offers["ip-range-segment-type"] = "ip-range"
	s.offers["more-than-50-segments"] = "yes"
}
