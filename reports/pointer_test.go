package reports

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestLocate(t *testing.T) {
	t.Parallel()
	body := "{\n  \"id\": \"a:1\",\n  \"n\": -1.5,\n  \"list\": [\n    {\n      \"id\": null\n    },\n    true\n  ],\n  \"a/b\": \"x\"\n}"
	for _, c := range []struct{ reason, text, pointer, want string }{
		{"a property, with its name", body, "/id", `"id": "a:1"`},
		{"a number", body, "/n", `"n": -1.5`},
		{"the same name elsewhere is another property", body, "/list/0/id", `"id": null`},
		{"an item has no name", body, "/list/1", "true"},
		{"an escaped name", body, "/a~1b", `"a/b": "x"`},
		{"an array is too large to mark", body, "/list", ""},
		{"a missing property", body, "/none", ""},
		{"the whole body", body, "", ""},
		{"a truncated body, after the end", body[:30], "/list/1", ""},
		{"a truncated body, before the end", body[:30], "/id", `"id": "a:1"`},
		{"invalid JSON", "<html>", "/id", ""},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			from, to := locate(c.text, c.pointer)
			assert.Equal(t, c.want, c.text[from:to], c.reason)
		})
	}
}

func FuzzLocate(f *testing.F) {
	f.Add(`{"a":[1,{"b":"c"}]}`, "/a/1/b")
	f.Add("[1", "/0")
	f.Fuzz(func(t *testing.T, text, pointer string) {
		from, to := locate(text, pointer)
		assert.LessOrEqual(t, from, to)
		_ = text[from:to] // within the text
	})
}
