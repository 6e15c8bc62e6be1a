package rule

import "strings"

// Site is the place where a promise lives, and the join key of the whole house:
// rules claim sites, checks and findings speak about sites, defects break sites.
//
//	createSegment/body/name/maxLength        a constraint on a request
//	createSegment/201                        a documented answer
//	createSegment/201/body/id/required       a constraint on that answer
//	createSegment/guard/duplicate-name       a behaviour of the server
//	document/servers/0/url                   a place in the contract document
//
// The first part is an operationId, or "document". Array items are written as "*".
type Site string

// MakeSite joins parts into a site, leaving out empty ones.
func MakeSite(parts ...string) Site {
	kept := parts[:0:0]
	for _, p := range parts {
		if p = strings.Trim(p, "/"); p != "" {
			kept = append(kept, p)
		}
	}
	return Site(strings.Join(kept, "/"))
}

// Guard is the site of a behaviour of the server.
func Guard(operation, name string) Site { return MakeSite(operation, "guard", name) }

// Operation is the operationId that the site belongs to.
func (s Site) Operation() string {
	op, _, _ := strings.Cut(string(s), "/")
	return op
}

// Under says whether s is t or lies below it.
func (s Site) Under(t Site) bool {
	return s == t || strings.HasPrefix(string(s), string(t)+"/")
}

// SpeaksOf says whether evidence at s is evidence about t: s is t or lies below it. An answer
// is the exception: what is wrong with its body is no evidence about its status.
func (s Site) SpeaksOf(t Site) bool {
	return s == t || s.Under(t) && t != t.Response()
}

// Answer is the documented answer that the site speaks about, as operation/status;
// it is empty for guards and for constraints on requests.
func (s Site) Response() Site {
	parts := strings.SplitN(string(s), "/", 3)
	if len(parts) < 2 || !isStatus(parts[1]) {
		return ""
	}
	return Site(parts[0] + "/" + parts[1])
}

// IsGuard says whether the site is a behaviour of the server.
func (s Site) IsGuard() bool {
	parts := strings.SplitN(string(s), "/", 3)
	return len(parts) == 3 && parts[1] == "guard"
}

// InDocument says whether the site is a place in the contract document itself.
func (s Site) InDocument() bool { return s.Operation() == documentRoot }

// Pointer is the JSON pointer of a place in the contract document; ok is false for other sites.
func (s Site) Pointer() (pointer string, ok bool) {
	return strings.TrimPrefix(string(s), documentRoot), s.InDocument()
}

// isStatus accepts a status code (201) and a range (4XX).
func isStatus(s string) bool {
	return len(s) == 3 && s[0] >= '1' && s[0] <= '5' &&
		(s[1:] == "XX" || s[1] >= '0' && s[1] <= '9' && s[2] >= '0' && s[2] <= '9')
}
