package alloyscan

import (
	"crypto/rand"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
)

// segment is the configuration of a segment, with what its scans found. An empty text stands for null.
type segment struct {
	id, name, kind              string
	service, tag                string
	addresses, credentials      []string
	scanSchedule, auditSchedule string
	devices                     int
	lastScan                    time.Time // zero if it was never scanned
}

// version is what a segment became at some time.
type version struct {
	at   time.Time
	seg  segment
	gone bool
}

// record is a segment with its past and with the scan that runs on it.
type record struct {
	id, site  string
	firstName string
	versions  []version
	scan      *scan
}

// last is what a segment is now; false if it was deleted.
func (r *record) last() (segment, bool) {
	v := r.versions[len(r.versions)-1]
	return v.seg, !v.gone
}

// at is what a segment was at a time; false if it did not exist then.
func (r *record) at(t time.Time) (segment, bool) {
	for i := len(r.versions) - 1; i >= 0; i-- {
		if v := r.versions[i]; !v.at.After(t) {
			return v.seg, !v.gone
		}
	}
	return segment{}, false
}

// find finds a segment that exists, by its id, on a site.
func (s *service) find(id, site string) *record {
	for _, r := range s.records {
		if _, exists := r.last(); exists && strings.EqualFold(r.id, id) && (r.site == site || site == "") {
			return r
		}
	}
	return nil
}

// add stores a new segment.
func (s *service) add(site string, at time.Time, seg segment) *record {
	r := &record{id: seg.id, site: site, firstName: seg.name, versions: []version{{at: at, seg: seg}}}
	s.records = append(s.records, r)
	return r
}

// change stores what a segment becomes.
func (s *service) change(r *record, seg segment) {
	r.versions = append(r.versions, version{at: s.now(), seg: seg})
}

// erase deletes a segment.
func (s *service) erase(r *record) {
	seg, _ := r.last()
	r.versions = append(r.versions, version{at: s.now(), seg: seg, gone: true})
	r.scan = nil
	delete(s.cache, r.id)
	s.freed = append(s.freed, r.id)
}

// taken says whether another segment of the site has this name.
func (s *service) taken(name, site string, except *record) bool {
	looked := 0
	for _, r := range s.records {
		seg, exists := r.last()
		if r == except && !(s.bug("own-name-is-taken") && seg.name == name) {
			continue
		}
		if r.site != site && !s.bug("names-unique-on-all-sites") {
			continue
		}
		if !exists && !s.bug("deleted-names-stay-taken") {
			continue
		}
		if looked++; looked > 50 && s.bug("names-compared-with-50-segments") {
			return false
		}
		if seg.name == name || s.variant("names-differ-by-more-than-case") && strings.EqualFold(seg.name, name) {
			return true
		}
	}
	return false
}

// newID makes the id of a segment or of a task.
func (s *service) newID() string {
	if n := len(s.freed); n > 0 && s.bug("ids-come-back") {
		id := s.freed[n-1]
		s.freed = s.freed[:n-1]
		return id
	}
	var b [16]byte
	_, _ = rand.Read(b[:]) // never fails
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	id := fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
	if s.variant("ids-in-capitals") {
		return strings.ToUpper(id)
	}
	return id
}

var uuid = regexp.MustCompile(`(?i)^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`)

func isUUID(text string) bool { return uuid.MatchString(text) }

// clone copies a segment, so that a change of the copy is none of the original.
func (seg segment) clone() segment {
	seg.addresses = slices.Clone(seg.addresses)
	seg.credentials = slices.Clone(seg.credentials)
	return seg
}
