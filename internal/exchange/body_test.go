package exchange_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/exchange"
)

func TestBodyRoundTrip(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ reason, body, text string }{
		{"UTF-8 is written as text, so that it can be read", `{"name":"ü"}`, `{"name":"ü"}`},
		{"the JSON encoder would replace invalid UTF-8", "\xff\xfe", "base64://4="},
		{"text with one invalid byte", "name=\xe9t\xe9", "base64:bmFtZT3pdOk="},
		{"text with the base64 prefix must not be decoded", "base64:abc", "base64:YmFzZTY0OmFiYw=="},
		{"control characters", "a\x00\x1b\r\n", "a\x00\x1b\r\n"},
		{"characters that the JSON encoder escapes", "<a href='x'>&\u2028", "<a href='x'>&\u2028"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			text, err := exchange.Body(c.body).MarshalText()
			require.NoError(t, err)
			assert.Equal(t, c.text, string(text), c.reason)
			line, err := json.Marshal(exchange.Message{Body: exchange.Body(c.body)})
			require.NoError(t, err)
			var back exchange.Message
			require.NoError(t, json.Unmarshal(line, &back))
			assert.Equal(t, c.body, string(back.Body), c.reason)
		})
	}
}

func TestEmptyBodyIsOmitted(t *testing.T) {
	t.Parallel()
	line, err := json.Marshal(exchange.Message{Body: exchange.Body("")})
	require.NoError(t, err)
	assert.JSONEq(t, `{}`, string(line))
}

func TestBodyRejectsInvalidBase64(t *testing.T) {
	t.Parallel()
	var b exchange.Body
	assert.Error(t, b.UnmarshalText([]byte("base64:%%")), "an edited record must not pass as a body")
}

func TestBodyJSONKeepsDigits(t *testing.T) {
	t.Parallel()
	e := exchange.Exchange{Response: exchange.Message{Body: exchange.Body(`{"id":9007199254740993,"ratio":1.10}`)}}
	v, err := e.JSON()
	require.NoError(t, err)
	assert.Equal(t, map[string]any{"id": json.Number("9007199254740993"), "ratio": json.Number("1.10")}, v,
		"a float64 would round the id and drop the zero")
	_, err = exchange.Body("<html>").JSON()
	assert.Error(t, err)
	_, err = exchange.Body("").JSON()
	assert.Error(t, err, "an empty body is no JSON value")
}

func TestResponseSite(t *testing.T) {
	t.Parallel()
	assert.EqualValues(t, "getSegment/404", (&exchange.Exchange{Operation: "getSegment", Status: 404}).ResponseSite())
	assert.Empty(t, (&exchange.Exchange{Operation: "getSegment"}).ResponseSite(), "without a response")
}
