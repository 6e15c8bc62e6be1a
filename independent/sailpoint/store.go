package sailpoint

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"
)

// tenant is one organization, with its identities and segments.
type tenant struct {
	name       string
	identities map[string]string // names by id
	records    []*record         // in the order in which they were created
	made       int               // segments made so far, for ids

	// These are for one bug each.
	window   window
	snapshot []*segment                // what is listed
	answers  map[string]map[string]any // what was answered, by id
}

// record is a segment with its past. A change may take a while to show, so that what is read can be
// older than what the next change builds on.
type record struct {
	id       string
	versions []version
}

// version is what a segment is from a moment on.
type version struct {
	from time.Time
	seg  *segment // nil once it is deleted
}

// latest is what the next change builds on.
func (r *record) latest() *segment { return r.versions[len(r.versions)-1].seg }

// last is the segment, even if it is deleted.
func (r *record) last() *segment {
	for i := len(r.versions) - 1; i >= 0; i-- {
		if seg := r.versions[i].seg; seg != nil {
			return seg
		}
	}
	return nil
}

// shown is what can be read.
func (r *record) shown(now time.Time) *segment {
	for i := len(r.versions) - 1; i >= 0; i-- {
		if !r.versions[i].from.After(now) {
			return r.versions[i].seg
		}
	}
	return nil
}

// put adds a version. Versions that nobody can see any more go.
func (r *record) put(seg *segment, now time.Time, delay time.Duration) {
	for len(r.versions) > 1 && !r.versions[1].from.After(now) {
		r.versions = r.versions[1:]
	}
	r.versions = append(r.versions, version{now.Add(delay), seg})
}

func (t *tenant) record(id string) *record {
	for _, r := range t.records {
		if r.id == id {
			return r
		}
	}
	return nil
}

// shown are the segments that can be read, oldest first.
func (t *tenant) shown(now time.Time) []*segment {
	var all []*segment
	for _, r := range t.records {
		if seg := r.shown(now); seg != nil {
			all = append(all, seg)
		}
	}
	return all
}

// newID makes the id of the next segment of the tenant.
func (s *service) newID(t *tenant) string {
	if s.bug("ids-by-count") {
		t.made = 0
		for _, r := range t.records {
			if r.latest() != nil {
				t.made++
			}
		}
	}
	t.made++
	sum := sha256.Sum256(fmt.Appendf(nil, "segment %d of %s", t.made, t.name))
	if s.variant("ids-of-32-digits") {
		return hex.EncodeToString(sum[:16])
	}
	sum[6], sum[8] = sum[6]&0x0f|0x40, sum[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", sum[:4], sum[4:6], sum[6:8], sum[8:10], sum[10:16])
}

// insert adds a new segment.
func (s *service) insert(t *tenant, seg *segment, now time.Time, delay time.Duration) {
	t.snapshot = nil
	if r := t.record(seg.id); r != nil {
		// This happens only with ids that are not of their own.
		r.put(seg, now, delay)
		return
	}
	t.records = append(t.records, &record{id: seg.id, versions: []version{{now.Add(delay), seg}}})
}
