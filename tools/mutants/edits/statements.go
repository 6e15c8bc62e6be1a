package edits

import (
	"go/ast"
	"go/token"
	"slices"
	"strings"
)

// locking has no effect on trials, which make one call at a time; without it the next call would wait forever.
var locking = []string{"Lock", "Unlock", "RLock", "RUnlock"}

func dropCall(s *source, name string, n ast.Node) {
	if e, ok := n.(*ast.ExprStmt); ok {
		if call, ok := e.X.(*ast.CallExpr); ok && !slices.Contains(locking, called(call)) {
			s.add(name, n, "")
		}
	}
}

func dropAssignment(s *source, name string, n ast.Node) {
	switch a := n.(type) {
	case *ast.AssignStmt:
		if a.Tok != token.DEFINE && s.of(a.Lhs[0]) != "_" {
			s.add(name, n, "")
		}
	case *ast.IncDecStmt:
		s.add(name, n, "")
	}
}

// dropField leaves out "Name: body.Name" of a new value; of a struct, not of a map.
func dropField(s *source, name string, n ast.Node) {
	literal, ok := n.(*ast.CompositeLit)
	if !ok {
		return
	}
	if _, isMap := literal.Type.(*ast.MapType); isMap {
		return
	}
	s.stack = append(s.stack, n)
	defer func() { s.stack = s.stack[:len(s.stack)-1] }()
	for _, element := range literal.Elts {
		pair, ok := element.(*ast.KeyValueExpr)
		if !ok {
			continue
		}
		if _, field := pair.Key.(*ast.Ident); field {
			s.addField(name, pair)
		}
	}
}

// addField removes a field with the comma after it, if there is one.
func (s *source) addField(name string, pair *ast.KeyValueExpr) {
	before := len(s.found)
	s.add(name, pair, "")
	if len(s.found) == before {
		return
	}
	e := &s.found[before]
	rest := s.text[e.end:]
	if trimmed := strings.TrimLeft(rest, " \t"); strings.HasPrefix(trimmed, ",") {
		e.end += len(rest) - len(trimmed) + 1
	}
}

func dropJump(s *source, name string, n ast.Node) {
	switch j := n.(type) {
	case *ast.ReturnStmt:
		if len(j.Results) == 0 && !s.returnsValues() {
			s.addJump(name, n)
		}
	case *ast.BranchStmt:
		if j.Tok != token.FALLTHROUGH {
			s.addJump(name, n)
		}
	}
}

// returnsValues reports whether the function around the node that is looked at has results, and so must end
// with a return.
func (s *source) returnsValues() bool {
	for _, n := range slices.Backward(s.stack) {
		switch f := n.(type) {
		case *ast.FuncLit:
			return f.Type.Results != nil
		case *ast.FuncDecl:
			return f.Type.Results != nil
		}
	}
	return false
}

// addJump names a jump by the first line of the block that it ends.
func (s *source) addJump(name string, n ast.Node) {
	before := len(s.found)
	s.add(name, n, "")
	around := s.parent(1)
	if _, block := around.(*ast.BlockStmt); block {
		around = s.parent(2)
	}
	if len(s.found) > before && around != nil {
		first, _, _ := strings.Cut(s.of(around), "\n")
		s.found[before].In = oneLine(first)
	}
}

// returnEarly returns the zero values of the results.
func returnEarly(s *source, name string, n ast.Node) {
	f, ok := n.(*ast.FuncDecl)
	if !ok || f.Body == nil || len(f.Body.List) == 0 {
		return
	}
	var zeros []string
	if f.Type.Results != nil {
		for _, r := range f.Type.Results.List {
			if len(r.Names) == 0 {
				zeros = append(zeros, "*new("+s.of(r.Type)+")")
			}
		}
	}
	s.insert(name, f.Body.Lbrace+1, strings.TrimSpace("return "+strings.Join(zeros, ", ")), "at the start", f)
}

func skipLoop(s *source, name string, n ast.Node) {
	if loopBody(n) != nil {
		s.add(name, n, "")
	}
}

func firstOnly(s *source, name string, n ast.Node) {
	if body := loopBody(n); body != nil {
		s.insert(name, body.Rbrace, "break", "at the end of `"+oneLine(s.text[s.at(n.Pos()):s.at(body.Lbrace)])+"`", n)
	}
}

// loopBody is the body of a loop that ends by itself; a function may end with one that does not.
func loopBody(n ast.Node) *ast.BlockStmt {
	switch l := n.(type) {
	case *ast.RangeStmt:
		return l.Body
	case *ast.ForStmt:
		if l.Cond != nil {
			return l.Body
		}
	}
	return nil
}
