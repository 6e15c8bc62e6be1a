package contract_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestSays(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason, pointer string
		want            any
		says            bool
	}{
		{"a text", "/openapi", "3.0.3", true},
		{"an item of a list", "/servers/0/url", "https://things.example/base", true},
		{"a name with slashes and braces", "/paths/~1things~1{id}/get/operationId", "getThing", true},
		{"a status, which YAML might take for a number", "/paths/~1things/post/responses/201/description", "created", true},
		{"an extension", "/x-permission-sets/writer/all/1/permission", "Inside", true},
		{"a list that is empty", "/paths/~1things~1{id}/get/security", []any{}, true},
		{"an item beyond the end of a list", "/servers/1", nil, false},
		{"a negative index", "/servers/-1", nil, false},
		{"a name as the index of a list", "/servers/first", nil, false},
		{"an absent property", "/info/license", nil, false},
		{"a property of a text", "/openapi/3", nil, false},
		{"references are not followed", "/paths/~1things/get/responses/4XX/description", nil, false},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			got, says := things().Says(c.pointer)
			assert.Equal(t, c.says, says, c.reason)
			assert.Equal(t, c.want, got, c.reason)
		})
	}
	whole, says := things().Says("")
	assert.True(t, says)
	assert.Contains(t, whole, "paths")
}

func TestRedrafted(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		reason, pointer string
		before, after   bool
	}{
		{"an existing value is removed", "/info/title", true, false},
		{"a missing value is added", "/info/license", false, true},
		{"a nested value, in a list", "/servers/0/url", true, false},
		{"an item of a list", "/x-permission-sets/writer/all/0/level", true, false},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			draft := things().Redrafted(c.pointer)
			_, before := things().Says(c.pointer)
			_, after := draft.Says(c.pointer)
			assert.Equal(t, c.before, before, "the contract itself stays as it was")
			assert.Equal(t, c.after, after, c.reason)
			said, _ := draft.Says("/paths/~1motto/get/operationId")
			assert.Equal(t, "getMotto", said, "everything else stays")
		})
	}
}

func TestRedraftedContractJudgesAsBefore(t *testing.T) {
	t.Parallel()
	draft := things().Redrafted("/paths/~1things/post")
	assert.Empty(t, judged(t, draft, create()).Findings)
	assert.NotEmpty(t, judged(t, draft, create().responding(with(thing(), "name", 5))).Findings)
}

func TestRedraftedAtUnreachablePlace(t *testing.T) {
	t.Parallel()
	for pointer, reason := range map[string]string{"/openapi/x/y": "a text has no properties", "/servers/7/url": "beyond the end of a list", "": "no place at all"} {
		draft := things().Redrafted(pointer)
		said, _ := draft.Says("/openapi")
		assert.Equal(t, "3.0.3", said, reason)
	}
}
