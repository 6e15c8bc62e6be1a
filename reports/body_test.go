package reports

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/exchange"
)

func TestShow(t *testing.T) {
	deep := strings.Repeat("[", 5000) + strings.Repeat("]", 5000)
	for _, c := range []struct {
		name, reason, body, want, note string
	}{
		{"empty", "no body is shown as none", "", "", ""},
		{"text", "what is not JSON stays as it came", "plain <b>\n", "plain <b>\n", ""},
		{"object", "members stand in lines", `{"a":1,"b":[true,null]}`, "{\n  \"a\": 1,\n  \"b\": [\n    true,\n    null\n  ]\n}", ""},
		{"empty ones", "nothing to lay out", `{"a":{ },"b":[]}`, "{\n  \"a\": {},\n  \"b\": []\n}", ""},
		{"as it came", "digits, escapes and repeated members are evidence", `{"n":1.50e1,"n":"\u0041\"]{"}`, "{\n  \"n\": 1.50e1,\n  \"n\": \"\\u0041\\\"]{\"\n}", ""},
		{"trailing bytes", "not JSON, so not laid out", `{"a":1}x`, `{"a":1}x`, ""},
		{"scalar", "a text alone is JSON too", ` "a, b" `, `"a, b"`, ""},
		{"binary", "bytes that are no text are shown safely", "\xff\xfe", "base64://4=", "The body is not UTF-8 text; it stands here in base64."},
		{"long", "the report stays readable", strings.Repeat("x", 5000), strings.Repeat("x", maxShown), "Cut short: the body has 5000 bytes. The whole is in exchanges.jsonl, exchange 7.1."},
		{"long in characters", "a cut goes around a character", strings.Repeat("x", maxShown-1) + "éé", strings.Repeat("x", maxShown-1), "Cut short: the body has 4099 bytes. The whole is in exchanges.jsonl, exchange 7.1."},
		{"deep", "depth cannot make a report long", deep, "", "Cut short: the body has 10000 bytes. The whole is in exchanges.jsonl, exchange 7.1."},
	} {
		t.Run(c.name, func(t *testing.T) {
			text, note := show(exchange.Body(c.body), "7.1")
			assert.LessOrEqual(t, len(text), maxShown)
			assert.True(t, utf8.ValidString(text))
			if c.name != "deep" {
				assert.Equal(t, c.want, text, c.reason)
			}
			assert.Equal(t, c.note, note, c.reason)
		})
	}
}

// FuzzIndent holds our layout against the standard library's, which has no limit.
func FuzzIndent(f *testing.F) {
	for _, seed := range []string{`{"a":[1,{"b":[]}],"c":"\\\""}`, `[[],{}]`, ` [ 1 , "x" ] `, `"\u00e9"`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		if !json.Valid(body) || len(body) > 1<<10 {
			t.Skip()
		}
		var want bytes.Buffer
		require.NoError(t, json.Indent(&want, bytes.TrimSpace(body), "", "  "))
		assert.Equal(t, want.String(), string(indent(body, 1<<30)))
	})
}
