package yamlfile_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/assay-conformance/assay/internal/yamlfile"
)

func TestLine(t *testing.T) {
	t.Parallel()
	f, err := yamlfile.Parse("a.yaml", []byte(`# a comment
info: {title: a}
paths:
  /a/{id}: &anchor
    get:
      tags:
        - one
        - {name: two}
  "/quoted": *anchor
200: !tagged
  x: 1
`))
	require.NoError(t, err)
	for _, c := range []struct {
		pointer []string
		want    int
		reason  string
	}{
		{nil, 1, "the file itself"},
		{[]string{"info", "title"}, 2, "a value in flow style"},
		{[]string{"paths", "/a/{id}"}, 4, "a key with a slash"},
		{[]string{"paths", "/a/{id}", "get"}, 5, "below an anchor"},
		{[]string{"paths", "/a/{id}", "get", "tags", "0"}, 7, "an item"},
		{[]string{"paths", "/a/{id}", "get", "tags", "1", "name"}, 8, "a value of an item"},
		{[]string{"paths", "/quoted"}, 9, "a key in quotes"},
		{[]string{"paths", "/quoted", "get"}, 9, "an alias is not followed"},
		{[]string{"200", "x"}, 11, "a key that is a number, and a tag"},
		{[]string{"paths", "/a/{id}", "get", "tags", "7"}, 6, "a missing item"},
		{[]string{"nowhere", "at", "all"}, 1, "a missing place"},
	} {
		assert.Equal(t, c.want, f.Line(c.pointer...), c.reason)
	}
}

func TestDecode(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, want, reason string }{
		{"name: a\nnmae: b\n", "a.yaml:2: ", "an unknown key"},
		{"name: a\nname: b\n", "a.yaml:2: ", "a duplicate key"},
		{"name: [a]\n", "a.yaml:1: ", "a value of another type"},
		{"rows:\n  !!set {a, b}\n", "a.yaml: invalid YAML: ", "a tag on which the library panics"},
		{"rows: ! \n", "a.yaml: invalid YAML: ", "only a tag, on which it panics too"},
		{"name: [a\n", "a.yaml:1: ", "an unterminated list"},
	} {
		t.Run(c.reason, func(t *testing.T) {
			t.Parallel()
			var v struct {
				Name string
				Rows []struct{ Name string }
			}
			f, err := yamlfile.Parse("a.yaml", []byte(c.text))
			if err == nil {
				err = f.Decode(&v)
			}
			assert.ErrorContains(t, err, c.want)
		})
	}
}

func TestDecodeEmptyFile(t *testing.T) {
	t.Parallel()
	f, err := yamlfile.Parse("a.yaml", nil)
	require.NoError(t, err)
	v := map[string]any{}
	require.NoError(t, f.Decode(&v))
	assert.Empty(t, v)
	assert.Equal(t, 1, f.Line("a"))
}

// FuzzFile checks that reading a file returns values or an error that names the file.
func FuzzFile(f *testing.F) {
	for _, seed := range []string{"", "a: ! ", "!!set {a}", "a: &a [*a]", "? [a]\n: b\n", "<<: {a: 1}\n", "- !!binary x\n", "---\na\n---\nb\n", "a: {0: [1]}", "a:\n- \n"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := yamlfile.Parse("a.yaml", data)
		if err == nil {
			var v any
			err = file.Decode(&v)
		}
		if err != nil && !strings.HasPrefix(err.Error(), "a.yaml:") {
			t.Errorf("the error does not begin with the file: %v", err)
		}
		if err == nil && file.Line("a", "0") < 1 {
			t.Error("lines must count from 1")
		}
	})
}
