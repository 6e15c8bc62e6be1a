package alloyscan

import "github.com/assay-conformance/assay/independent/server"

// createBugs are about making a segment.
var createBugs = []server.Bug{
	{Name: "type-unchecked", What: "Any type is accepted.", Line: "000:150"},
	{Name: "type-by-default", What: "A segment without type becomes an address list.", Line: "000:150"},
	{Name: "service-unchecked", What: "An Audit Service that does not exist is accepted.", Line: "000:92"},
	{Name: "service-optional", What: "A segment of any type can be made without Audit Service.", Line: "000:151"},
	{Name: "service-by-default", What: "A segment without Audit Service gets the first one.", Line: "000:151"},
	{Name: "clouds-need-a-service", What: "A cloud segment without Audit Service is refused.", Line: "000:151"},
	{Name: "service-of-clouds-lost", What: "The Audit Service of a cloud segment is not stored.", Line: "000:87"},
	{Name: "first-service-for-all", What: "Every new segment is bound to the first Audit Service.", Line: "000:87"},
	{Name: "addresses-optional", What: "An address list without addresses is accepted.", Line: "000:152"},
	{Name: "addresses-may-be-empty", What: "An address list with an empty array of addresses is accepted.", Line: "000:152"},
	{Name: "ranges-without-addresses", What: "An IP range without addresses is accepted.", Line: "000:152"},
	{Name: "first-address-checked", What: "Only the first address is checked.", Line: "000:92"},
	{Name: "prefix-unchecked", What: "A network with a prefix of any length is accepted.", Line: "000:92"},
	{Name: "octets-unchecked", What: "Numbers above 255 are accepted in an address.", Line: "000:92"},
	{Name: "credentials-optional", What: "Segments of all types can be made without credentials.", Line: "000:153",
		Silent: "153 does not say which types need authentication."},
	{Name: "null-tag-refused", What: "A create with the tag null is refused.", Line: "000:84"},
	{Name: "invalid-segment-is-stored", What: "A create is refused with 400, and the segment is stored all the same.", Line: "000:92"},
	{Name: "tagged-create-crashes", What: "A segment with a tag is stored, and the call is answered with 500.", Line: "000:87"},
	{Name: "create-is-200", What: "A create is answered with 200.", Line: "000:87"},
	{Name: "create-answers-the-id", What: "A create is answered with the id only.", Line: "000:87"},
	{Name: "create-answers-another-id", What: "A create is answered with an id that is not the segment's.", Line: "000:87"},
	{Name: "create-answers-the-request", What: "A create is answered with what was sent, without an id.", Line: "000:87"},
}

// fieldBugs are about what a create stores.
var fieldBugs = []server.Bug{
	{Name: "tag-lost-by-create", What: "The tag of a new segment is not stored.", Line: "000:84"},
	{Name: "credentials-lost-by-create", What: "The credentials of a new segment are not stored.", Line: "000:83"},
	{Name: "first-credential-kept", What: "Only the first credential of a new segment is stored.", Line: "000:83"},
	{Name: "one-address-kept", What: "Only the first address of a new segment is stored.", Line: "000:82"},
	{Name: "addresses-become-networks", What: "An address becomes a network of one, such as 10.0.1.5/32.", Line: "000:64"},
	{Name: "addresses-sorted", What: "Addresses are stored in alphabetical order.", Line: "000:82",
		Silent: "64 and 82 show an array of addresses and do not say that its order means anything."},
}
