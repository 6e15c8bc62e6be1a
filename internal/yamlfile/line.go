package yamlfile

import (
	"strconv"

	"github.com/goccy/go-yaml/ast"
)

// Line finds the line of a place, given as the parts of a JSON pointer (RFC 6901). For a place
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

// step finds a member of a mapping or an item of a list, and its line; 0 when it is not there.
func step(node ast.Node, part string) (line int, child ast.Node) {
	switch n := node.(type) {
	case *ast.AnchorNode:
		return step(n.Value, part)
	case *ast.TagNode:
		return step(n.Value, part)
	case *ast.MappingNode:
		for _, member := range n.Values {
			if member.Key.GetToken().Value == part {
				return member.Key.GetToken().Position.Line, member.Value
			}
		}
	case *ast.SequenceNode:
		if i, err := strconv.Atoi(part); err == nil && i >= 0 && i < len(n.Values) {
			return begins(n.Values[i]), n.Values[i]
		}
	}
	return 0, nil
}

// begins is the line on which a node begins: the token of a mapping is the colon or the brace.
func begins(node ast.Node) int {
	if m, ok := node.(*ast.MappingNode); ok && len(m.Values) > 0 {
		node = m.Values[0].Key
	}
	return node.GetToken().Position.Line
}
