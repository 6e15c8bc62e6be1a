package alloyscan

import (
	"encoding/json"
	"net/http"
	"time"
)

// How long a scan takes, and the audit that may follow it.
const (
	scanTime  = 10 * time.Second
	auditTime = 5 * time.Second
)

// scan is a scan that is queued or runs.
type scan struct {
	task string
	ends time.Time // zero if it goes on
}

// settle ends the scans that are over.
func (s *service) settle() {
	for _, r := range s.records {
		if r.scan == nil || r.scan.ends.IsZero() || s.now().Before(r.scan.ends) {
			continue
		}
		seg, exists := r.last()
		if exists {
			seg.lastScan = r.scan.ends
			seg.devices = max(seg.devices, len(seg.addresses))
			s.change(r, seg)
		}
		r.scan = nil
	}
}

// scan starts a scan of a segment.
func (s *service) scan(c call) *answer {
	r := s.find(c.id, c.client.site)
	if r == nil {
		if s.bug("scan-of-nothing") {
			return s.queued(s.newID())
		}
		return missing()
	}
	audit, refused := s.wantsAudit(c)
	if refused != nil {
		return refused
	}
	seg, _ := r.last()
	if seg.service == "" && !s.bug("scan-without-service") {
		if s.bug("no-service-is-a-conflict") {
			return conflict("no_service", "The segment has no Audit Service assigned.")
		}
		return refuse(http.StatusBadRequest, "no_service", "The segment has no Audit Service assigned.")
	}
	if s.busy(r) {
		if s.bug("running-scan-is-a-bad-request") {
			return refuse(http.StatusBadRequest, "scan_running", "A scan is already running on this segment.")
		}
		return conflict("scan_running", "A scan is already running on this segment.")
	}
	r.scan = &scan{task: s.newID(), ends: s.now().Add(scanTime)}
	if audit {
		r.scan.ends = r.scan.ends.Add(auditTime)
	}
	if s.bug("scan-never-ends") {
		r.scan.ends = time.Time{}
	}
	return s.queued(r.scan.task)
}

// busy says whether a scan runs on a segment.
func (s *service) busy(r *record) bool {
	if s.bug("scan-twice") {
		return false
	}
	if s.bug("one-scan-on-a-site") {
		for _, other := range s.records {
			if other.site == r.site && other.scan != nil {
				return true
			}
		}
	}
	return r.scan != nil
}

// wantsAudit reads the body, which is optional.
func (s *service) wantsAudit(c call) (audit bool, refused *answer) {
	if len(c.body) == 0 && !s.bug("scan-needs-a-body") {
		return false, nil
	}
	in, refused := s.object(c, []string{"audit"})
	if refused != nil || !in.has("audit") {
		return false, refused
	}
	if err := json.Unmarshal(in["audit"], &audit); (err != nil || in.null("audit")) && !s.bug("audit-unchecked") {
		return false, invalid("audit must be true or false.")
	}
	if audit && s.bug("audit-refused") {
		return false, invalid("This segment is not configured for audits.")
	}
	return audit, nil
}

// queued answers that a scan was queued.
func (s *service) queued(task string) *answer {
	body := map[string]any{"taskId": task, "status": "Queued"}
	status := http.StatusAccepted
	switch {
	case s.bug("scan-is-200"):
		status = http.StatusOK
	case s.bug("scan-status-in-small-letters"):
		body["status"] = "queued"
	case s.bug("scan-status-running"):
		body["status"] = "Running"
	case s.bug("task-as-number"):
		body["taskId"] = 1042
	case s.bug("one-task-for-all"):
		body["taskId"] = "5f0c7c1e-3c83-4a52-8d5c-5b4c9e4f8a11"
	case s.bug("task-missing"):
		delete(body, "taskId")
	}
	return &answer{status: status, body: body}
}
