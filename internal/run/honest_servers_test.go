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

// missesTheMediaType looks at the Content-Type before the body, where a body is required.
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
		// what cannot be read is for the stub to refuse
		_ = json.Unmarshal(text, &sent)
		if sent.Type != "" && sent.Type != "address-list" && !slices.ContainsFunc(sent.CredentialIDs, func(id string) bool { return id != "credential-1" }) {
			refusal := `{"error":"validation","message":"credentialIds: required for this type"}`
			return &http.Response{StatusCode: http.StatusBadRequest, Header: http.Header{"Content-Type": {"application/json"}},
				Body: io.NopCloser(strings.NewReader(refusal)), Request: r}, nil
		}
		return next.RoundTrip(r)
	}
}

// answering changes every object of the bodies of successful answers.
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
		for _, member := range v {
			everyObject(member, change)
		}
	case []any:
		for _, item := range v {
			everyObject(item, change)
		}
	}
}

// nothing stands for a member that is left out.
type nothing struct{}

// whereEmpty writes a list that is empty or null in another way.
func whereEmpty(member string, as any) func(map[string]any) {
	return func(object map[string]any) {
		list, _ := object[member].([]any)
		if _, there := object[member]; there && len(list) == 0 {
			write(object, member, as)
		}
	}
}

// shownAs writes a member in another way.
func shownAs(member string, as any) func(map[string]any) {
	return func(object map[string]any) {
		if _, there := object[member]; there {
			write(object, member, as)
		}
	}
}

func write(object map[string]any, member string, as any) {
	if object[member] = as; as == (nothing{}) {
		delete(object, member)
	}
}
