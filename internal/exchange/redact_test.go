package exchange_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/exchange"
)

// redacted redacts an exchange and returns it.
func redacted(r *exchange.Redactor, e exchange.Exchange) *exchange.Exchange {
	r.Redact(&e)
	return &e
}

func TestRedactHeaders(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ reason, name, value, want string }{
		{"the scheme is kept", "Authorization", "Bearer abc.def", "Bearer [redacted]"},
		{"a client id and a secret are only encoded, not hidden", "Authorization", "Basic aWQ6c2VjcmV0", "Basic [redacted]"},
		{"BeyondInsight's scheme has several parts, all of them secret", "Authorization", "PS-Auth key=abc; runas=me; pwd=[xyz];", "PS-Auth [redacted]"},
		{"without a scheme the whole value is the secret", "Authorization", "abc", "[redacted]"},
		{"a first word that is no scheme may be part of the secret", "Authorization", "correct horse battery", "[redacted]"},
		{"a proxy needs credentials too", "Proxy-Authorization", "Basic abc", "Basic [redacted]"},
		{"every cookie may be a session", "Cookie", "session=abc; theme=dark", "[redacted]"},
		{"the value of a cookie comes before its attributes", "Set-Cookie", "session=abc; Path=/; HttpOnly", "[redacted]"},
		{"the name of a single cookie is no secret", "Cookie", "session=abc", "session=[redacted]"},
		{"a cookie without attributes", "Set-Cookie", "session=abc", "[redacted]"},
		{"a key in a header", "X-Api-Key", "abc", "[redacted]"},
		{"the same in another spelling", "Apikey", "two words", "[redacted]"},
		{"a token header of any name", "X-Csrf-Token", "abc", "[redacted]"},
		{"a redirect may contain a secret", "Location", "https://host/next?access_token=abc&page=2", "https://host/next?access_token=[redacted]&page=2"},
		{"a header without a secret is evidence", "Retry-After", "30", "30"},
		{"the media type is evidence", "Content-Type", "application/json; charset=utf-8", "application/json; charset=utf-8"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			r := exchange.NewRedactor()
			e := redacted(r, exchange.Exchange{
				Request:  exchange.Message{Header: http.Header{c.name: {c.value, c.value}}},
				Response: exchange.Message{Header: http.Header{c.name: {c.value}}},
			})
			assert.Equal(t, []string{c.want, c.want}, e.Request.Header[c.name], c.reason)
			assert.Equal(t, []string{c.want}, e.Response.Header[c.name], c.reason)
		})
	}
}

