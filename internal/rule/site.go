package rule

import "strings"

// Site is the place that a requirement is about, and the join key of assay: rules claim sites,
// checks and findings are about sites, mutants change sites.
//
//	createSegment/body/name/maxLength        a constraint on a request
//	createSegment/201                        a documented response
//	createSegment/201/body/id/required       a constraint on that response
//	createSegment/guard/duplicate-name       a behaviour of the server
//	getGroup/@by-name/200                    the response of one form of an operation
//	document/servers/0/url                   a place in the contract document
//
// The first part is an operationId, with the form of the operation if it has several, or
// "document". Array items are written as "*".
type Site string

// MakeSite joins parts into a site, ignoring empty ones.
func MakeSite(parts ...string) Site {
	nonEmpty := parts[:0:0]
	for _, p := range parts {
		if p = strings.Trim(p, "/"); p != "" {
			nonEmpty = append(nonEmpty, p)
		}
	}
	return Site(strings.Join(nonEmpty, "/"))
}

// Guard is the site of a behaviour of the server.
func Guard(operation, name string) Site { return MakeSite(operation, "guard", name) }

// Operation is the operation that the site belongs to: its operationId, followed by /@ and the
// name of the form if it is one of several.
func (s Site) Operation() string {
	op, rest, _ := strings.Cut(string(s), "/")
	if strings.HasPrefix(rest, "@") {
		form, _, _ := strings.Cut(rest, "/")
		op += "/" + form
	}
	return op
}

// rest is what follows the operation.
func (s Site) rest() string {
	return strings.TrimPrefix(strings.TrimPrefix(string(s), s.Operation()), "/")
}

// Under reports whether s is t or is below it. A form is not below its operation: it is a
// documented operation of its own.
func (s Site) Under(t Site) bool {
	return s == t || strings.HasPrefix(string(s), string(t)+"/") && s.Operation() == t.Operation()
}

// CountsFor reports whether evidence at s is evidence about t: s is t or is below it. The
// exception is a response: evidence about its body is none about its status.
func (s Site) CountsFor(t Site) bool {
	return s == t || s.Under(t) && t != t.Response()
}

// Response is the documented response that the site is about, as operation/status; it is empty
// for guards and for constraints on requests.
func (s Site) Response() Site {
	status, _, _ := strings.Cut(s.rest(), "/")
	if !isStatus(status) {
		return ""
	}
	return MakeSite(s.Operation(), status)
}

// Status is the status of that response, or its range; empty if there is none.
func (s Site) Status() string { return s.Response().rest() }

// IsGuard reports whether the site is a behaviour of the server.
func (s Site) IsGuard() bool {
	return strings.HasPrefix(s.rest(), "guard/")
}

// InDocument reports whether the site is a place in the contract document itself.
func (s Site) InDocument() bool { return s.Operation() == documentRoot }

// Pointer is the JSON pointer of a place in the contract document; ok is false for other sites.
func (s Site) Pointer() (pointer string, ok bool) {
	return strings.TrimPrefix(string(s), documentRoot), s.InDocument()
}

// isStatus reports whether s is a status code (201), a range (4XX), or default.
func isStatus(s string) bool {
	return s == "default" || len(s) == 3 && s[0] >= '1' && s[0] <= '5' &&
		(s[1:] == "XX" || s[1] >= '0' && s[1] <= '9' && s[2] >= '0' && s[2] <= '9')
}
