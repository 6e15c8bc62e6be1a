package beyondinsight

import "strings"

// scripts are requests that show every bug: caller, method, path and body. Each script has a server of
// its own. X*n in a body is X so many times.
var scripts = []string{
	// address groups
	`main POST AddressGroups {"Name":"Cameras"}
main GET AddressGroups
main GET AddressGroups?name=Camera
main GET Organizations/` + defaultOrganization + `/AddressGroups
main POST AddressGroups {"Name":"A*225"}
main POST AddressGroups {"Name":"A*226"}
main POST AddressGroups {"Name":"Two words"}
main GET AddressGroups?name=Two+words
main GET AddressGroups/6
main PUT AddressGroups/5 {"Name":"B*226"}
main GET AddressGroups/5
only-reads-asset-management PUT AddressGroups/5 {"Name":"Read"}
main GET AddressGroups/3/Addresses
main DELETE AddressGroups/3
main GET AddressGroups/4/Addresses
main DELETE AddressGroups/1
main GET AddressGroups/1
main GET Addresses/101`,
	// addresses
	`only-reads-asset-management POST AddressGroups/1/Addresses {"Type":1,"Value":"192.0.2.1"}
main POST AddressGroups/1/Addresses {"Type":4,"Value":"Host.Example","Omit":true}
main POST AddressGroups/2/Addresses {"Type":4,"Value":"Host.Example","Omit":false}
main POST AddressGroups/1/Addresses {"Type":5,"Value":"x"}
main POST AddressGroups/1/Addresses {"Type":2,"Value":"10.0.0.1-10.0.0.9"}
main POST AddressGroups/1/Addresses {"Type":3,"Value":"10.0.0.0/8"}
main POST AddressGroups/1/Addresses {"Type":4,"Value":"é*225"}
main PUT Addresses/101 {"Type":9,"Value":"x"}
main PUT Addresses/101 {"Type":4,"Value":"a*226"}
main PUT Addresses/105 {"Type":1,"Value":"10.0.0.1","Omit":false}
main GET Addresses/105
main GET AddressGroups/1/Addresses
main DELETE Addresses/106
main GET AddressGroups/2/Addresses
main DELETE Addresses/109
main POST AddressGroups/1/Addresses {"Type":4,"Value":"host.example","Omit":true}
main DELETE AddressGroups/2/Addresses
main GET AddressGroups/2
main GET AddressGroups/2/Addresses
main DELETE AddressGroups/1/Addresses
main GET AddressGroups/1/Addresses`,
	// two groups with the same value, and many addresses
	`main POST AddressGroups/1/Addresses {"Type":4,"Value":"one"}
main POST AddressGroups/2/Addresses {"Type":4,"Value":"one"}
main DELETE Addresses/105
main GET Addresses/106
` + strings.Repeat(`main POST AddressGroups/1/Addresses {"Type":4,"Value":"many"}
`, 20) + `main GET AddressGroups/1/Addresses`,
	// assets: lists and creation
	`without-asset-management GET Workgroups/301/Assets
only-reads-asset-management DELETE Workgroups/301/Assets?name=host-009
main GET SmartRules/603/Assets
main GET SmartRules/601/Assets?limit=2
main GET Workgroups/301/Assets?limit=2&offset=1
main GET Workgroups/301/Assets?limit=2&offset=4
main GET Workgroups/Head%20Office/Assets?limit=2&offset=1
main GET Workgroups/302/Assets?name=host-001
main POST Workgroups/301/Assets {"AssetName":"no-ip"}
main POST Workgroups/301/Assets {"IPAddress":"10.0.0.9"}
main POST Workgroups/Branch/Assets {"IPAddress":"10.0.0.10"}
main POST Workgroups/Branch/Assets {"IPAddress":"10.0.0.10","DomainName":"d*65"}
main POST Workgroups/301/Assets {"IPAddress":"10.0.0.11","AssetType":"t*64","MacAddress":"0a-0b-0c-0d-0e-0f"}
main POST Workgroups/301/Assets?version=3.10 {"IPAddress":"10.0.0.12","Description":"about"}
main GET Assets/212
main GET Assets/212
main PUT Assets/205 {"WorkgroupID":301,"AssetName":"a","DnsName":"a","DomainName":"","IPAddress":"10.0.0.1","MacAddress":"","AssetType":"","OperatingSystem":""}
main GET SmartRules/601/Assets`,
	// assets: updates and deletions
	`main PUT Assets/201 {"WorkgroupID":302,"AssetName":"moved","DnsName":"m","DomainName":"m","IPAddress":"10.0.0.1","MacAddress":"","AssetType":"","Description":"now","OperatingSystem":""}
main GET Assets/201
main POST Assets/Search {"AssetName":"moved"}
main PUT Assets/202 {"WorkgroupID":301,"AssetName":"half","DnsName":"h","DomainName":"m","IPAddress":"10.0.0.1","MacAddress":"","OperatingSystem":""}
main GET Assets/202
main PUT Assets/202 {"WorkgroupID":301,"AssetName":"half","DomainName":"m","IPAddress":"10.0.0.1","MacAddress":"","AssetType":"","OperatingSystem":""}
main DELETE Workgroups/Branch/Assets?name=host-003
main POST Workgroups/301/Assets {"IPAddress":"10.0.0.9","AssetName":"host-00"}
main DELETE Workgroups/301/Assets?name=host-00
main GET Workgroups/301/Assets
main DELETE Assets/204
main POST Assets/Search {"AssetName":"host-004"}`,
	// the search
	`main POST Assets/Search {}
main POST Assets/Search {"DomainName":"example"}
main POST Assets/Search {"DnsName":"example.com"}
main POST Assets/Search {"AssetType":"server","AssetName":"host-001"}
main POST Assets/Search {"AssetType":"printer","AssetName":"host-001"}
main POST Assets/Search {"IPAddress":"192.0.2.1,192.0.2.2"}
main POST Assets/Search {"IPAddress":"192.0.2.1-192.0.2.4"}
main POST Assets/Search {"IPAddress":"192.0.2.3-192.0.2.20"}
main POST Assets/Search {"IPAddress":"192.0.2.0/30"}
main POST Assets/Search?limit=2&offset=1 {"DomainName":"EXAMPLE"}`,
	// user groups
	`without-user-accounts-management GET UserGroups
only-reads-user-accounts-management POST UserGroups {"groupType":"BeyondInsight","groupName":"R","description":"r"}
main POST UserGroups {"groupType":"BeyondInsight","groupName":"Two  words","description":"r","isActive":false,"Permissions":[{"PermissionID":7,"AccessLevelID":3},{"PermissionID":3,"AccessLevelID":1}],"ApplicationRegistrationIDs":[701,702]}
main GET UserGroups/405
main GET UserGroups/405/Permissions
main GET UserGroups?name=Operators
main GET UserGroups?name=Operator
main GET UserGroups/Operators
main GET UserGroups
main POST UserGroups {"groupType":"EntraId","groupName":"E1","ClientSecret":"s","TenantId":"` + directoryTenant + `"}
main POST UserGroups {"groupType":"EntraId","groupName":"E2","description":"e","ClientId":"c","TenantId":"t"}
main POST UserGroups {"groupType":"EntraId","groupName":"E3","description":"e","ClientId":"c","ClientSecret":"s","TenantId":"t","AzureInstance":"Mars"}
main POST UserGroups {"groupType":"EntraId","groupName":"E4","description":"e","ClientId":"c","ClientSecret":"s","TenantId":"t","AzureInstance":null}`,
	// directories
	`main POST UserGroups {"groupType":"ActiveDirectory","groupName":"A1","description":"d*256","domainName":"corp.example.com"}
main POST UserGroups {"groupType":"ActiveDirectory","groupName":"A2","description":"d","domainName":"corp.example.com","isActive":false}
main GET UserGroups
main POST UserGroups {"groupType":"ActiveDirectory","groupName":"A3","description":"d","domainName":"x","bindUser":"u","forestName":"f"}
main POST UserGroups {"groupType":"ActiveDirectory","groupName":"A4","description":"d","domainName":"x","bindUser":"u","bindPassword":"p"}
not-administrator POST UserGroups {"groupType":"ActiveDirectory","groupName":"A5","description":"d","domainName":"corp.example.com","bindUser":"svc-bind","bindPassword":"p","forestName":"f"}
credential-reader POST UserGroups {"groupType":"LdapDirectory","groupName":"L1","hostName":"h","groupDistinguishedName":"cn=x","membershipAttribute":"m","accountAttribute":"a","bindUser":"u","bindPassword":"p","port":389}
main POST UserGroups {"groupType":"LdapDirectory","groupName":"L*201","hostName":"h","groupDistinguishedName":"cn=x","membershipAttribute":"m","accountAttribute":"a","bindUser":"u","bindPassword":"p","port":389}
main POST UserGroups {"groupType":"LdapDirectory","groupName":"L2","hostName":"h","groupDistinguishedName":"c*300","membershipAttribute":"m","accountAttribute":"a","bindUser":"u","bindPassword":"p","port":65535,"SmartRuleAccess":[{"SmartRuleID":601,"AccessLevelID":1}]}
main GET UserGroups?name=L2
main GET UserGroups/406/SmartRules
main GET UserGroups/405/SmartRules
main POST UserGroups {"groupType":"LdapDirectory","groupName":"L6","hostName":"ldap.example.com","groupDistinguishedName":"c","membershipAttribute":"m","accountAttribute":"a","SmartRuleAccess":[{"SmartRuleID":601,"AccessLevelID":1}]}
main GET UserGroups?name=L6
main GET UserGroups/407/SmartRules
main GET UserGroups/408/SmartRules
main POST UserGroups {"groupType":"LdapDirectory","groupName":"L3","hostName":"ldap.example.com","groupDistinguishedName":"c","membershipAttribute":"m"}
main POST UserGroups {"groupType":"LdapDirectory","groupName":"L4","hostName":"h","groupDistinguishedName":"c","membershipAttribute":"m","accountAttribute":"a","bindUser":"u","bindPassword":"p","port":0}
main POST UserGroups {"groupType":"LdapDirectory","groupName":"L5","hostName":"h","groupDistinguishedName":"c","membershipAttribute":"m","accountAttribute":"a","bindUser":"u","bindPassword":"p"}
main POST UserGroups {"groupType":"EntraId","groupName":"E5","description":"e","TenantId":"` + directoryTenant + `"}`,
	// Secrets Safe and deletions
	`without-administrators POST UserGroups {"groupType":"BeyondInsight","groupName":"S1","description":"s","Permissions":[{"PermissionID":40,"AccessLevelID":3}]}
main GET UserGroups
main POST UserGroups {"groupType":"BeyondInsight","groupName":"S2","description":"s","Permissions":[{"PermissionID":40,"AccessLevelID":3}]}
without-administrators DELETE UserGroups?name=S2
without-administrators DELETE UserGroups/401
main DELETE UserGroups/404
main GET UserGroups/404/Permissions
main GET UserGroups
main DELETE UserGroups/Operators
main GET UserGroups/402
main DELETE UserGroups?name=Interns%202019
main GET UserGroups/403
main POST UserGroups {"groupType":"BeyondInsight","groupName":"Interns 2019","description":"s"}
main DELETE UserGroups/402
main GET Users`,
	// sessions
	`main POST Auth/Signout
main GET AddressGroups
key GET AddressGroups
wait
key GET AddressGroups`,
}
