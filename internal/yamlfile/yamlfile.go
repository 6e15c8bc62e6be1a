// Package yamlfile reads the YAML files that people write by hand: contracts, catalogues and
// the exceptions of a proof. It knows where in a file something stands, so that every error
// names file and line, and it is the one place that keeps a panic of the YAML library from the
// rest of assay.
//
//	f, err := yamlfile.Parse("rules.yaml", data)
//	err = f.Decode(&doc)
//	line := f.Line("rules", "3", "id")
package yamlfile

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// File is a YAML file that has been parsed.
type File struct {
	name string
	data []byte
	root ast.Node // of the first document; nil in an empty file
}

// Parse reads a file; name stands in its errors.
func Parse(name string, data []byte) (*File, error) {
	f := &File{name: name, data: data}
	err := f.guard(func() error {
		tree, err := parser.ParseBytes(data, 0)
		if err == nil && len(tree.Docs) > 0 {
			f.root = tree.Docs[0].Body
		}
		return err
	})
	return f, err
}

// Decode decodes the first document of the file into v. An unknown key is an error, and so is
// a key that stands twice.
func (f *File) Decode(v any) error {
	return f.guard(func() error { return yaml.UnmarshalWithOptions(f.data, v, yaml.Strict()) })
}

// guard calls the YAML library, which panics at some documents, and puts file and line before
// its errors.
func (f *File) guard(call func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%s: no YAML that can be read: %v", f.name, p)
		}
	}()
	err = call()
	var at yaml.Error
	switch {
	case err == nil:
		return nil
	case errors.As(err, &at) && at.GetToken() != nil:
		line := at.GetToken().Position.Line
		return fmt.Errorf("%s:%d: %s%s", f.name, line, at.GetMessage(), f.unquoted(line))
	}
	return fmt.Errorf("%s: %s", f.name, strings.TrimSpace(err.Error()))
}

var quoted = regexp.MustCompile(`"[^"]*"|'[^']*'`)

// unquoted says what to do where a line has a placeholder that YAML takes for a mapping.
func (f *File) unquoted(line int) string {
	lines := strings.Split(string(f.data), "\n")
	if line > len(lines) || !strings.Contains(quoted.ReplaceAllString(lines[line-1], ""), "{{") {
		return ""
	}
	return "; put a value with {{ in quotes, for YAML begins a mapping there"
}
