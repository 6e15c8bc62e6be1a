package yamlfile

import (
	"strconv"

	"github.com/goccy/go-yaml/ast"
)

// Line returns the line of a place, given as the parts of a JSON pointer (RFC 6901). For a place
// that is not in the file it is the line of the last part that is.
func (f *File) Line(pointer ...string) int {
	line, node := 1, f.root
	for _, part := range pointer {
		at, child := step(node, part)
		if at == 0 {
			break
		}
		line, node = at, child
	}
	return line
}

// step finds a value of a mapping or an item of a list, and its line; 0 if there is none.
func step(node ast.Node, part string) (line int, child ast.Node) {
	switch n := node.(type) {
	case *ast.AnchorNode:
		return step(n.Value, part)
	case *ast.TagNode:
		return step(n.Value, part)
	case *ast.MappingNode:
		for _, pair := range n.Values {
			if pair.Key.GetToken().Value == part {
				return pair.Key.GetToken().Position.Line, pair.Value
			}
		}
	case *ast.SequenceNode:
		if i, err := strconv.Atoi(part); err == nil && i >= 0 && i < len(n.Values) {
			return firstLine(n.Values[i]), n.Values[i]
		}
	}
	return 0, nil
}

// firstLine is the first line of a node: the token of a mapping is the colon or the brace.
func firstLine(node ast.Node) int {
	if m, ok := node.(*ast.MappingNode); ok && len(m.Values) > 0 {
		node = m.Values[0].Key
	}
	return node.GetToken().Position.Line
}
