package contract

import (
	"github.com/assay-conformance/assay/internal/rule"
)

// Policy is a requirement on who may call an operation.
type Policy struct {
	Site      rule.Site
	Condition string   // the name of the condition; empty for a policy about the credential itself
	Any       []string // the permissions of which a caller needs one
	Suffices  bool     // a caller who meets the condition needs nothing more, by the source
}

// SufficesSite is the site of the requirement that meeting the condition is enough.
func (p Policy) SufficesSite(operation string) rule.Site {
	return rule.Guard(operation, "suffices-"+p.Condition)
}

// Names of the guards of a document's policies.
const (
	CredentialPresent = "credential-present"
	CredentialValid   = "credential-valid"
	Permission        = "permission-" // followed by the name of the condition

	RefusedLeavesNothing = "refused-leaves-nothing" // of each operation that writes: a refused call changed nothing
)
