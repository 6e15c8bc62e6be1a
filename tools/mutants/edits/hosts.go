package edits

import (
	"go/ast"
	"go/token"
	"slices"
)

// host finds the nearest statement or condition around a node, or the node itself, that a switch can choose.
func (s *source) host(n ast.Node) (host, bool) {
	for up := 1; ; up++ {
		parent := s.parent(up)
		if parent == nil {
			return host{}, false
		}
		if isCondition(parent, s.parent(up+1), s.parent(up+2), n) {
			return s.hostOf(condition, n), true
		}
		stmt, ok := n.(ast.Stmt)
		if !ok {
			n = parent
			continue
		}
		if !inList(parent) {
			return host{}, false
		}
		switch stmt := stmt.(type) {
		case *ast.AssignStmt:
			if stmt.Tok == token.DEFINE {
				return s.defined(stmt)
			}
			return s.hostOf(statement, n), true
		case *ast.ExprStmt, *ast.ReturnStmt, *ast.IncDecStmt, *ast.BranchStmt, *ast.RangeStmt, *ast.ForStmt:
			return s.hostOf(statement, n), true
		}
		return host{}, false
	}
}

func (s *source) hostOf(k kind, n ast.Node) host {
	return host{kind: k, start: s.at(n.Pos()), end: s.at(n.End())}
}

// isCondition reports whether a node is the condition of an if, of a loop, or of a case in a switch without a
// value.
func isCondition(parent, above, top, n ast.Node) bool {
	switch p := parent.(type) {
	case *ast.IfStmt:
		return p.Cond == n
	case *ast.ForStmt:
		return p.Cond == n
	case *ast.CaseClause:
		e, ok := n.(ast.Expr)
		choice, plain := top.(*ast.SwitchStmt)
		_, inside := above.(*ast.BlockStmt)
		return ok && inside && plain && choice.Tag == nil && slices.Contains(p.List, e)
	}
	return false
}

// inList reports whether the statements of a node are a list, where one can be replaced by an if.
func inList(parent ast.Node) bool {
	switch parent.(type) {
	case *ast.BlockStmt, *ast.CaseClause, *ast.CommClause:
		return true
	}
	return false
}

// once are the functions that must not be called a second time for the same request.
var once = []string{"read", "Put", "put", "Remove", "remove", "issue", "enter", "permitted", "caller", "reserve"}

// defined is the host of an edit in a definition. Its value is found a second time by the edited expression,
// which must be harmless: a handler that writes a response, or reads a body, does so once.
func (s *source) defined(d *ast.AssignStmt) (host, bool) {
	harmless := true
	for _, value := range d.Rhs {
		ast.Inspect(value, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			if slices.Contains(once, called(call)) || slices.ContainsFunc(call.Args, func(a ast.Expr) bool { id, ok := a.(*ast.Ident); return ok && id.Name == "w" }) {
				harmless = false
			}
			return true
		})
	}
	h := s.hostOf(definition, d)
	h.names = s.text[s.at(d.Lhs[0].Pos()):s.at(d.Lhs[len(d.Lhs)-1].End())]
	return h, harmless
}

// called is the name of the function or method of a call.
func called(call *ast.CallExpr) string {
	switch f := call.Fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		return f.Sel.Name
	case *ast.IndexExpr:
		if id, ok := f.X.(*ast.Ident); ok {
			return id.Name
		}
	}
	return ""
}
