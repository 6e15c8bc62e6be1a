package contract

import (
	"github.com/assay-conformance/assay/internal/contract/schema"
	"github.com/assay-conformance/assay/internal/evidence"
)

// checkConditions checks the properties of an object that are required under a condition. No
// validator knows x-required-when.
func (j *judgement) checkConditions(m *message, n *schema.Node, object map[string]any, pointer []string) {
	for _, c := range n.Conditions {
		if c.Violated(object) {
			j.addFinding(m, evidence.Finding{
				Site: n.Properties[c.Property].SiteOf(schema.RequiredWhen), Expected: "present " + c.String(), Actual: "absent",
				Pointer: schema.FormatPointer(below(pointer, c.Property)),
			})
		}
	}
}
