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
		{"empty", "there is nothing to show", "", "", ""},
		{"text", "other text is unchanged", "plain <b>\n", "plain <b>\n", ""},
		{"object", "each property has its own line", `{"a":1,"b":[true,null]}`, "{\n  \"a\": 1,\n  \"b\": [\n    true,\n    null\n  ]\n}", ""},
		{"empty ones", "there is nothing to indent", `{"a":{ },"b":[]}`, "{\n  \"a\": {},\n  \"b\": []\n}", ""},
		{"unchanged", "digits, escapes and duplicate properties are evidence", `{"n":1.50e1,"n":"\u0041\"]{"}`, "{\n  \"n\": 1.50e1,\n  \"n\": \"\\u0041\\\"]{\"\n}", ""},
		{"trailing bytes", "invalid JSON is not indented", `{"a":1}x`, `{"a":1}x`, ""},
		{"scalar", "a string is JSON too", ` "a, b" `, `"a, b"`, ""},
		{"binary", "invalid UTF-8 is encoded", "\xff\xfe", "base64://4=", "The body is not UTF-8; it is shown in base64."},
		{"long", "the report must be readable", strings.Repeat("x", 5000), strings.Repeat("x", maxBody), "Truncated: the body has 5000 bytes. See exchange 7.1 in exchanges.jsonl for all of it."},
		{"long in characters", "a character is not split", strings.Repeat("x", maxBody-1) + "éé", strings.Repeat("x", maxBody-1), "Truncated: the body has 4099 bytes. See exchange 7.1 in exchanges.jsonl for all of it."},
		{"deep", "nesting must not make a report long", deep, "", "Truncated: the body has 10000 bytes. See exchange 7.1 in exchanges.jsonl for all of it."},
	} {
		t.Run(c.name, func(t *testing.T) {
			text, note := show(exchange.Body(c.body), "7.1")
			assert.LessOrEqual(t, len(text), maxBody)
			assert.True(t, utf8.ValidString(text))
			if c.name != "deep" {
				assert.Equal(t, c.want, text, c.reason)
			}
			assert.Equal(t, c.note, note, c.reason)
		})
	}
}

// FuzzIndent compares indent with the standard library, which has no limit.
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
