package yamlfile_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/yamlfile"
)

func TestAt(t *testing.T) {
	t.Parallel()
	f, err := yamlfile.Parse("a.yaml", []byte("a:\n  b: 9007199254740993\n  c: {d: 1.50, \"e\": [x]}\n"))
	require.NoError(t, err)
	for _, c := range []struct {
		reason       string
		line, column int
		want         string
	}{
		{"every digit", 2, 3, "9007199254740993"},
		{"in a flow mapping", 3, 7, "1.50"},
		{"a list is no scalar", 3, 16, ""},
		{"no key", 2, 4, ""},
		{"beyond the file", 9, 1, ""},
	} {
		assert.Equal(t, c.want, f.ScalarAt(c.line, c.column), c.reason)
	}
	var list []string
	require.True(t, f.DecodeAt(3, 16, &list))
	assert.Equal(t, []string{"x"}, list)
	assert.False(t, f.DecodeAt(3, 16, new(int)), "a list is no number")
	assert.False(t, f.DecodeAt(9, 9, &list))
}
