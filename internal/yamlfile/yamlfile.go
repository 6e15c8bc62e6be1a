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
		return fmt.Errorf("%s:%d: %s", f.name, at.GetToken().Position.Line, at.GetMessage())
	}
	return fmt.Errorf("%s: %s", f.name, strings.TrimSpace(err.Error()))
}
