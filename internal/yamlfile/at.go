package yamlfile

import (
	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
)

// place is that of a key, both numbers counted from 1.
type place struct{ line, column int }

// at finds the value of the key at a place; nil if there is no such key. The keys are found once.
func (f *File) at(line, column int) ast.Node {
	if f.keys == nil {
		f.keys = keys{}
		if f.root != nil {
			ast.Walk(f.keys, f.root)
		}
	}
	return f.keys[place{line, column}]
}

// keys has the values of all keys of a file, by the place of the key.
type keys map[place]ast.Node

// Visit implements ast.Visitor.
func (k keys) Visit(n ast.Node) ast.Visitor {
	if pair, ok := n.(*ast.MappingValueNode); ok {
		at := pair.Key.GetToken().Position
		k[place{at.Line, at.Column}] = pair.Value
	}
	return k
}

// ScalarAt returns the text of the value of the key at a line and a column, exactly as the file writes it;
// empty if there is none. A decoder that reads numbers as floats loses it. It is not safe for concurrent use.
func (f *File) ScalarAt(line, column int) string {
	if scalar, ok := f.at(line, column).(ast.ScalarNode); ok {
		return scalar.GetToken().Value
	}
	return ""
}

// DecodeAt decodes the value of the key at a line and a column into v, and reports whether there is one. It is
// not safe for concurrent use.
func (f *File) DecodeAt(line, column int, v any) bool {
	node := f.at(line, column)
	return node != nil && f.guard(func() error { return yaml.NodeToValue(node, v) }) == nil
}
