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

// problems writes refusals in the three shapes of this vendor and gives them tracking ids.
type problems struct {
	mu  sync.Mutex // protects ids: the chain refuses without the lock of the server
	ids stub.IDs
}

// refuse writes a refusal; at the token endpoint in the shape of RFC 6749, section 5.2.
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
	// a failed write means that the client is gone
	_ = json.NewEncoder(w).Encode(body)
}

// details are the codes on the vendor's public pages; other codes follow their pattern.
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

// errorMessage is the text of a refusal in one language.
type errorMessage struct {
	Locale       string `json:"locale"`
	LocaleOrigin string `json:"localeOrigin"` // DEFAULT or REQUEST
	Text         string `json:"text"`
}

func (p *problems) invalid(message string) api.InvalidJSONResponse {
	return api.InvalidJSONResponse(p.problem(http.StatusBadRequest, message))
}

func (p *problems) notFound(id string) api.NotFoundJSONResponse {
	return api.NotFoundJSONResponse(p.problem(http.StatusNotFound, fmt.Sprintf("unknown segment %q", id)))
}
