package edits

import (
	"go/ast"
	"go/token"
	"strings"
)

func offByOne(s *source, name string, n ast.Node) {
	switch v := n.(type) {
	case *ast.BasicLit:
		if v.Kind == token.INT {
			s.add(name, n, "("+v.Value+" + 1)")
		}
	case *ast.Ident:
		if s.ints[v.Name] && s.isValue(v) {
			s.add(name, n, "("+v.Name+" + 1)")
		}
	}
}

// isValue reports whether a name stands for a value, and is not that of a field or of a new variable.
func (s *source) isValue(id *ast.Ident) bool {
	switch p := s.parent(1).(type) {
	case *ast.SelectorExpr:
		return p.Sel != id
	case *ast.KeyValueExpr:
		return p.Key != id
	case *ast.AssignStmt:
		for _, left := range p.Lhs {
			if left == id {
				return false
			}
		}
	case *ast.ValueSpec, *ast.Field:
		return false
	}
	return true
}

var otherArithmetic = map[token.Token]string{token.ADD: "-", token.SUB: "+", token.MUL: "/", token.QUO: "*", token.REM: "*"}

// arithmetic leaves out + of texts: one side must be an integer.
func arithmetic(s *source, name string, n ast.Node) {
	b, ok := n.(*ast.BinaryExpr)
	if !ok || otherArithmetic[b.Op] == "" || b.Op == token.ADD && !isInt(b.X) && !isInt(b.Y) {
		return
	}
	s.add(name, n, "("+s.of(b.X)+" "+otherArithmetic[b.Op]+" "+s.of(b.Y)+")")
}

func minMax(s *source, name string, n ast.Node) {
	call, ok := n.(*ast.CallExpr)
	if !ok {
		return
	}
	if f, ok := call.Fun.(*ast.Ident); ok && (f.Name == "min" || f.Name == "max") {
		other := map[string]string{"min": "max", "max": "min"}[f.Name]
		s.add(name, n, other+strings.TrimPrefix(s.of(n), f.Name))
	}
}

func status(s *source, name string, n ast.Node) {
	if v, ok := n.(*ast.SelectorExpr); ok && strings.HasPrefix(s.of(n), "http.Status") && v.Sel.Name != "StatusText" {
		s.add(name, n, "("+s.of(n)+" + 1)")
	}
}

func boolean(s *source, name string, n ast.Node) {
	v, ok := n.(*ast.Ident)
	if !ok || !s.isValue(v) {
		return
	}
	if other := map[string]string{"true": "false", "false": "true"}[v.Name]; other != "" {
		s.add(name, n, other)
	}
}

// formers are calls that return their argument in another form, or a copy of it.
var formers = []string{"slices.Clone", "maps.Clone", "bytes.Clone", "strings.ToLower", "strings.ToUpper", "strings.TrimSpace", "bytes.TrimSpace"}

func plain(s *source, name string, n ast.Node) {
	call, ok := n.(*ast.CallExpr)
	if !ok || len(call.Args) != 1 {
		return
	}
	for _, f := range formers {
		if s.of(call.Fun) == f {
			s.add(name, n, s.of(call.Args[0]))
		}
	}
}
