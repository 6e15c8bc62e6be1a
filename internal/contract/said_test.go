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
		{"an extension", "/paths/~1things/get/x-permissions/1/condition", "insider", true},
		{"a list that is empty", "/paths/~1things~1{id}/get/security", []any{}, true},
		{"an item beyond the end of a list", "/servers/1", nil, false},
		{"an item before its beginning", "/servers/-1", nil, false},
		{"a name where a list has numbers", "/servers/first", nil, false},
		{"a property that is not there", "/info/license", nil, false},
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
		{"what stands there is taken out", "/info/title", true, false},
		{"what does not stand there is put there", "/info/license", false, true},
		{"deep inside, in a list", "/servers/0/url", true, false},
		{"an item of a list", "/paths/~1things/get/x-permissions/0/condition", true, false},
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
