package beyondinsight

import "time"

func (s *service) addGroup(g *userGroup) *userGroup {
	g.id = s.store.next(ofGroup)
	if g.permissions == nil {
		g.permissions = map[int]int{}
	}
	g.rules = map[int]int{}
	s.store.groups[g.id] = g
	return g
}

func (s *service) addUser(name string, active bool, signedIn time.Time) int {
	made := &user{
		id: s.store.next(ofUser), name: name, first: name, last: "Example", email: name + "@example.com",
		active: active, signedIn: signedIn,
	}
	s.store.users[made.id] = made
	return made.id
}

// seedGroups adds user groups, users, API registrations and credentials of directories.
func (s *service) seedGroups(now time.Time) {
	for _, name := range []string{"Scripts", "Reports"} {
		made := &registration{id: s.store.next(ofRegistration), name: name, made: now, visible: true}
		s.store.registrations[made.id] = made
	}
	ann, ben := s.addUser("ann", true, now), s.addUser("ben", true, now)
	s.addUser("carla", false, time.Time{})
	s.addGroup(&userGroup{
		name: administrators, description: "Those who may do everything.", kind: localGroup, active: true,
		permissions: map[int]int{7: readWrite, 31: readWrite, secretsSafePermission: readWrite}, users: []int{ann},
	})
	s.addGroup(&userGroup{
		name: "Operators", description: "Those on duty.", kind: localGroup, active: true,
		permissions: map[int]int{7: read}, users: []int{ann, ben},
	})
	s.addGroup(&userGroup{name: "Interns 2019", description: "Of a summer.", kind: localGroup})
	s.addGroup(&userGroup{
		name: "Key Keepers", description: "They have secrets.", kind: localGroup, active: true,
		permissions: map[int]int{secretsSafePermission: readWrite}, users: []int{ben}, secrets: 2,
	})
	s.store.directories = []directory{
		{directoryGroup, directoryDomain, directoryDomainUser, "old-secret", ""},
		{ldapGroup, directoryHost, directoryHostUser, "old-secret", ""},
		{entraGroup, directoryTenant, directoryTenantClient, "old-secret", "AzurePublic"},
	}
}

// What is known of the directories.
const (
	directoryDomain       = "corp.example.com"
	directoryDomainUser   = "svc-bind"
	directoryHost         = "ldap.example.com"
	directoryHostUser     = "cn=bind,dc=example,dc=com"
	directoryTenant       = "5d0f3c71-0a6e-4c55-9a39-b3c1c2a7e001"
	directoryTenantClient = "91b2a6de-4a0f-4d55-8d3c-6f1e2b9c7002"
	directoryUser         = "svc-bind-two"
	directoryPassword     = "another-secret"
)
