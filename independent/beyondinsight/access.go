package beyondinsight

import (
	"strconv"

	"github.com/assay-conformance/assay/independent/server"
)

// access tells how to call the server and what it holds.
func (s *service) access() server.Access {
	credentials := map[string]server.Credential{}
	for _, one := range s.callers {
		credentials[one.name] = server.Credential{
			ClientID: one.id, ClientSecret: one.secret, Key: one.key, RunAs: one.runAs, Password: one.password,
			Holds: one.holds(),
		}
	}
	return server.Access{
		Vendor:      "beyondinsight",
		URL:         s.options.BaseURL + prefix,
		TokenPath:   "/Auth/connect/token",
		Session:     &server.Session{SignIn: "/Auth/SignAppIn", SignOut: "/Auth/Signout", Cookie: cookie},
		Main:        "main",
		Credentials: credentials,
		Offers:      s.offers(),
		Delay:       s.searchDelay(),
	}
}

// offers names what exists. Ids are those that the seed gave.
func (s *service) offers() map[string]string {
	offers := map[string]string{
		"organization":              defaultOrganization,
		"foreign-organization":      foreignOrganization,
		"foreign-organization-name": "Contoso Holding",

		"workgroup":              strconv.Itoa(s.store.workgroups[0].id),
		"other-workgroup":        strconv.Itoa(s.store.workgroups[1].id),
		"foreign-workgroup":      strconv.Itoa(s.store.workgroups[3].id),
		"foreign-workgroup-name": "Contoso Sites",

		"foreign-smart-rule-title":        "Contoso Servers",
		"foreign-smart-rule-organization": foreignOrganization,

		"permission":              "7",
		"other-permission":        "3",
		"secrets-safe-permission": strconv.Itoa(secretsSafePermission),

		"not-administrator": "not-administrator",
		"credential-reader": "credential-reader",

		"directory-domain":        directoryDomain,
		"directory-domain-user":   directoryDomainUser,
		"directory-host":          directoryHost,
		"directory-host-user":     directoryHostUser,
		"directory-tenant":        directoryTenant,
		"directory-tenant-client": directoryTenantClient,
		"directory-user":          directoryUser,
		"directory-password":      directoryPassword,
	}
	offer(s, offers, s.store.smartRules, map[string]string{
		"smart-rule": "Head Office Servers", "tenant-smart-rule": "Plant Servers", "foreign-smart-rule": "Contoso Servers",
	})
	offer(s, offers, s.store.addressGroups, map[string]string{"foreign-address-group": "Contoso Cameras"})
	offer(s, offers, s.store.assets, map[string]string{"asset-outside-smart-rule": "host-020"})
	offer(s, offers, s.store.groups, map[string]string{
		"inactive-group": "Interns 2019", "group-with-users": "Operators", "group-with-secrets": "Key Keepers",
	})
	offer(s, offers, s.store.users, map[string]string{"inactive-user": "carla"})
	offer(s, offers, s.store.registrations, map[string]string{"api-registration": "Scripts"})
	return offers
}

// offer offers the ids of things that have these names.
func offer[T thing](s *service, offers map[string]string, all map[int]T, names map[string]string) {
	for what, name := range names {
		if found, there := named(s, all, name, func(T) bool { return true }); there {
			offers[what] = strconv.Itoa(found.number())
		}
	}
}
