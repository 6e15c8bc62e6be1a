package zpa

import (
	"bytes"
	"encoding/json"
	"net/http"
)

// refusal says why a call is refused.
type refusal struct {
	status     int
	documented bool // the document shows the body
	Params     []string
	ID         string
	Reason     string
}

func invalid(reason string) refusal {
	return refusal{status: http.StatusBadRequest, ID: "invalid.request", Reason: reason}
}

func forbidden(reason string) refusal {
	return refusal{status: http.StatusForbidden, ID: "access.denied", Reason: reason}
}

// badApps is the refusal of applications that do not exist.
func badApps() refusal {
	return refusal{
		status: http.StatusBadRequest, documented: true, ID: "invalid.resource.argument",
		Reason: "One or more input fields applications are not valid.",
	}
}

// referenced is the refusal to delete what an application refers to.
func referenced(name string) refusal {
	return refusal{
		status: http.StatusBadRequest, documented: true, ID: "resource.referenced",
		Reason: "Resource is being referenced in Application : " + name + ".",
		Params: []string{"Application", name},
	}
}

// missing is the refusal where there is no such group.
func (s *service) missing() refusal {
	status := http.StatusNotFound
	if s.variant("missing-is-400") {
		status = http.StatusBadRequest
	}
	return refusal{status: status, ID: "resource.not.found", Reason: "There is no such segment group."}
}

// unavailable is the refusal to change what Deception has configured.
func (s *service) unavailable() refusal {
	status := http.StatusBadRequest
	if s.variant("deception-is-403") {
		status = http.StatusForbidden
	}
	return refusal{status: status, ID: "operation.not.available", Reason: "Zscaler Deception has configured this segment group."}
}

func (s *service) refuse(w http.ResponseWriter, r refusal) {
	if s.variant("empty-refusals") && r.status != http.StatusBadRequest {
		w.WriteHeader(r.status)
		return
	}
	body := map[string]any{"id": r.ID, "reason": r.Reason}
	if len(r.Params) > 0 && !s.bug("referenced-without-params") {
		body["params"] = r.Params
	}
	if s.bug("error-in-an-envelope") && r.documented {
		body = map[string]any{"error": body}
	}
	s.answer(w, r.status, body)
}

// answer sends JSON.
func (s *service) answer(w http.ResponseWriter, status int, body any) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(body); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	kind := "application/json;charset=utf-8"
	if s.bug("list-as-text") && bytes.Contains(b.Bytes(), []byte(`"totalPages"`)) {
		kind = "text/plain;charset=utf-8"
	}
	w.Header().Set("Content-Type", kind)
	w.WriteHeader(status)
	w.Write(b.Bytes())
}
