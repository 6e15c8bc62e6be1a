package contract

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/assay-conformance/assay/internal/contract/schema"
	"github.com/assay-conformance/assay/internal/rule"
)

// Response is one documented response of an operation.
type Response struct {
	Site         rule.Site // operation/status; the status may be a range
	Status       string
	Line         int
	Undocumented bool   // only assay declares it: no rule claims it, findings are notes
	OpenBody     bool   // the status is documented, the body is not
	MediaType    string // of the first content; empty if the response has no body
	Headers      []Parameter
	root         *schema.Node // of the first content; nil if the response has no body
	contents     []content
	success      bool // marked as the response that a valid call returns
}

// anyStatus is the status of the response to all calls that have no other.
const anyStatus = "default"

// Response finds the documented response of a status: the exact one, its range, or that of any status.
func (o *Operation) Response(status int) (Response, bool) {
	for _, sought := range []string{fmt.Sprint(status), fmt.Sprintf("%dXX", status/100), anyStatus} {
		if a, ok := o.responseThat(func(a Response) bool { return a.Status == sought }); ok {
			return a, true
		}
	}
	return Response{}, false
}

// Success is the documented response to a valid call: the only 2xx, or of several the one that
// the document marks with x-success.
func (o *Operation) Success() (Response, bool) {
	all := o.successes()
	if len(all) == 0 {
		return Response{}, false
	}
	return all[0], true
}

// successes lists the responses that a valid call may return: the marked ones, or all 2xx.
func (o *Operation) successes() []Response {
	only := func(is func(Response) bool) []Response {
		return slices.DeleteFunc(slices.Clone(o.Responses), func(a Response) bool { return !is(a) })
	}
	if all := only(func(a Response) bool { return a.success }); len(all) > 0 {
		return all
	}
	return only(func(a Response) bool { return strings.HasPrefix(a.Status, "2") })
}

// responseThat finds the first documented response that satisfies a condition.
func (o *Operation) responseThat(is func(Response) bool) (Response, bool) {
	i := slices.IndexFunc(o.Responses, is)
	if i < 0 {
		return Response{}, false
	}
	return o.Responses[i], true
}

// Documents reports whether the source documents exactly this status for the operation, not only a
// range such as 4XX.
func (o *Operation) Documents(status int) bool {
	a, ok := o.Response(status)
	return ok && !a.Undocumented && a.Status == strconv.Itoa(status)
}

// ResponseSite is the site of the response of a status, or UndocumentedStatus.
func (o *Operation) ResponseSite(status int) rule.Site {
	if a, ok := o.Response(status); ok {
		return a.Site
	}
	return o.UndocumentedStatus()
}

// UndocumentedStatus is the site of an undocumented response.
func (o *Operation) UndocumentedStatus() rule.Site { return rule.MakeSite(o.ID, "undocumented-status") }

// statuses lists the documented responses in words.
func (o *Operation) statuses() string { return statusesOf(o.Responses) }

func statusesOf(responses []Response) string {
	names := make([]string, 0, len(responses))
	for _, a := range responses {
		names = append(names, a.Status)
	}
	return strings.Join(names, ", ")
}

// Variants names the variants of a response's body; none if it has one form.
func (a Response) Variants() []string { return a.root.VariantNames() }

// Shows reports whether the body of a response may have a property, given as the parts of a JSON
// pointer; "*" stands for any item of a list. A response whose body is a list shows what its
// items show.
func (a Response) Shows(pointer ...string) bool {
	return a.root.Has(pointer) || a.root.Has(append([]string{"*"}, pointer...))
}

// bodySite is the site of the body of the response.
func (a Response) bodySite() rule.Site { return rule.MakeSite(string(a.Site), "body") }

// noBodySite is the site of the requirement that the response has no body.
func (a Response) noBodySite() rule.Site { return rule.MakeSite(string(a.Site), "body", "absent") }
