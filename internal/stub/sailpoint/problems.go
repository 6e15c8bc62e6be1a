package sailpoint

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"sync"

	"github.com/oapi-codegen/nullable"

	api "github.com/assay-conformance/assay/generated/sailpoint"
	"github.com/assay-conformance/assay/internal/stub"
)

// problems writes refusals, in the three shapes that this vendor has for them, and numbers them.
type problems struct {
	mu  sync.Mutex // over the numbers: the chain refuses without the lock of the server
	ids stub.IDs
}

// refuse writes a refusal. At the token endpoint it is what RFC 6749 wants (section 5.2).
func (p *problems) refuse(w http.ResponseWriter, status int, code, message string) {
	var body any
	switch {
	case code == "invalid_client" || code == "unsupported_grant_type":
		body = map[string]string{"error": code, "error_description": message}
	case status == http.StatusUnauthorized:
		body = api.ListAccessModelMetadataAttribute401Response{Error: nullable.NewNullableWithValue[any](message)}
	case status == http.StatusTooManyRequests:
		body = api.ListAccessModelMetadataAttribute429Response{Message: nullable.NewNullableWithValue[any](message)}
	default:
		body = p.problem(status, message)
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	// an answer that cannot be written has no reader
	_ = json.NewEncoder(w).Encode(body)
}

// details are the codes that the vendor's public pages show; the others are made like them.
var details = map[int]string{http.StatusBadRequest: "400.1 Bad Request Content", http.StatusNotFound: "404 Not found"}

func (p *problems) problem(status int, message string) api.ErrorResponseDto {
	detail, known := details[status]
	if !known {
		detail = fmt.Sprintf("%d %s", status, http.StatusText(status))
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	return api.ErrorResponseDto{
		DetailCode: nullable.NewNullableWithValue[any](detail),
		TrackingID: nullable.NewNullableWithValue[any](strings.ReplaceAll(p.ids.Next().String(), "-", "")),
		Messages:   nullable.NewNullableWithValue[any]([]errorMessage{{Locale: "en-US", LocaleOrigin: "DEFAULT", Text: message}}),
		Causes:     nullable.NewNullableWithValue[any]([]errorMessage{}),
	}
}

// errorMessage is what a refusal says, in one language.
type errorMessage struct {
	Locale       string `json:"locale"`
	LocaleOrigin string `json:"localeOrigin"` // DEFAULT or REQUEST
	Text         string `json:"text"`
}

func (p *problems) invalid(message string) api.InvalidJSONResponse {
	return api.InvalidJSONResponse(p.problem(http.StatusBadRequest, message))
}

func (p *problems) notFound(id string) api.NotFoundJSONResponse {
	return api.NotFoundJSONResponse(p.problem(http.StatusNotFound, fmt.Sprintf("there is no segment %q", id)))
}
