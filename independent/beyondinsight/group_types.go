package beyondinsight

import "strings"

// The types of user groups.
const (
	localGroup     = "BeyondInsight"
	entraGroup     = "EntraId"
	directoryGroup = "ActiveDirectory"
	ldapGroup      = "LdapDirectory"
)

// fillGroup reads what only one type of group has. It gives the directory to bind to, if there is one.
func (s *service) fillGroup(b *body, g *userGroup) *binding {
	g.kind = b.text("groupType", 0)
	for _, kind := range []string{localGroup, entraGroup, directoryGroup, ldapGroup} {
		if strings.EqualFold(kind, g.kind) {
			g.kind = kind
		}
	}
	most := 200
	if s.bug("ldap-group-name-of-any-length") && g.kind == ldapGroup {
		most = 0
	}
	g.name = b.text("groupName", most)
	b.need("groupType", "groupName")
	switch g.kind {
	case localGroup:
		s.describe(b, g)
		return nil
	case entraGroup:
		s.describe(b, g)
		return s.readEntra(b)
	case directoryGroup:
		s.describe(b, g)
		bind := s.readActiveDirectory(b)
		g.accountAttribute, g.memberAttribute = "sAMAccountName", "member"
		g.distinguished = "CN=" + g.name + ",DC=" + strings.ReplaceAll(bind.place, ".", ",DC=")
		return bind
	case ldapGroup:
		return s.readLDAP(b, g)
	}
	b.fail("groupType must be BeyondInsight, EntraId, ActiveDirectory or LdapDirectory.")
	return nil
}

// describe reads the description, which all types but LDAP must have.
func (s *service) describe(b *body, g *userGroup) {
	most := 255
	if g.kind == directoryGroup && s.bug("active-directory-description-of-any-length") {
		most = 0
	}
	g.description = b.text("description", most)
	if g.kind != entraGroup || !s.bug("entra-description-optional") {
		b.need("description")
	}
}

func (s *service) readEntra(b *body) *binding {
	bind := &binding{
		kind: entraGroup, place: b.text("TenantId", 0), user: b.text("ClientId", 0),
		password: b.text("ClientSecret", 0), instance: b.text("AzureInstance", 0),
	}
	b.need("TenantId")
	if b.has("ClientId") && !s.bug("client-secret-optional") {
		b.need("ClientSecret")
	}
	if bind.instance == "" && !b.has("AzureInstance") {
		if _, given := b.fields["azureinstance"]; given && s.bug("azure-instance-null-refused") {
			b.fail("AzureInstance must be a text.")
		}
	} else if bind.instance != "AzureUsGovernment" && bind.instance != "AzurePublic" && !s.bug("any-azure-instance") {
		b.fail("AzureInstance must be AzureUsGovernment or AzurePublic.")
	}
	return bind
}

func (s *service) readActiveDirectory(b *body) *binding {
	bind := &binding{
		kind: directoryGroup, place: b.text("domainName", 250), user: b.text("bindUser", 0),
		password: b.text("bindPassword", 0),
	}
	b.text("forestName", 300)
	b.flag("useSSL", false)
	b.flag("ExcludedFromGlobalSync", false)
	b.flag("OverrideGlobalSyncSettings", false)
	b.need("domainName")
	if bind.user != "" {
		if !s.bug("forest-optional-with-bind-user") {
			b.need("forestName")
		}
		if !s.bug("bind-password-optional") {
			b.need("bindPassword")
		}
	}
	return bind
}

func (s *service) readLDAP(b *body, g *userGroup) *binding {
	longestName := 500
	if s.bug("distinguished-name-up-to-255") {
		longestName = 255
	}
	bind := &binding{
		kind: ldapGroup, place: b.text("hostName", 50), user: b.text("bindUser", 0),
		password: b.text("bindPassword", 0),
	}
	g.distinguished = b.text("groupDistinguishedName", longestName)
	g.memberAttribute = b.text("membershipAttribute", 255)
	g.accountAttribute = b.text("accountAttribute", 255)
	b.flag("useSSL", false)
	b.need("groupDistinguishedName", "hostName", "membershipAttribute")
	if !s.bug("account-attribute-optional") {
		b.need("accountAttribute")
	}
	last, port := 65535, b.number("port")
	if s.bug("last-port-refused") {
		last--
	}
	if b.has("port") && (port < 1 && !s.bug("port-zero-accepted") || port > last || port < 0) {
		b.fail("port must be from 1 to 65535.")
	}
	if bind.user != "" {
		b.need("bindPassword")
		if !s.bug("port-optional-with-bind-user") {
			b.need("port")
		}
	}
	return bind
}