func TestRedactBodies(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ reason, body, want string }{
		{"the response of a token endpoint", `{"access_token":"abc","token_type":"Bearer"}`, `{"access_token":"[redacted]","token_type":"[redacted]"}`},
		{"a password in a request", `{"user":"me","password":"p w"}`, `{"user":"me","password":"[redacted]"}`},
		{"names have many spellings", `{"clientSecret":"a","API_KEY":"b","api-key":"c","passwd":"d","sessionId":"e"}`,
			`{"clientSecret":"[redacted]","API_KEY":"[redacted]","api-key":"[redacted]","passwd":"[redacted]","sessionId":"[redacted]"}`},
		{"white space around the colon", "{\"secret\" :\n \"abc\"}", "{\"secret\" :\n \"[redacted]\"}"},
		{"a quote within the secret does not end it", `{"secret":"a\"b","x":1}`, `{"secret":"[redacted]","x":1}`},
		{"a secret with a line break, which is invalid JSON", "{\"secret\":\"a\\\nb\"}", `{"secret":"[redacted]"}`},
		{"a body that was cut short within the secret", `{"secret":"abc`, `{"secret":"[redacted]"`},
		{"JSON as text within JSON", `{"message":"you sent {\"password\":\"abc\"}"}`, `{"message":"you sent {\"password\":\"[redacted]"}`},
		{"an object is no secret, whatever its name", `{"tokens":{"left":3}}`, `{"tokens":{"left":3}}`},
		{"null is no secret", `{"token":null}`, `{"token":null}`},
		{"the name decides, not the value", `{"kind":"secret"}`, `{"kind":"secret"}`},
		{"a form", "grant_type=client_credentials&client_secret=a%26b&scope=x", "grant_type=client_credentials&client_secret=[redacted]&scope=x"},
		{"a form that begins with the secret", "password=abc", "password=[redacted]"},
		{"a field quoted in an error message", "unknown field client_secret=abc in the form", "unknown field client_secret=[redacted] in the form"},
		{"a link within JSON is redacted only up to its end", `{"next":"/s?page_token=abc","total":7}`, `{"next":"/s?page_token=[redacted]","total":7}`},
		{"a signed token in an error message", "the token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln is expired", "the token [redacted] is expired"},
		{"a signed token in JSON", `{"jti":"eyJhbGciOiJub25lIn0.e30."}`, `{"jti":"[redacted]"}`},
		{"a header quoted in an error message", `{"message":"got Authorization: Bearer abc","code":7}`, `{"message":"got Authorization: Bearer [redacted]","code":7}`},
		{"a URL with a user in an error message", "cannot reach https://me:abc@host/path", "cannot reach https://[redacted]@host/path"},
		{"an email address is no user of a URL", "write to https://host/help or me@host", "write to https://host/help or me@host"},
		{"a body without a secret is unchanged, byte for byte", "{\"name\":\"a\\u0000\xff\"}", "{\"name\":\"a\\u0000\xff\"}"},
		{"an empty body stays empty", "", ""},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			body := exchange.Body(c.body)
			e := redacted(exchange.NewRedactor(), exchange.Exchange{
				Request: exchange.Message{Body: body}, Response: exchange.Message{Body: body},
			})
			assert.Equal(t, c.want, string(e.Request.Body), c.reason)
			assert.Equal(t, c.want, string(e.Response.Body), c.reason)
			assert.Equal(t, c.want, exchange.NewRedactor().Text(c.body), "a validator may quote the body: "+c.reason)
			assert.Equal(t, c.body, string(body), "the body may be shared, so its bytes must not change")
		})
	}
}

func TestRedactURLs(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ reason, url, want string }{
		{"the user part is removed", "https://me:abc@host/segments?limit=1", "https://host/segments?limit=1"},
		{"a user without a password may be a key", "https://abc@host/", "https://host/"},
		{"a secret in the query", "https://host/s?limit=1&api_key=abc&offset=2", "https://host/s?limit=1&api_key=[redacted]&offset=2"},
		{"a secret at the beginning of the query", "https://host/s?token=abc", "https://host/s?token=[redacted]"},
		{"a URL that cannot be parsed is text", "https://me:abc@host/%zz", "https://[redacted]@host/%zz"},
		{"a URL without a secret is unchanged", "https://host/s/1?limit=1", "https://host/s/1?limit=1"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, c.want, redacted(exchange.NewRedactor(), exchange.Exchange{URL: c.url}).URL, c.reason)
		})
	}
}

func TestRedactValues(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason     string
		values     []string
		text, want string
	}{
		{"a token quoted by the server", []string{"tok-1234"}, "no such token: tok-1234.", "no such token: [redacted]."},
		{"the longer of two values is redacted whole", []string{"tok-", "tok-1234"}, "tok-1234 tok-", "[redacted] [redacted]"},
		{"a value with a quote, in JSON", []string{`a"b\c`}, `{"echo":"a\"b\\c"}`, `{"echo":"[redacted]"}`},
		{"a value with characters that Go escapes in JSON", []string{"a<b>&c"}, `{"echo":"a\u003cb\u003e\u0026c"}`, `{"echo":"[redacted]"}`},
		{"a value in a query", []string{"a+b/c d"}, "/s?q=a%2Bb%2Fc+d", "/s?q=[redacted]"},
		{"a value in a path", []string{"a b/c"}, "/s/a%20b%2Fc", "/s/[redacted]"},
		{"values of three characters are too common", []string{"one"}, "one of many", "one of many"},
		{"an empty value is everywhere", []string{""}, "text", "text"},
		{"no values", nil, "text", "text"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			r := exchange.NewRedactor(c.values...)
			assert.Equal(t, c.want, r.Text(c.text), c.reason)
			assert.Equal(t, c.want, r.Text(r.Text(c.text)), "redaction is idempotent")
		})
	}
}
