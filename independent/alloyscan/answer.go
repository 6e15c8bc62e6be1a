package alloyscan

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strconv"
)

// answer is what a handler answers with.
type answer struct {
	status  int
	body    any // nil for none
	headers map[string]string
}

// problem is the body of a refusal. The document shows none.
type problem struct {
	Error   string `json:"error"`
	Message string `json:"message"`
}

// refuse answers that a call is refused.
func refuse(status int, reason, message string) *answer {
	return &answer{status: status, body: problem{reason, message}}
}

func invalid(message string) *answer {
	return refuse(http.StatusBadRequest, "validation_failed", message)
}

func missing() *answer {
	return refuse(http.StatusNotFound, "not_found", "There is no such segment on this site.")
}

func unauthorized() *answer {
	a := refuse(http.StatusUnauthorized, "unauthorized", "A valid bearer token is required.")
	a.headers = map[string]string{"WWW-Authenticate": "Bearer"}
	return a
}

func forbidden(need string) *answer {
	return refuse(http.StatusForbidden, "forbidden", "This call needs the privilege "+need+".")
}

func conflict(reason, message string) *answer {
	return refuse(http.StatusConflict, reason, message)
}

func crash() *answer {
	return refuse(http.StatusInternalServerError, "internal", "Something went wrong.")
}

// send writes an answer.
func (s *service) send(w http.ResponseWriter, a *answer) {
	kind := "application/json"
	body := a.body
	if p, ok := body.(problem); ok {
		if s.variant("refusals-without-body") {
			body = nil
		}
		if s.variant("refusals-as-problems") {
			kind = "application/problem+json"
			body = map[string]any{"title": p.Message, "status": a.status, "type": "about:blank"}
		}
	}
	if s.bug("answers-as-text") {
		kind = "text/plain; charset=utf-8"
	}
	for name, value := range a.headers {
		w.Header().Set(name, value)
	}
	if body == nil {
		w.WriteHeader(a.status)
		return
	}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(body); err != nil {
		w.WriteHeader(http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Length", strconv.Itoa(out.Len()))
	w.WriteHeader(a.status)
	_, _ = w.Write(out.Bytes())
}
