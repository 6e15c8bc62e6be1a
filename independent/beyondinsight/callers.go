package beyondinsight

import (
	"slices"
	"strings"
)

// The access levels of permissions, as the document numbers them.
const (
	none      = 0
	read      = 1
	readWrite = 3
)

// The features that this server asks for, as the document prints them.
const (
	assetManagement        = "Asset Management"
	userManagement         = "User Accounts Management"
	scanManagement         = "Scan Management"
	registrationManagement = "API Registration Management"
	credentialManagement   = "Credential Management"
)

// administrators is what a caller holds who is an administrator.
const administrators = "Administrators"

// features lists every feature that a caller can hold here.
var features = []string{
	"Analytics and Reporting", registrationManagement, assetManagement, "Attribute Management",
	credentialManagement, "EPM", "EPM Policy", "Password Safe API Global Quarantine", scanManagement,
	"Smart Rule Management - Managed Account", userManagement, "User Audit Management",
}

// A caller is somebody who can sign in.
type caller struct {
	number        int
	name          string // of the credential
	id, secret    string // for a token
	key           string // or for a sign-in without token
	runAs         string
	password      string
	levels        map[string]int // by feature
	administrator bool
	organizations []string
}

// A grant is a level of a feature; a need is met by any of its grants, or by everybody if it is empty.
type grant struct {
	feature string
	level   int
}

type need []grant

var (
	assetRead        = need{{assetManagement, read}}
	assetWrite       = need{{assetManagement, readWrite}}
	userRead         = need{{userManagement, read}}
	userWrite        = need{{userManagement, readWrite}}
	registrationRead = need{{registrationManagement, read}}
	workgroupRead    = need{{assetManagement, read}, {scanManagement, readWrite}}
	everybody        = need(nil)
)

func (n need) metBy(c *caller) bool {
	if len(n) == 0 {
		return true
	}
	return slices.ContainsFunc(n, func(g grant) bool { return c.levels[g.feature] >= g.level })
}

// holds lists what the caller holds, as the document spells it.
func (c *caller) holds() []string {
	var all []string
	for _, feature := range features {
		if c.levels[feature] >= read {
			all = append(all, feature+" (Read)")
		}
		if c.levels[feature] >= readWrite {
			all = append(all, feature+" (Read/Write)")
		}
	}
	if c.administrator {
		all = append(all, administrators)
	}
	return all
}

// newCallers lists the callers: one who holds everything, for each feature one who lacks it and one
// who may only read it, and those who are special.
func newCallers() []*caller {
	var all []*caller
	add := func(name string, change func(*caller)) {
		c := &caller{
			number: len(all) + 1, name: name, id: "client-" + name, secret: "secret-of-" + name,
			levels: map[string]int{}, administrator: true,
			organizations: []string{defaultOrganization, tenantOrganization},
		}
		for _, feature := range features {
			c.levels[feature] = readWrite
		}
		change(c)
		all = append(all, c)
	}
	add("main", func(*caller) {})
	add("key", func(c *caller) {
		c.id, c.secret, c.key = "", "", "c0ffee5eed0f0bdd00c1a1b2"
		c.runAs, c.password = "api-user", "correct horse"
	})
	for _, feature := range features {
		word := strings.ToLower(strings.ReplaceAll(strings.ReplaceAll(feature, " - ", " "), " ", "-"))
		add("without-"+word, func(c *caller) { c.levels[feature] = none })
		add("only-reads-"+word, func(c *caller) { c.levels[feature] = read })
	}
	add("without-administrators", func(c *caller) { c.administrator = false })
	add("not-administrator", func(c *caller) {
		c.administrator = false
		c.levels[credentialManagement] = none
	})
	add("credential-reader", func(c *caller) {
		c.administrator = false
		c.levels[credentialManagement] = read
	})
	return all
}
