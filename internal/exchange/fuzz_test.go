package exchange_test

import (
	"bytes"
	"encoding/json"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/assay-conformance/assay/internal/exchange"
)

// unfinished matches the beginning of an escape, which would include the following characters.
var unfinished = regexp.MustCompile(`(?i)(?:\\(?:u[0-9a-f]{0,3})?|%[0-9a-f]?|&[#\w]{0,10}|~)$`)

// FuzzRedactText checks that a value given to the redactor is removed from any text, in any encoding.
func FuzzRedactText(f *testing.F) {
	for _, seed := range [][3]string{
		{"", "tok-1234", ""}, {"Bearer ", "tok-1234", "."}, {`{"token":"`, "a\"b\\c", `"}`}, {"https://me:", "p@ss/w?rd", "@host/"},
		{"eyJ", "eyJh.eyJi.c", ".x"}, {"password=", "a&b=c", "&x=1"}, {"\xff", "\xff\xfe\xfd\xfc", "\xff"}, {`\"secret\":\"`, "[redacted]x", `\`},
	} {
		f.Add(seed[0], seed[1], seed[2])
	}
	f.Fuzz(func(t *testing.T, before, secret, after string) {
		r := exchange.NewRedactor(secret)
		for form, written := range forms(secret) {
			clean := r.Text(before + written + after)
			// the replacement and the text around it may contain the secret by chance
			if len(secret) < 4 || unfinished.MatchString(before) || strings.Contains(exchange.Redacted, written) || strings.Contains(before+exchange.Redacted+after, written) {
				continue
			}
			if strings.Contains(clean, written) {
				t.Errorf("%q survives %s in %q", secret, form, clean)
			}
		}
	})
}

// FuzzRedactByName checks that a secret that the redactor was not given is found by its name.
func FuzzRedactByName(f *testing.F) {
	for _, seed := range []string{"hunter2-hunter2", `a"b\c-d`, "a&b=c d", "über-geheim", "line\nbreak", "\x00\x01\x02\x03"} {
		f.Add("client_secret", seed)
		f.Add("X-Session-Token", seed)
	}
	f.Fuzz(func(t *testing.T, name, secret string) {
		// the mark occurs nowhere else in the text
		secret = "q7Zk" + secret + "q7Zk"
		property, err := json.Marshal(map[string]string{name + "token": secret})
		if err != nil {
			t.Skip(err)
		}
		if strings.Trim(strings.ToLower(name), "abcdefghijklmnopqrstuvwxyz0123456789_-.") != "" {
			t.Skip("not a name")
		}
		var nested bytes.Buffer
		_ = json.NewEncoder(&nested).Encode(map[string]string{"message": string(property)})
		for place, text := range map[string]string{
			"a property": string(property), "a property that is cut short": string(property[:len(property)-3]), "a property within text": nested.String(),
			"a form field": url.Values{name + "token": {secret}}.Encode(), "a query": "/s?a=1&" + url.Values{name + "token": {secret}}.Encode(),
		} {
			if clean := exchange.NewRedactor().Text(text); strings.Contains(clean, "q7Zk") {
				t.Errorf("the secret survives in %s: %q becomes %q", place, text, clean)
			}
		}
	})
}
