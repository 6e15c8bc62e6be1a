package suite_test

import (
	"encoding/json"
	"net/http"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/builtin"
	"github.com/assay-conformance/assay/internal/exchange"
)

// example is an exchange from a source document, with its placeholders filled in and its
// typing errors corrected.
type example struct {
	Vendor    string          `json:"vendor"`
	Lines     string          `json:"lines"` // of the source document
	Operation string          `json:"operation"`
	Method    string          `json:"method"`
	Path      string          `json:"path"`
	Sent      json.RawMessage `json:"sent"`
	MediaType string          `json:"mediaType"` // of what is sent; application/json when empty
	Status    int             `json:"status"`
	Response  json.RawMessage `json:"response"`
}

// Every example of a source document conforms to its contract.
func TestSourceExamplesConform(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("testdata/examples.json")
	require.NoError(t, err)
	var examples []example
	require.NoError(t, json.Unmarshal(data, &examples))
	shown := map[string]bool{}
	for _, x := range examples {
		v, err := builtin.Vendors().Load(x.Vendor)
		require.NoError(t, err)
		const base = "https://target.example"
		e := &exchange.Exchange{Operation: x.Operation, Method: x.Method, URL: base + x.Path, Base: base, Status: x.Status,
			Request: message(x.Sent, x.MediaType), Response: message(x.Response, "")}
		require.NoError(t, v.Contract.Judge(e))
		assert.Empty(t, e.Findings, "%s, lines %s", x.Vendor, x.Lines)
		assert.NotEmpty(t, e.Validated, "%s, lines %s", x.Vendor, x.Lines)
		shown[x.Vendor] = true
	}
	for _, name := range builtin.Vendors().Names() {
		assert.Equal(t, name != "beyondinsight", shown[name], "%s: every source has examples, except BeyondInsight's, which has only the types of properties", name)
	}
	t.Logf("%d examples without a finding", len(examples))
}

func message(body []byte, mediaType string) exchange.Message {
	m := exchange.Message{Header: http.Header{}, Body: exchange.Body(body)}
	switch {
	case mediaType != "":
		m.Header.Set("Content-Type", mediaType)
	case len(body) > 0:
		m.Header.Set("Content-Type", "application/json")
	}
	return m
}
