package sailpoint

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
)

// answer is what is sent back.
type answer struct {
	status int
	header http.Header
	body   any // nil for none
}

func reply(status int, body any) answer {
	return answer{status: status, header: http.Header{}, body: body}
}

// write sends the answer. A body is JSON, unless it is text.
func (a answer) write(w http.ResponseWriter) {
	for name, values := range a.header {
		w.Header()[name] = values
	}
	if a.body == nil {
		w.WriteHeader(a.status)
		return
	}
	if text, ok := a.body.(string); ok {
		w.WriteHeader(a.status)
		_, _ = w.Write([]byte(text))
		return
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(a.body); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	if w.Header().Get("Content-Type") == "" {
		w.Header().Set("Content-Type", "application/json")
	}
	w.WriteHeader(a.status)
	_, _ = w.Write(out.Bytes())
}

// detailCodes are the codes of refusals, by status.
var detailCodes = map[int]string{
	http.StatusBadRequest:           "400.1 Bad Request Content",
	http.StatusForbidden:            "403 Forbidden",
	http.StatusNotFound:             "404 Not found",
	http.StatusMethodNotAllowed:     "405 Method not allowed",
	http.StatusUnsupportedMediaType: "415 Unsupported media type",
	http.StatusInternalServerError:  "500.0 Internal fault",
}

// refuse says no in the way of an ErrorResponseDto.
func (s *service) refuse(status int, text string) answer {
	s.refused++
	if s.variant("terse-refusals") {
		return reply(status, map[string]any{"detailCode": detailCodes[status]})
	}
	return reply(status, map[string]any{
		"detailCode": detailCodes[status],
		"trackingId": fmt.Sprintf("%032x", s.refused),
		"messages": []any{
			map[string]any{"locale": "en-US", "localeOrigin": "DEFAULT", "text": text},
		},
		"causes": []any{},
	})
}

func (s *service) invalid(err error) answer {
	return s.refuse(http.StatusBadRequest, err.Error())
}

func (s *service) notFound(id string) answer {
	if s.bug("missing-as-text") {
		a := reply(http.StatusNotFound, "There is no such segment.\n")
		a.header.Set("Content-Type", "text/plain; charset=utf-8")
		return a
	}
	return s.refuse(http.StatusNotFound, fmt.Sprintf("There is no segment with the id %q.", id))
}

// unauthorized refuses a caller who is not known.
func (s *service) unauthorized(text string) answer {
	if s.variant("terse-refusals") {
		text = "unauthorized"
	}
	a := reply(http.StatusUnauthorized, map[string]any{"error": text})
	a.header.Set("WWW-Authenticate", "Bearer")
	return a
}
