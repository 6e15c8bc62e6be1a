package beyondinsight

import "github.com/assay-conformance/assay/independent/server"

// variants are other servers that do what the document says.
var variants = []server.Variant{
	{Name: "newest-first", What: "Lists begin with what was made last."},
	{Name: "by-name", What: "Lists are in the order of names."},
	{Name: "sixty-others", What: "There are sixty more address groups and user groups, and many more assets."},
	{Name: "large-ids", What: "Ids are near the end of what 32 bits hold."},
	{Name: "refusals-without-body", What: "Refusals have no body."},
	{Name: "refusals-in-json", What: "Refusals are JSON objects with a Message."},
	{Name: "unprocessable", What: "A request whose content is wrong is refused with 422."},
	{Name: "media-type-needed", What: "A body without Content-Type is refused with 415."},
	{Name: "unknown-properties-refused", What: "A property of a request that the document does not know is refused."},
	{Name: "times-with-fractions", What: "Times have fractions of seconds and no zone."},
	{Name: "times-with-zone", What: "Times are in a zone other than UTC."},
	{Name: "unset-left-out", What: "A text that was never given is left out of answers."},
	{Name: "search-is-late", What: "The search for assets notices changes after a second."},
	{Name: "foreign-is-missing", What: "What the caller has no access to is refused as missing, with 404."},
	{Name: "names-exact", What: "Names in requests must have the case of letters that was given."},
	{Name: "address-groups-of-no-organization", What: "A new address group is of no organization."},
	{Name: "address-group-names-unique", What: "Two address groups of the caller cannot have one name."},
	{Name: "group-names-not-unique", What: "Two user groups can have one name."},
	{Name: "address-values-not-parsed", What: "The value of an address is any text."},
	{Name: "ip-addresses-not-parsed", What: "The IP address of an asset is any text."},
	{Name: "long-texts-on-update", What: "An update of an asset checks no length but that of Description."},
	{Name: "empty-dns-and-domain-accepted", What: "An update of an asset takes an empty DnsName and DomainName."},
	{Name: "offset-needs-limit", What: "An offset without limit is refused."},
	{Name: "permissions-needed", What: "A new user group needs at least one permission."},
}

// allBugs lists the bugs of all families.
func allBugs() []server.Bug {
	return append(append(append([]server.Bug{}, addressBugs...), assetBugs...), groupBugs...)
}
