package run_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"path"
	"slices"
	"strings"

	"github.com/assay-conformance/assay/internal/exchange"
)

// missesTheMediaType checks the Content-Type before the body, where a body is required.
func missesTheMediaType(next http.RoundTripper) roundTrip {
	return func(r *http.Request) (*http.Response, error) {
		resp, err := next.RoundTrip(r)
		takesBody := r.Method != http.MethodGet && r.Method != http.MethodDelete && path.Base(r.URL.Path) != "scan"
		if err == nil && takesBody && r.ContentLength == 0 && resp.StatusCode == http.StatusBadRequest {
			resp.StatusCode = http.StatusUnsupportedMediaType
		}
		return resp, err
	}
}

// wantsCredentials refuses a segment without credentials, unless it is an address list.
func wantsCredentials(next http.RoundTripper) roundTrip {
	return func(r *http.Request) (*http.Response, error) {
		if r.Body == nil || r.Method != http.MethodPost {
			return next.RoundTrip(r)
		}
		text, err := io.ReadAll(r.Body)
		if err != nil {
			return nil, err
		}
		r.Body = io.NopCloser(bytes.NewReader(text))
		var sent struct {
			Type          string   `json:"type"`
			CredentialIDs []string `json:"credentialIds"`
		}
		// the stub refuses what cannot be read
		_ = json.Unmarshal(text, &sent)
		if sent.Type != "" && sent.Type != "address-list" && !slices.ContainsFunc(sent.CredentialIDs, func(id string) bool { return id != "credential-1" }) {
			refusal := `{"error":"validation","message":"credentialIds: required for this type"}`
			return &http.Response{StatusCode: http.StatusBadRequest, Header: http.Header{"Content-Type": {"application/json"}},
				Body: io.NopCloser(strings.NewReader(refusal)), Request: r}, nil
		}
		return next.RoundTrip(r)
	}
}

// responding changes every object in the bodies of successful responses.
func responding(change func(object map[string]any)) func(next http.RoundTripper) roundTrip {
	return func(next http.RoundTripper) roundTrip {
		return func(r *http.Request) (*http.Response, error) {
			resp, err := next.RoundTrip(r)
			if err != nil || resp.StatusCode/100 != 2 {
				return resp, err
			}
			text, err := io.ReadAll(resp.Body)
			if err != nil {
				return nil, err
			}
			if body, err := exchange.Body(text).JSON(); err == nil {
				everyObject(body, change)
				if text, err = json.Marshal(body); err != nil {
					return nil, err
				}
			}
			resp.Body, resp.ContentLength = io.NopCloser(bytes.NewReader(text)), int64(len(text))
			return resp, nil
		}
	}
}

func everyObject(value any, change func(map[string]any)) {
	switch v := value.(type) {
	case map[string]any:
		change(v)
		for _, property := range v {
			everyObject(property, change)
		}
	case []any:
		for _, item := range v {
			everyObject(item, change)
		}
	}
}

// nothing stands for an absent property.
type nothing struct{}

// whereEmpty writes an empty or null list in another way.
func whereEmpty(property string, as any) func(map[string]any) {
	return func(object map[string]any) {
		list, _ := object[property].([]any)
		if _, there := object[property]; there && len(list) == 0 {
			write(object, property, as)
		}
	}
}

// shownAs writes a property in another way.
func shownAs(property string, as any) func(map[string]any) {
	return func(object map[string]any) {
		if _, there := object[property]; there {
			write(object, property, as)
		}
	}
}

func write(object map[string]any, property string, as any) {
	if object[property] = as; as == (nothing{}) {
		delete(object, property)
	}
}
