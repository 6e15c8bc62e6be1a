package exchange_test

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"html"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/go-json-experiment/json/jsontext"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/exchange"
)

// planted is a secret with every character that some encoding changes.
const planted = `s3cr3t "quoted" <tag>&+/=\ ü`

// forms returns the encodings of a secret by name.
func forms(secret string) map[string]string {
	quoted, _ := json.Marshal(secret)
	least, _ := jsontext.AppendQuote(nil, secret)
	twice, _ := json.Marshal(string(quoted))
	var units strings.Builder
	for _, u := range utf16.Encode([]rune(secret)) {
		fmt.Fprintf(&units, `\u%04x`, u)
	}
	return map[string]string{
		"unencoded":                           secret,
		"in a query":                          url.QueryEscape(secret),
		"in a path":                           url.PathEscape(secret),
		"as a path":                           (&url.URL{Path: secret}).EscapedPath(),
		"in JSON":                             string(quoted[1 : len(quoted)-1]),
		"in JSON with the fewest escapes":     string(least[1 : len(least)-1]),
		"in JSON within JSON":                 string(twice[1 : len(twice)-1]),
		"in JSON with all characters escaped": units.String(),
		"in a JSON pointer":                   strings.NewReplacer("~", "~0", "/", "~1").Replace(secret),
		"in HTML":                             html.EscapeString(secret),
		"in a query within a query":           url.QueryEscape(url.QueryEscape(secret)),
		"in upper case":                       strings.ToUpper(secret),
		"in lower case":                       strings.ToLower(secret),
		"in base64":                           base64.StdEncoding.EncodeToString([]byte(secret)),
		"in base64 for URLs":                  base64.RawURLEncoding.EncodeToString([]byte(secret)),
		"as basic credentials":                base64.StdEncoding.EncodeToString([]byte("client:" + secret)),
		"as credentials of any id":            base64.StdEncoding.EncodeToString([]byte("id:" + secret + " and more")),
		"in hexadecimal":                      hex.EncodeToString([]byte(secret)),
	}
}

// plant returns an exchange with the secret in every place where one can be.
func plant(secret string) *exchange.Exchange {
	inJSON, _ := json.Marshal(map[string]any{"access_token": secret, "echo": "you sent " + secret, "deep": []any{map[string]any{"note": secret}}})
	form := url.Values{"grant_type": {"client_credentials"}, "client_secret": {secret}, "note": {secret}}.Encode()
	basic := "Basic " + base64.StdEncoding.EncodeToString([]byte("client:"+secret))
	u := url.URL{Scheme: "https", User: url.UserPassword("client", secret), Host: "host", Path: "/s/" + secret, RawQuery: "api_key=" + url.QueryEscape(secret) + "&q=" + url.QueryEscape(secret)}
	return &exchange.Exchange{
		ID: "1.1", Trial: "t", Operation: "op", Method: "POST", URL: u.String(), Status: 401,
		Request: exchange.Message{Body: exchange.Body(form), Header: http.Header{
			"Authorization": {basic}, "Cookie": {"theme=dark; session=" + secret}, "X-Note": {secret}, "X-Api-Key": {secret},
		}},
		Response: exchange.Message{Body: inJSON, Header: http.Header{
			"Set-Cookie": {"a=" + secret + "; Path=/", "b=" + secret}, "Location": {"/next?token=" + url.QueryEscape(secret)},
		}},
	}
}

// texts returns all texts of a recorded exchange, with its bodies decoded.
func texts(t *testing.T, line []byte) []string {
	t.Helper()
	var e exchange.Exchange
	require.NoError(t, json.Unmarshal(line, &e))
	all := []string{string(line), e.URL, string(e.Request.Body), string(e.Response.Body)}
	for _, h := range []http.Header{e.Request.Header, e.Response.Header} {
		for name, values := range h {
			all = append(all, name+": "+strings.Join(values, "\n"))
		}
	}
	return all
}

func TestPlantedSecretIsNotRecorded(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason string
		change func(*exchange.Exchange)
	}{
		{"the exchange unchanged", func(*exchange.Exchange) {}},
		{"a body that is not UTF-8 is recorded in base64, after redaction", func(e *exchange.Exchange) {
			e.Response.Body = append(e.Response.Body, 0xff, 0xfe)
			e.Request.Body = append(e.Request.Body, 0xff)
		}},
		{"a body with the base64 prefix", func(e *exchange.Exchange) {
			e.Response.Body = append(exchange.Body("base64:"), e.Response.Body...)
		}},
		{"no response", func(e *exchange.Exchange) { e.Status, e.Response = 0, exchange.Message{} }},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			e := plant(planted)
			c.change(e)
			var out bytes.Buffer
			log := exchange.NewLog(&out)
			log.Record(e, exchange.NewRedactor(planted), true)
			kept, err := log.Kept()
			require.NoError(t, err)
			inReport, err := json.Marshal(kept["1.1"])
			require.NoError(t, err)
			for _, line := range [][]byte{out.Bytes(), inReport} {
				for _, text := range texts(t, line) {
					for form, secret := range forms(planted) {
						assert.NotContains(t, text, secret, "the secret is recorded %s: %s", form, c.reason)
					}
				}
			}
		})
	}
}

func TestUnknownSecretIsFoundByName(t *testing.T) {
	t.Parallel()
	const secret = "never-registered"
	e := &exchange.Exchange{
		URL: "https://me:" + secret + "@host/s?api_key=" + secret,
		Request: exchange.Message{
			Header: http.Header{"Authorization": {"Bearer " + secret}, "Cookie": {"a=" + secret + "; b=" + secret}},
			Body:   exchange.Body("client_secret=" + secret + "&x=1"),
		},
		Response: exchange.Message{Header: http.Header{"Set-Cookie": {"a=" + secret + "; Path=/"}}, Body: exchange.Body(`{"access_token":"` + secret + `"}`)},
	}
	exchange.NewRedactor().Redact(e)
	line, err := json.Marshal(e)
	require.NoError(t, err)
	assert.NotContains(t, string(line), secret)
	assert.Contains(t, string(line), `Bearer [redacted]`, "the scheme is evidence")
}
