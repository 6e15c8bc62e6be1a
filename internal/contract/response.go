package contract

import (
	"fmt"
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/contract/schema"
	"github.com/assay-conformance/assay/internal/rule"
)

// Answer is one documented response of an operation.
type Answer struct {
	Site         rule.Site // operation/status; the status may be a range
	Status       string
	Line         int
	Undocumented bool   // declared by us alone: no rule claims it, findings are notes
	OpenBody     bool   // the status is documented, what comes with it is not
	MediaType    string // empty when the response has no body
	Headers      []Parameter
	root         *schema.Node // nil when the response has no body
}

// Answer finds the documented response that a status falls under: the exact one, or its range.
func (o *Operation) Answer(status int) (Answer, bool) {
	for _, sought := range []string{fmt.Sprint(status), fmt.Sprintf("%dXX", status/100)} {
		if a, ok := o.responseThat(func(a Answer) bool { return a.Status == sought }); ok {
			return a, true
		}
	}
	return Answer{}, false
}

// Success is the documented 2xx response.
func (o *Operation) Success() (Answer, bool) {
	return o.responseThat(func(a Answer) bool { return strings.HasPrefix(a.Status, "2") })
}

// responseThat finds the first documented response that satisfies a condition.
func (o *Operation) responseThat(is func(Answer) bool) (Answer, bool) {
	i := slices.IndexFunc(o.Answers, is)
	if i < 0 {
		return Answer{}, false
	}
	return o.Answers[i], true
}

// Documents says whether the source documents this very status for the operation.
func (o *Operation) Documents(status int) bool {
	a, ok := o.Answer(status)
	return ok && !a.Undocumented
}

// AnswerSite is the site of the response that a status falls under, or UndocumentedStatus.
func (o *Operation) AnswerSite(status int) rule.Site {
	if a, ok := o.Answer(status); ok {
		return a.Site
	}
	return o.UndocumentedStatus()
}

// UndocumentedStatus is the site of a response that the document does not know.
func (o *Operation) UndocumentedStatus() rule.Site { return rule.MakeSite(o.ID, "undocumented-status") }

// statuses lists the documented responses in words.
func (o *Operation) statuses() string {
	names := make([]string, 0, len(o.Answers))
	for _, a := range o.Answers {
		names = append(names, a.Status)
	}
	return strings.Join(names, ", ")
}

// Variants names the variants of a response's body; none where it has one form.
func (a Answer) Variants() []string { return a.root.VariantNames() }

// Shows says whether the body of a response may have a property, given as the parts of a JSON
// pointer; "*" stands for any item of a list. A response whose body is a list shows what its
// items show.
func (a Answer) Shows(pointer ...string) bool {
	return a.root.Has(pointer) || a.root.Has(append([]string{"*"}, pointer...))
}

// bodySite is the site of the body of the response.
func (a Answer) bodySite() rule.Site { return rule.MakeSite(string(a.Site), "body") }

// noBodySite is the site of the requirement that the response has no body.
func (a Answer) noBodySite() rule.Site { return rule.MakeSite(string(a.Site), "body", "absent") }
