package exchange_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/exchange"
)

// redacted redacts an exchange that has the parts given and nothing else.
func redacted(r *exchange.Redactor, e exchange.Exchange) *exchange.Exchange {
	r.Redact(&e)
	return &e
}

func TestHeadersThatCarrySecretsAreRedacted(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ reason, name, value, want string }{
		{"the scheme tells how the caller signed in", "Authorization", "Bearer abc.def", "Bearer [redacted]"},
		{"a client id and a secret are only encoded, not hidden", "Authorization", "Basic aWQ6c2VjcmV0", "Basic [redacted]"},
		{"BeyondInsight's scheme has several parts, all of them secret", "Authorization", "PS-Auth key=abc; runas=me; pwd=[xyz];", "PS-Auth [redacted]"},
		{"without a scheme the whole value is the secret", "Authorization", "abc", "[redacted]"},
		{"a first word that is no scheme may be half of the secret", "Authorization", "correct horse battery", "[redacted]"},
		{"a proxy is signed in to as well", "Proxy-Authorization", "Basic abc", "Basic [redacted]"},
		{"every cookie may be a session", "Cookie", "session=abc; theme=dark", "[redacted]"},
		{"the value of a cookie comes before its attributes", "Set-Cookie", "session=abc; Path=/; HttpOnly", "[redacted]"},
		{"a cookie without attributes", "Set-Cookie", "session=abc", "[redacted]"},
		{"a key may be sent in a header of its own", "X-Api-Key", "abc", "[redacted]"},
		{"the same in another spelling", "Apikey", "two words", "[redacted]"},
		{"a token header of any name", "X-Csrf-Token", "abc", "[redacted]"},
		{"a redirection may carry a secret", "Location", "https://host/next?access_token=abc&page=2", "https://host/next?access_token=[redacted]&page=2"},
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

func TestBodiesLoseTheirSecretsAndNothingElse(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ reason, body, want string }{
		{"the answer of a token endpoint", `{"access_token":"abc","token_type":"Bearer"}`, `{"access_token":"[redacted]","token_type":"[redacted]"}`},
		{"a password in a request", `{"user":"me","password":"p w"}`, `{"user":"me","password":"[redacted]"}`},
		{"names are written in many ways", `{"clientSecret":"a","API_KEY":"b","api-key":"c","passwd":"d","sessionId":"e"}`,
			`{"clientSecret":"[redacted]","API_KEY":"[redacted]","api-key":"[redacted]","passwd":"[redacted]","sessionId":"[redacted]"}`},
		{"white space around the colon", "{\"secret\" :\n \"abc\"}", "{\"secret\" :\n \"[redacted]\"}"},
		{"a quote within the secret does not end it", `{"secret":"a\"b","x":1}`, `{"secret":"[redacted]","x":1}`},
		{"a secret over a line break, though that is no JSON", "{\"secret\":\"a\\\nb\"}", `{"secret":"[redacted]"}`},
		{"a body that was cut short in the middle of the secret", `{"secret":"abc`, `{"secret":"[redacted]"`},
		{"JSON that stands as text within JSON", `{"message":"you sent {\"password\":\"abc\"}"}`, `{"message":"you sent {\"password\":\"[redacted]"}`},
		{"an object is no secret by its name alone", `{"tokens":{"left":3}}`, `{"tokens":{"left":3}}`},
		{"null is no secret", `{"token":null}`, `{"token":null}`},
		{"the value may be called secret, the name decides", `{"kind":"secret"}`, `{"kind":"secret"}`},
		{"a form", "grant_type=client_credentials&client_secret=a%26b&scope=x", "grant_type=client_credentials&client_secret=[redacted]&scope=x"},
		{"a form that begins with the secret", "password=abc", "password=[redacted]"},
		{"a field quoted in the text of an error", "unknown field client_secret=abc in the form", "unknown field client_secret=[redacted] in the form"},
		{"a link within JSON must not take the rest with it", `{"next":"/s?page_token=abc","total":7}`, `{"next":"/s?page_token=[redacted]","total":7}`},
		{"a signed token in the text of an error", "the token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln is expired", "the token [redacted] is expired"},
		{"a signed token in JSON", `{"jti":"eyJhbGciOiJub25lIn0.e30."}`, `{"jti":"[redacted]"}`},
		{"a header quoted in the text of an error", `{"message":"got Authorization: Bearer abc","code":7}`, `{"message":"got Authorization: Bearer [redacted]","code":7}`},
		{"a URL with a user in the text of an error", "cannot reach https://me:abc@host/path", "cannot reach https://[redacted]@host/path"},
		{"an e-mail address is no user of a URL", "write to https://host/help or me@host", "write to https://host/help or me@host"},
		{"a body without a secret is evidence, byte for byte", "{\"name\":\"a\\u0000\xff\"}", "{\"name\":\"a\\u0000\xff\"}"},
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
			assert.Equal(t, c.want, exchange.NewRedactor().Text(c.body), "what a validator quotes is as secret as the body: "+c.reason)
			assert.Equal(t, c.body, string(body), "the body may be shared: its bytes must stay as they are")
		})
	}
}

func TestURLsLoseTheirSecrets(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ reason, url, want string }{
		{"the user part goes, and is not missed", "https://me:abc@host/segments?limit=1", "https://host/segments?limit=1"},
		{"a user without a password may be a key", "https://abc@host/", "https://host/"},
		{"a secret in the query", "https://host/s?limit=1&api_key=abc&offset=2", "https://host/s?limit=1&api_key=[redacted]&offset=2"},
		{"a secret at the beginning of the query", "https://host/s?token=abc", "https://host/s?token=[redacted]"},
		{"a URL that cannot be parsed is text", "https://me:abc@host/%zz", "https://[redacted]@host/%zz"},
		{"a URL without a secret is evidence", "https://host/s/1?limit=1", "https://host/s/1?limit=1"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, c.want, redacted(exchange.NewRedactor(), exchange.Exchange{URL: c.url}).URL, c.reason)
		})
	}
}

func TestTheVeryValuesAreRedactedWhereverTheyStand(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason     string
		values     []string
		text, want string
	}{
		{"a token that the server quotes", []string{"tok-1234"}, "no such token: tok-1234.", "no such token: [redacted]."},
		{"the longer of two values first, else its rest would stay", []string{"tok-", "tok-1234"}, "tok-1234 tok-", "[redacted] [redacted]"},
		{"a value with a quote, in JSON", []string{`a"b\c`}, `{"echo":"a\"b\\c"}`, `{"echo":"[redacted]"}`},
		{"a value with letters that Go escapes in JSON", []string{"a<b>&c"}, `{"echo":"a\u003cb\u003e\u0026c"}`, `{"echo":"[redacted]"}`},
		{"a value in a query", []string{"a+b/c d"}, "/s?q=a%2Bb%2Fc+d", "/s?q=[redacted]"},
		{"a value in a path", []string{"a b/c"}, "/s/a%20b%2Fc", "/s/[redacted]"},
		{"values of three letters are words of the language", []string{"one"}, "one of many", "one of many"},
		{"an empty value stands everywhere", []string{""}, "text", "text"},
		{"nothing known, nothing removed", nil, "text", "text"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			r := exchange.NewRedactor(c.values...)
			assert.Equal(t, c.want, r.Text(c.text), c.reason)
			assert.Equal(t, c.want, r.Text(r.Text(c.text)), "what is redacted stays as it is")
		})
	}
}
