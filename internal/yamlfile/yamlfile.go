// Package yamlfile reads YAML files that people write: contracts, catalogues and the exceptions
// of a proof. It knows the line of every value, so that errors name file and line, and it
// recovers from panics of the YAML library.
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

// File is a parsed YAML file.
type File struct {
	name string
	data []byte
	root ast.Node // of the first document; nil in an empty file
	keys keys     // nil until they are needed
}

// Parse parses a file; name is used in errors.
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

// Decode decodes the first document of the file into v. An unknown key is an error, and so is a
// duplicate key.
func (f *File) Decode(v any) error {
	return f.guard(func() error { return yaml.UnmarshalWithOptions(f.data, v, yaml.Strict()) })
}

// guard calls the YAML library, which panics on some documents, and prefixes its errors with
// file and line.
func (f *File) guard(call func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%s: invalid YAML: %v", f.name, p)
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

// unquoted is a hint for a line with an unquoted placeholder, which YAML reads as a mapping.
func (f *File) unquoted(line int) string {
	lines := strings.Split(string(f.data), "\n")
	if line > len(lines) || !strings.Contains(quoted.ReplaceAllString(lines[line-1], ""), "{{") {
		return ""
	}
	return "; quote a value with {{, which YAML reads as a mapping"
}
