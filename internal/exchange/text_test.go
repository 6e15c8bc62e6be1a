package exchange_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/assay-conformance/assay/internal/exchange"
)

func TestTextFindsKnownValues(t *testing.T) {
	t.Parallel()
	r := exchange.NewRedactor(`tok"1234&more`, "p w", "50%41off", "tok/1", "")
	for _, c := range []struct{ reason, text, want string }{
		{"the text around a value is unchanged", `got tok"1234&more, sorry`, "got [redacted], sorry"},
		{"adjacent values", `tok"1234&moretok"1234&more`, "[redacted][redacted]"},
		{"HTML escapes", "<p>tok&#34;1234&amp;more</p>", "<p>[redacted]</p>"},
		{"JSON escapes as .NET writes them", `{"a":"tok\u00221234\u0026more"}`, `{"a":"[redacted]"}`},
		{"an unpaired surrogate before a value", `\ud800\u0074ok/1`, `\ud800[redacted]`},
		{"JSON as text within JSON", `{"a":"{\"b\":\"tok\\\"1234&more\"}"}`, `{"a":"{\"b\":\"[redacted]\"}"}`},
		{"the name of a property", `{"tok\"1234&more":1}`, `{"[redacted]":1}`},
		{"a query in a link in HTML", `<a href="/?q=tok%221234%26more&amp;x=1">`, `<a href="/?q=[redacted]&amp;x=1">`},
		{"a server that changes case", `TOK"1234&MORE`, "[redacted]"},
		{"a text that was cut short has the beginning of a value", `got "tok\"1234…`, `got "[redacted]…`},
		{"a text that was cut short within an escape", `got "TOK\"1234\u00…`, `got "[redacted]…`},
		{"a JSON pointer", "/a/tok~11/b", "/a/[redacted]/b"},
		{"the first three characters of a value are too common", `got tok…`, `got tok…`},
		{"a value of three characters is too common", "p w", "p w"},
		{"a value that looks like an escape", "50%41off, and in a query 50%2541off", "[redacted], and in a query [redacted]"},
		{"other escapes are unchanged", `C:\temp 100% &c. &amp; caf\u00e9`, `C:\temp 100% &c. &amp; caf\u00e9`},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			assert.Equal(t, c.want, r.Text(c.text))
		})
	}
}

// A server may put what it was sent into the name of a header, in another case.
func TestRedactHeaderName(t *testing.T) {
	t.Parallel()
	e := &exchange.Exchange{Response: exchange.Message{Header: http.Header{"X-Tok-1234": {"tok-1234"}, "X-Other": {"2"}}}}
	exchange.NewRedactor("tok-1234").Redact(e)
	assert.Equal(t, http.Header{"X-[redacted]": {"[redacted]"}, "X-Other": {"2"}}, e.Response.Header)
}

func TestRedactErrorKeepsWrappedError(t *testing.T) {
	t.Parallel()
	err := exchange.NewRedactor("tok-1234").Error(fmt.Errorf("the server said tok-1234: %w", context.Canceled))
	assert.EqualError(t, err, "the server said [redacted]: context canceled")
	assert.True(t, errors.Is(err, context.Canceled))
}
